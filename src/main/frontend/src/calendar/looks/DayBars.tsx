import type { JSX } from 'preact';
import { usePage } from '../../shell/page';
import type { Bar, Laned } from '../bars';
import { EventLink } from './EventLink';

const WEEK = 7;

/** Events as bars over the days of a week. */
export function DayBars({ bars }: { bars: readonly Laned<Bar>[] }): JSX.Element {
  const { say } = usePage();
  return (
    <ul class="es-week-row__bars">
      {bars.map(({ item: { event, from, to, openStart, openEnd }, lane }) => (
        <li
          key={event.id}
          style={{ gridColumn: `${from + 1} / ${to + 1}`, gridRow: `${lane + 1}` }}
          class="es-week-row__bar"
        >
          <EventLink
            event={event}
            scale={{ days: (box) => box.clientWidth / WEEK }}
            class={`${openStart ? 'es-bar--open-start' : ''} ${openEnd ? 'es-bar--open-end' : ''}`}
            handle={!openEnd}
          >
            <span class="es-bar__time">{say.clock(Date.parse(event.window.start))}</span>
            <bdi class="es-bar__name">{event.name}</bdi>
          </EventLink>
        </li>
      ))}
    </ul>
  );
}
