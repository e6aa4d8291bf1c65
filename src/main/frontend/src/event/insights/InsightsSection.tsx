import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { Insights, InsightSeries } from '../../api/insights';
import type { Seen } from '../../api/wire';
import type { Status } from '../../api/words';
import { Icon } from '../../icon/Icon';
import { useLive } from '../../live/useLive';
import { usePage } from '../../shell/page';
import { Skeleton } from '../../shell/Skeleton';
import { Trouble } from '../../shell/Trouble';
import { MINUTE, SECOND } from '../../time/durations';
import { InsightFigure } from './InsightFigure';
import './insights.css';
import { InsightsTable } from './InsightsTable';

/** The server has something new once a minute; what is being read is there in a moment; what is kept stays. */
function cadence(seen: Seen<Insights> | undefined): number {
  if (seen?.value.state === 'reading') {
    return 2 * SECOND;
  }
  return seen?.value.kept === true ? 10 * MINUTE : MINUTE;
}

/** What an event used, or has used so far. */
export function InsightsSection({ id, status }: { id: string; status: Status }): JSX.Element {
  const { api, clock, env, say, t } = usePage();
  const live = useLive<Seen<Insights>>(
    // Another status is another story.
    `${env.name}/${id}/${status}`,
    useCallback((before) => api.insights(env.name, id, before), [api, env.name, id]),
    cadence,
    clock.now,
  );
  const insights = live.value?.value;
  const series = insights?.series ?? null;
  return (
    <>
      <div class="es-section__head es-insights__head">
        <h2 class="es-heading" id="es-insights">
          {t('insights.title')}
        </h2>
        {insights?.simulated === true && (
          <span class="es-insights__badge" title={t('insights.simulatedHint')}>
            {t('insights.simulated')}
          </span>
        )}
        {series !== null && (
          <span class="es-muted">
            {insights?.kept === true
              ? t('insights.kept')
              : t('insights.asOf', { time: say.time(Date.parse(series.readAt)) })}
          </span>
        )}
      </div>
      {insights === undefined ? (
        live.failure === undefined ? (
          <Skeleton lines={4} t={t} />
        ) : (
          <Trouble failure={live.failure} t={t} retry={() => void live.refresh()} />
        )
      ) : series !== null ? (
        <Charts series={series} simulated={insights.simulated} />
      ) : (
        <Nothing insights={insights} />
      )}
      {insights !== undefined && insights.faults.length > 0 && (
        <div class="es-note es-note--warn es-insights__faults">
          <Icon name="alert" />
          <div>
            <p>{t('insights.faults')}</p>
            <ul>
              {insights.faults.map((fault) => (
                <li key={fault}>
                  <bdi>{fault}</bdi>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  );
}

function Charts({ series, simulated }: { series: InsightSeries; simulated: boolean }): JSX.Element {
  const { t } = usePage();
  const [asTable, setAsTable] = useState(false);
  const compared = series.metrics.some(({ earlier }) => earlier.length > 0);
  return (
    <>
      {simulated && <p class="es-insights__simulated">{t('insights.simulatedHint')}</p>}
      <p class="es-chart__legend" aria-hidden="true">
        {(['up', 'live', 'down'] as const).map((phase) => (
          <span key={phase}>
            <span class={`es-insights__key es-insights__key--${phase}`} />
            {t(`phase.${phase}`)}
          </span>
        ))}
        {compared && (
          <span>
            <span class="es-insights__dash" />
            {t('insights.usualLine')}
          </span>
        )}
      </p>
      <div class="es-insights">
        {series.metrics.map((metric, index) => (
          <InsightFigure key={index} series={series} metric={metric} />
        ))}
      </div>
      <details class="es-details es-chart__table" onToggle={(event) => setAsTable(event.currentTarget.open)}>
        <summary>{t('chart.table')}</summary>
        {asTable && <InsightsTable series={series} />}
      </details>
    </>
  );
}

/** Why there is nothing, and what to do. */
function Nothing({ insights: { state, message } }: { insights: Insights }): JSX.Element {
  const { t } = usePage();
  switch (state) {
    case 'unavailable':
      return (
        <p class="es-insights__none">
          {t('insights.unavailable')} <bdi>{message}</bdi>
        </p>
      );
    case 'unsupported':
      return <p class="es-insights__none">{t('insights.unsupported')}</p>;
    case 'nothing_chosen':
      return (
        <p class="es-insights__none">
          {t('insights.none')} {t('insights.noneHint')}
        </p>
      );
    default:
      return (
        <p class="es-insights__none" role="status">
          {t('insights.reading')}
        </p>
      );
  }
}
