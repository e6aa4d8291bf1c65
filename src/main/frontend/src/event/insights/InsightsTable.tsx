import type { JSX } from 'preact';
import type { InsightSeries } from '../../api/insights';
import { durationOf } from '../../time/durations';
import { usePage } from '../../shell/page';
import { amount } from './amount';

/** The drawings in numbers; times at which nothing was measured are left out. */
export function InsightsTable({ series }: { series: InsightSeries }): JSX.Element {
  const { say, t } = usePage();
  const metrics = series.metrics.filter(({ figures }) => figures !== null);
  const period = durationOf(series.period);
  const first = Date.parse(series.first);
  const rows = Math.max(0, ...metrics.map(({ values }) => values.length));
  const moments = Array.from({ length: rows }, (_, index) => index).filter((index) =>
    metrics.some(({ values }) => values[index] != null),
  );
  return (
    // Wide and long tables scroll, so the keyboard has to get there.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="es-table-box es-insights__table" tabIndex={0} role="region" aria-label={t('chart.table')}>
      <table class="jenkins-table es-table" aria-labelledby="es-insights">
        <thead>
          <tr>
            <th scope="col">{t('chart.when')}</th>
            {metrics.map((metric, index) => (
              <th key={index} scope="col">
                <bdi>{metric.label}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moments.map((index) => (
            <tr key={index}>
              <th scope="row">{say.short(first + index * period)}</th>
              {metrics.map(({ values, unit, perMinute }, column) => {
                const value = values[index];
                return <td key={column}>{value == null ? '–' : amount(say.locale, value, unit, perMinute, t)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
