import type { JSX } from 'preact';
import type { Scheduled } from '../../api/words';
import { Icon } from '../../icon/Icon';
import { addressOf } from '../../route/route';
import { NewEvent } from '../../shell/NewEvent';
import { usePage } from '../../shell/page';
import { StatusLabel } from '../../status/StatusLabel';
import { dayOf, startOf } from '../../time/days';
import { within } from '../EventsTable';
import { movable, useMove } from '../move/move';
import type { LookProps } from './looks';

/** What comes, day after day. */
export function ListLook({ events, span }: LookProps): JSX.Element {
  const { say, t } = usePage();
  const byDay = new Map<string, Scheduled[]>();
  for (const event of within(events, span, say.zone)) {
    // What has begun before stands at the first day.
    const day = dayOf(Math.max(Date.parse(event.window.start), startOf(span.first, say.zone)), say.zone);
    byDay.set(day, [...(byDay.get(day) ?? []), event]);
  }
  return byDay.size === 0 ? (
    <div class="es-empty">
      <Icon name="calendar" class="es-empty__icon" />
      <p class="es-empty__title">{t('calendar.none')}</p>
      <NewEvent />
    </div>
  ) : (
    <ol class="es-agenda">
      {[...byDay].map(([day, found]) => (
        <li key={day}>
          <h3 class="es-agenda__day">{say.day(day, { weekday: 'long', day: 'numeric', month: 'long' })}</h3>
          <ul>
            {found.map((event) => (
              <Item key={event.id} event={event} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Item({ event }: { event: Scheduled }): JSX.Element {
  const { say, t } = usePage();
  const move = useMove();
  const start = Date.parse(event.window.start);
  const end = Date.parse(event.window.end);
  return (
    <li class="es-agenda__item">
      <span class="es-agenda__time">{say.window(start, end)}</span>
      <span class="es-agenda__what">
        <a href={addressOf({ view: 'event', env: event.environment, id: event.id })}>
          <bdi>{event.name}</bdi>
        </a>
        <span class="es-muted">
          <bdi>{event.target.name}</bdi> · <bdi>{event.owner}</bdi>
        </span>
      </span>
      <StatusLabel status={event.status} />
      {movable(event) !== 'none' && (
        <button type="button" class="jenkins-button es-button--small" onClick={() => move({ event, start, end })}>
          {t('move.open')}
          <span class="es-hidden">
            {' '}
            <bdi>{event.name}</bdi>
          </span>
        </button>
      )}
    </li>
  );
}
