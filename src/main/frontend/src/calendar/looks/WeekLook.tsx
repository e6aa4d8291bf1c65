import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useNow } from '../../live/useNow';
import { usePage } from '../../shell/page';
import { addDays, startOf } from '../../time/days';
import { DAY, MINUTE } from '../../time/durations';
import { localOf } from '../../time/zones';
import { barIn, blockIn, inClusters, inLanes, isLong, type Block, type Shared } from '../bars';
import { daysOf } from '../span';
import { DayBars } from './DayBars';
import { EventLink, MoveHint } from './EventLink';
import type { LookProps } from './looks';
import { MORNING, useSlot } from './useSlot';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WORKDAY = 7;
const BEFORE_NOW = 4;

/** In rem: the narrowest that a block may be and still be met by a finger, and what stands before the first day. */
const LANE = 1.75;
const AXIS = 4;

/** A week as columns of hours; what lasts a day and more lies above them. */
export function WeekLook({ events, span, today }: LookProps): JSX.Element {
  const { clock, say, t } = usePage();
  const days = daysOf(span);
  const long = useMemo(
    () =>
      inLanes(
        events.flatMap((event) => (isLong(event) ? (barIn(event, span.first, days.length, say.zone) ?? []) : [])),
        ({ from }) => from,
        ({ to }) => to,
      ),
    [events, span.first, days.length, say.zone],
  );
  const columns = useMemo(
    () =>
      daysOf(span).map((day) =>
        inClusters(
          events.flatMap((event) => (isLong(event) ? [] : (blockIn(event, day, say.zone) ?? []))),
          ({ top }) => top,
          ({ bottom }) => bottom,
        ),
      ),
    [events, span, say.zone],
  );
  // All days are as wide as the busiest needs; the week scrolls sideways where that is more than there is.
  const busiest = Math.max(1, ...columns.flat().map(({ lanes }) => lanes));
  const scroll = useRef<HTMLDivElement>(null);
  // Nights are there, but one has to look for them; in this week what goes on now is in view.
  const hour = days.includes(today) ? Number(localOf(clock.now(), say.zone).time.slice(0, 2)) - BEFORE_NOW : WORKDAY;
  const [first] = useState(hour);
  useEffect(() => {
    const box = scroll.current;
    box?.scrollTo({ top: (box.scrollHeight * first) / 24 });
  }, [first]);
  return (
    <div class="es-hours">
      <MoveHint />
      <div class="es-hours__inner" style={{ minInlineSize: `max(48rem, ${AXIS + days.length * busiest * LANE}rem)` }}>
        <Heads days={days} today={today} />
        {long.length > 0 && (
          <div class="es-hours__long">
            <span class="es-muted">{t('calendar.days')}</span>
            <div data-grid>
              <DayBars bars={long} />
            </div>
          </div>
        )}
        <div
          class="es-hours__scroll"
          ref={scroll}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
          tabIndex={0}
          role="region"
          aria-label={say.days(span.first, addDays(span.end, -1))}
        >
          <ol class="es-hours__axis" aria-hidden="true">
            {HOURS.map((hour) => (
              <li key={hour}>{hour > 0 && <span>{say.hour(hour)}</span>}</li>
            ))}
          </ol>
          <div class="es-hours__days" data-grid>
            {days.map((day, index) => (
              <DayColumn key={day} day={day} today={today} blocks={columns[index] ?? []} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function Heads({ days, today }: { days: string[]; today: string }): JSX.Element {
  const { say, t } = usePage();
  const slot = useSlot();
  return (
    <ol class="es-hours__heads">
      {days.map((day) => {
        const short = say.day(day, { weekday: 'short' });
        const label = t('calendar.newOn', { day: say.day(day, { weekday: 'long', day: 'numeric', month: 'long' }) });
        const head = (
          <>
            <span>{short}</span> <span class="es-day__number">{Number(day.slice(8))}</span>
          </>
        );
        return (
          <li key={day} class={day === today ? 'es-day--today' : ''} aria-current={day === today ? 'date' : undefined}>
            {slot === undefined ? (
              <span class="es-hours__head">{head}</span>
            ) : (
              <button
                type="button"
                class="es-hours__head"
                aria-label={`${short} ${Number(day.slice(8))}: ${label}`}
                onClick={() => slot(day, MORNING)}
              >
                {head}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function DayColumn({ day, today, blocks }: { day: string; today: string; blocks: Shared<Block>[] }): JSX.Element {
  const { say } = usePage();
  const slot = useSlot();
  const until = startOf(addDays(day, 1), say.zone);
  return (
    <section class="es-hours__body" aria-label={say.day(day, { weekday: 'long', day: 'numeric', month: 'long' })}>
      {HOURS.map((hour) => (
        // For a hand alone: the button above begins an event by keys, and its hour is typed then.
        <button
          key={hour}
          type="button"
          class="es-hours__slot"
          tabIndex={-1}
          aria-hidden="true"
          disabled={slot === undefined}
          onClick={() => slot?.(day, hour)}
        />
      ))}
      {day === today && <NowLine from={startOf(day, say.zone)} until={until} />}
      {blocks.length > 0 && (
        <ul>
          {blocks.map(({ item: { event, top, bottom }, lane, lanes }) => (
            <li
              key={event.id}
              class="es-hours__block"
              style={{
                top: `${top * 100}%`,
                height: `${(bottom - top) * 100}%`,
                insetInlineStart: `${(lane / lanes) * 100}%`,
                width: `${100 / lanes}%`,
              }}
            >
              <EventLink
                event={event}
                class="es-bar--block"
                scale={{
                  days: (box) => box.clientWidth / 7,
                  minutesDown: (box) => DAY / MINUTE / Math.max(1, box.clientHeight),
                }}
                handle={Date.parse(event.window.end) <= until}
              >
                <bdi class="es-bar__name">{event.name}</bdi>
                <span class="es-bar__time">{say.clock(Date.parse(event.window.start))}</span>
              </EventLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where the day has come to. */
function NowLine({ from, until }: { from: number; until: number }): JSX.Element | null {
  const now = useNow(30_000);
  return now < from || now >= until ? null : (
    <span class="es-hours__now" style={{ top: `${((now - from) / (until - from)) * 100}%` }} />
  );
}
