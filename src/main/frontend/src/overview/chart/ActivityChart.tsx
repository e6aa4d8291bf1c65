import type { JSX } from 'preact';
import { EVERYTHING } from '../../route/listState';
import { addressOf } from '../../route/route';
import { usePage } from '../../shell/page';
import { dayOf } from '../../time/days';
import { HOUR } from '../../time/durations';
import { ceiling, type Column, GROUPS, type Span } from './range';

interface Props {
  columns: Column[];
  span: Span;
}

/** How a column is called: by its hour, its day, or the week that begins then. */
export function useColumnName(span: Span): (column: Column) => string {
  const { say } = usePage();
  return ({ start }) =>
    span === 'day'
      ? say.short(start)
      : say.day(dayOf(start, say.zone), { weekday: 'short', day: 'numeric', month: 'short' });
}

/** Columns of stacked counts. The table below says the same to those who cannot see it, so it has no keys of its own. */
export function ActivityChart({ columns, span }: Props): JSX.Element {
  const { clock, env, say, t } = usePage();
  const top = ceiling(columns);
  const now = clock.now();
  const name = useColumnName(span);
  const short = ({ start }: Column): string =>
    span === 'day'
      ? say.time(start).replace(/:00(?=\D*$)/, '')
      : say.day(dayOf(start, say.zone), { day: 'numeric', month: 'short' });
  const every = span === 'month' ? 7 : span === 'day' ? 6 : 3;
  const used = GROUPS.filter((group) => columns.some(({ groups }) => groups[group] > 0));
  const told = ({ groups }: Column): string =>
    used
      .flatMap((group) => (groups[group] > 0 ? [`${t(`group.${group}`)}: ${say.number(groups[group])}`] : []))
      .join(', ');

  return (
    <figure class="es-chart">
      <div class="es-chart__plot" aria-hidden="true">
        <span class="es-chart__top">{say.number(top)}</span>
        <span class="es-chart__half" />
        {columns.map((column) => (
          <a
            key={column.start}
            class={`es-chart__column ${column.start <= now && now < column.end ? 'es-chart__column--now' : ''}`}
            tabIndex={-1}
            title={`${name(column)}\n${told(column)}`}
            href={addressOf({
              view: 'events',
              env: env.name,
              list: {
                ...EVERYTHING,
                from: dayOf(column.start, say.zone),
                to: dayOf(column.end - HOUR / 2, say.zone),
                sort: 'start',
              },
            })}
          >
            {[...GROUPS]
              .reverse()
              .map(
                (group) =>
                  column.groups[group] > 0 && (
                    <span
                      key={group}
                      class={`es-chart__part es-chart__part--${group}`}
                      style={{ height: `${(column.groups[group] / top) * 100}%` }}
                    />
                  ),
              )}
          </a>
        ))}
      </div>
      <div class="es-chart__names" aria-hidden="true">
        {columns.map((column, index) => (
          <span key={column.start}>{index % every === 0 && <span>{short(column)}</span>}</span>
        ))}
      </div>
      <figcaption class="es-chart__legend">
        {used.length === 0
          ? t('chart.none')
          : used.map((group) => (
              <span key={group}>
                <span class={`es-chart__key es-chart__part--${group}`} />
                {t(`group.${group}`)}
              </span>
            ))}
      </figcaption>
    </figure>
  );
}
