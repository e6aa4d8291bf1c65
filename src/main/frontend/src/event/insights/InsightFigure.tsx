import type { JSX } from 'preact';
import type { InsightMetric, InsightSeries } from '../../api/insights';
import { usePage } from '../../shell/page';
import { amount } from './amount';
import { difference, type Usual, usualOf } from './compare';
import { MetricChart } from './MetricChart';

/** One metric: a drawing, and in words what it comes to. */
export function InsightFigure({ series, metric }: { series: InsightSeries; metric: InsightMetric }): JSX.Element {
  const { say, t } = usePage();
  const usual = usualOf(metric);
  const said = (value: number): string => amount(say.locale, value, metric.unit, metric.perMinute, t);
  const { figures } = metric;
  return (
    <figure class="es-insight">
      <figcaption>
        <span class="es-insight__label">
          <bdi>{metric.label}</bdi>
        </span>
        {figures !== null && <span class="es-insight__peak">{said(figures.peak)}</span>}
      </figcaption>
      {metric.problem !== null ? (
        <p class="es-insight__words">
          <bdi>{metric.problem}</bdi>
        </p>
      ) : figures === null ? (
        <p class="es-insight__words">{t('insights.nothing')}</p>
      ) : (
        <>
          <MetricChart series={series} metric={metric} usual={usual} />
          <p class="es-insight__words">
            {t('insights.peak', {
              peak: said(figures.peak),
              time: say.short(Date.parse(figures.peakAt)),
              average: said(figures.average),
            })}{' '}
            {usual !== undefined && <Compared peak={figures.peak} usual={usual} said={said} />}
            {metric.perVisitor !== null && (
              <PerVisitor perThousand={metric.perVisitor * 1_000} usual={usual} said={said} />
            )}
          </p>
        </>
      )}
    </figure>
  );
}

function Compared({ peak, usual, said }: { peak: number; usual: Usual; said: (value: number) => string }): JSX.Element {
  const { say, t } = usePage();
  const more = difference(peak, usual.peak);
  const percent = say.percent(Math.abs(more));
  return (
    <>
      {t('insights.usual', { count: usual.events, peak: said(usual.peak), average: said(usual.average) })}{' '}
      {more === 0 ? t('insights.same') : t(more > 0 ? 'insights.more' : 'insights.less', { percent })}{' '}
    </>
  );
}

function PerVisitor({
  perThousand,
  usual,
  said,
}: {
  perThousand: number;
  usual: Usual | undefined;
  said: (value: number) => string;
}): JSX.Element {
  const { t } = usePage();
  return (
    <>
      {t('insights.perVisitor', { value: said(perThousand) })}{' '}
      {usual?.perThousand !== undefined && t('insights.usualVisitor', { value: said(usual.perThousand) })}
    </>
  );
}
