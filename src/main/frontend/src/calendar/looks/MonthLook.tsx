import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Scheduled } from '../../api/words';
import { EVERYTHING } from '../../route/listState';
import { addressOf } from '../../route/route';
import { usePage } from '../../shell/page';
import { addDays } from '../../time/days';
import { barIn, inLanes } from '../bars';
import { daysOf } from '../span';
import { DayBars } from './DayBars';
import { MoveHint } from './EventLink';
import type { LookProps } from './looks';
import { MORNING, useSlot } from './useSlot';

/** How many events lie upon each other before the rest is only counted. */
const LANES = 4;
const WEEK = 7;

/** A month as weeks of days. */
export function MonthLook({ events, span, today, day }: LookProps & { day: string }): JSX.Element {
  const { say } = usePage();
  const days = daysOf(span);
  const weeks = Array.from({ length: days.length / WEEK }, (_, index) => days.slice(index * WEEK, index * WEEK + WEEK));
  const [focus, setFocus] = useState(day);
  const grid = useRef<HTMLDivElement>(null);
  const focused = days.includes(focus) ? focus : (days[0] ?? day);

  const onKeyDown = (press: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK }[press.key];
    const target = press.target as HTMLElement;
    const to = step === undefined ? undefined : addDays(focused, step);
    if (to !== undefined && days.includes(to) && target.dataset['day'] !== undefined && !press.shiftKey) {
      press.preventDefault();
      setFocus(to);
      grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
    }
  };

  return (
    <div class="es-month" ref={grid} data-grid>
      <MoveHint />
      <div class="es-month__names" aria-hidden="true">
        {days.slice(0, WEEK).map((each) => (
          <span key={each}>{say.day(each, { weekday: 'short' })}</span>
        ))}
      </div>
      {/* Arrow keys go from day to day; each day is a button of its own. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={onKeyDown}>
        {weeks.map((week) => (
          <Week key={week[0]} days={week} month={day.slice(0, 7)} today={today} focused={focused} events={events} />
        ))}
      </div>
    </div>
  );
}

interface WeekProps {
  days: string[];
  month: string;
  today: string;
  focused: string;
  events: Scheduled[];
}

function Week({ days, month, today, focused, events }: WeekProps): JSX.Element {
  const { env, say, t } = usePage();
  const slot = useSlot();
  const first = days[0] ?? '';
  const laned = useMemo(
    () =>
      inLanes(
        events.flatMap((event) => barIn(event, first, WEEK, say.zone) ?? []),
        ({ from }) => from,
        ({ to }) => to,
      ),
    [events, first, say.zone],
  );
  const hidden = (index: number): number =>
    laned.filter(({ item, lane }) => lane >= LANES && item.from <= index && index < item.to).length;
  const last = days.at(-1) ?? first;
  const name = say.days(first, last);
  return (
    <section class="es-week-row" aria-label={name}>
      <ol class="es-week-row__days">
        {days.map((day, index) => {
          const label = say.day(day, { weekday: 'long', day: 'numeric', month: 'long' });
          const look = `es-day ${day.startsWith(month) ? '' : 'es-day--other'} ${day === today ? 'es-day--today' : ''}`;
          const more = hidden(index);
          return (
            <li key={day} class={look} aria-current={day === today ? 'date' : undefined}>
              {slot === undefined ? (
                <span class="es-day__number">{Number(day.slice(8))}</span>
              ) : (
                <button
                  type="button"
                  class="es-day__button"
                  data-day={day}
                  tabIndex={day === focused ? 0 : -1}
                  aria-label={t('calendar.newOn', { day: label })}
                  onClick={() => slot(day, MORNING)}
                >
                  <span class="es-day__number">{Number(day.slice(8))}</span>
                </button>
              )}
              {more > 0 && (
                <a
                  class="es-day__more"
                  href={addressOf({
                    view: 'events',
                    env: env.name,
                    list: { ...EVERYTHING, from: day, to: day, sort: 'start' },
                  })}
                >
                  <span aria-hidden="true">+{more}</span>
                  <span class="es-hidden">
                    {t('strip.more', { count: more })}, {label}
                  </span>
                </a>
              )}
            </li>
          );
        })}
      </ol>
      <DayBars bars={laned.filter(({ lane }) => lane < LANES)} />
    </section>
  );
}
