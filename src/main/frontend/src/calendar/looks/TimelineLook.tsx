import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Scheduled } from '../../api/words';
import { useNow } from '../../live/useNow';
import type { Grouping } from '../../route/calendarState';
import { usePage } from '../../shell/page';
import { startOf } from '../../time/days';
import { durationOf, MINUTE } from '../../time/durations';
import { type Extent, extentOf, inLanes } from '../bars';
import { daysOf } from '../span';
import { EventLink, MoveHint } from './EventLink';
import type { LookProps } from './looks';
import { MORNING, useSlot } from './useSlot';

/** Which share of the days a name needs. */
const NAME_ROOM = 0.13;

interface Placed extends Extent {
  event: Scheduled;
}

/** Which row an event has. */
function rowOf({ target, owner, environment }: Scheduled, by: Grouping): string {
  return { target: target.name, owner, environment }[by];
}

/** A row a target, an owner or an environment; in it what comes up, is there and goes down, apart. */
export function TimelineLook({ events, span, today, envs, by }: LookProps & { by: Grouping }): JSX.Element {
  const { env, say, t } = usePage();
  const from = startOf(span.first, say.zone);
  const to = startOf(span.end, say.zone);
  const days = daysOf(span);
  const takedown = durationOf(env.limits.postrollTimeout);
  const rows = useMemo(() => {
    const found = new Map<string, Placed[]>();
    for (const event of events) {
      const placed = { event, ...extentOf(event, takedown) };
      if (placed.gone > from && placed.up < to) {
        const row = rowOf(event, by);
        found.set(row, [...(found.get(row) ?? []), placed]);
      }
    }
    return [...found].sort(([a], [b]) => a.localeCompare(b));
  }, [events, by, from, to, takedown]);
  const nameOf = (row: string): string =>
    by === 'environment' ? (envs.find(({ name }) => name === row)?.label ?? row) : row;

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <div class="es-timeline" tabIndex={0} role="region" aria-label={t('calendar.timeline')}>
      <MoveHint />
      <div class="es-timeline__inner">
        <div class="es-timeline__head" aria-hidden="true">
          <span class="es-timeline__label" />
          <span class="es-timeline__days">
            {days.map((day) => (
              <span key={day} class={day === today ? 'es-day--today' : ''}>
                {say.day(day, { weekday: 'short', day: 'numeric' })}
              </span>
            ))}
          </span>
        </div>
        {rows.length === 0 && <p class="es-muted es-timeline__none">{t('calendar.none')}</p>}
        {rows.map(([row, placed]) => (
          <Row key={row} name={nameOf(row)} placed={placed} from={from} to={to} days={days} />
        ))}
      </div>
      <p class="es-timeline__legend es-muted">
        <span>
          <span class="es-phase-key es-phase-key--up" /> {t('phase.up')}
        </span>
        <span>
          <span class="es-phase-key es-phase-key--live" /> {t('column.window')}
        </span>
        <span>
          <span class="es-phase-key es-phase-key--down" /> {t('phase.down')}
        </span>
        <span>
          <span class="es-phase-key es-phase-key--overlap" /> {t('calendar.overlap')}
        </span>
      </p>
    </div>
  );
}

interface RowProps {
  name: string;
  placed: Placed[];
  from: number;
  to: number;
  days: string[];
}

function Row({ name, placed, from, to, days }: RowProps): JSX.Element {
  const slot = useSlot();
  const now = useNow(30_000);
  const laned = inLanes(
    placed,
    ({ up }) => up,
    // A short one needs room for its name beside it.
    ({ up, gone }) => (gone - up < NAME_ROOM * (to - from) ? gone + NAME_ROOM * (to - from) : gone),
  );
  const lanes = Math.max(...laned.map(({ lane }) => lane + 1));
  const share = (at: number): number => ((Math.min(to, Math.max(from, at)) - from) / (to - from)) * 100;
  const overlaps = (one: Placed): boolean =>
    placed.some((other) => other !== one && other.up < one.gone && other.gone > one.up);
  return (
    <section class="es-timeline__row" aria-label={name}>
      <h3 class="es-timeline__label">
        <bdi>{name}</bdi>
      </h3>
      <div class="es-timeline__track" data-grid style={{ minHeight: `${lanes * 2.375 + 0.5}rem` }}>
        <div class="es-timeline__slots" aria-hidden="true">
          {days.map((day) => (
            <button
              key={day}
              type="button"
              tabIndex={-1}
              disabled={slot === undefined}
              onClick={(click) => {
                const { width } = click.currentTarget.getBoundingClientRect();
                const turned = getComputedStyle(click.currentTarget).direction === 'rtl';
                const across = width === 0 ? MORNING / 24 : click.offsetX / width;
                slot?.(day, Math.max(0, Math.min(23, Math.floor((turned ? 1 - across : across) * 24))));
              }}
            />
          ))}
        </div>
        {from <= now && now < to && <span class="es-timeline__now" style={{ insetInlineStart: `${share(now)}%` }} />}
        <ul>
          {laned.map(({ item, lane }) => {
            const { event, up, start, end, gone } = item;
            const wide = Math.max(0.6, share(gone) - share(up));
            const beside = wide < NAME_ROOM * 100;
            const part = (a: number, b: number): string => `${((share(b) - share(a)) / wide) * 100}%`;
            return (
              <li
                key={event.id}
                class={`es-timeline__bar ${overlaps(item) ? 'es-timeline__bar--overlap' : ''}`}
                style={{ insetInlineStart: `${share(up)}%`, width: `${wide}%`, top: `${lane * 2.375 + 0.25}rem` }}
              >
                <EventLink
                  event={event}
                  class="es-bar--phases"
                  scale={{ minutesAcross: (box) => (to - from) / MINUTE / box.clientWidth }}
                  handle={end <= to}
                >
                  <span class="es-bar__up" style={{ width: part(up, start) }} />
                  <span
                    class={`es-bar__window ${beside ? 'es-bar__window--bare' : ''}`}
                    style={{ width: part(start, end) }}
                  >
                    {!beside && <bdi class="es-bar__name">{event.name}</bdi>}
                  </span>
                  <span class="es-bar__down" style={{ width: part(end, gone) }} />
                  {beside && (
                    <span class="es-bar__name es-bar__beside">
                      <bdi>{event.name}</bdi>
                    </span>
                  )}
                </EventLink>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
