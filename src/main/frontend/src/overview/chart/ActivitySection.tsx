import type { JSX } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Bucket } from '../../api/around';
import type { Seen } from '../../api/wire';
import { Icon } from '../../icon/Icon';
import { useLive } from '../../live/useLive';
import { usePage } from '../../shell/page';
import { Skeleton } from '../../shell/Skeleton';
import { Trouble } from '../../shell/Trouble';
import { ActivityChart } from './ActivityChart';
import { ActivityTable } from './ActivityTable';
import { columnsOf, queryOf, type Span, SPANS } from './range';

const CADENCE = 60_000;

/** How many events there were and will be, and how they went. */
export function ActivitySection(): JSX.Element {
  const { api, clock, env, say, t } = usePage();
  const [span, setSpan] = useState<Span>('month');
  // Asked anew only when another bucket begins, so that looking again costs a 304.
  const asked = JSON.stringify(queryOf(span, clock.now(), say.zone));
  const live = useLive<Seen<Bucket[]>>(
    `${env.name} ${asked}`,
    useCallback(
      (before) => api.activity(env.name, JSON.parse(asked) as ReturnType<typeof queryOf>, before),
      [api, env.name, asked],
    ),
    () => CADENCE,
    clock.now,
  );
  const buckets = live.value?.value;
  const until = Date.parse((JSON.parse(asked) as { to: string }).to);
  const columns = useMemo(() => buckets && columnsOf(buckets, until), [buckets, until]);

  return (
    <>
      <div class="es-chart__head">
        <h2 class="es-panel__title" id="es-activity">
          <Icon name="chart" />
          {t('chart.title')}
        </h2>
        <div class="es-segments" role="group" aria-label={t('chart.span')}>
          {SPANS.map((each) => (
            <button key={each} type="button" aria-pressed={each === span} onClick={() => setSpan(each)}>
              {t(`chart.${each}`)}
            </button>
          ))}
        </div>
      </div>
      {columns !== undefined ? (
        <>
          <ActivityChart columns={columns} span={span} />
          <details class="es-details es-chart__table">
            <summary>{t('chart.table')}</summary>
            <ActivityTable columns={columns} span={span} />
          </details>
        </>
      ) : live.failure !== undefined ? (
        <Trouble failure={live.failure} t={t} retry={() => void live.refresh()} />
      ) : (
        <Skeleton lines={4} t={t} />
      )}
    </>
  );
}
