import type { JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { WindowText } from '../events/WindowText';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import { StatusLabel } from '../status/StatusLabel';
import { startOf } from '../time/days';
import { movable, useMove } from './move/move';
import type { Span } from './span';

/** What lies in the days that are shown, in order. */
export function within(events: readonly Scheduled[], { first, end }: Span, zone: string): Scheduled[] {
  const from = startOf(first, zone);
  const to = startOf(end, zone);
  return events
    .filter(({ window }) => Date.parse(window.end) > from && Date.parse(window.start) < to)
    .sort((a, b) => a.window.start.localeCompare(b.window.start));
}

/** The calendar in words, and the way to move an event without a hand on it. */
export function EventsTable({ events, span }: { events: Scheduled[]; span: Span }): JSX.Element {
  const { say, t } = usePage();
  const shown = within(events, span, say.zone);
  const move = useMove();
  return shown.length === 0 ? (
    <p class="es-muted">{t('calendar.none')}</p>
  ) : (
    <div class="es-table-box">
      <table class="jenkins-table es-table" aria-labelledby="es-table">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col">{t('column.window')}</th>
            <th scope="col">{t('column.target')}</th>
            <th scope="col">
              <span class="es-hidden">{t('actions.title')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((event) => (
            <tr key={event.id}>
              <th scope="row" class="es-table__name">
                <a href={addressOf({ view: 'event', env: event.environment, id: event.id })}>
                  <bdi>{event.name}</bdi>
                </a>
              </th>
              <td>
                <StatusLabel status={event.status} />
              </td>
              <td>
                <WindowText window={event.window} />
              </td>
              <td class="es-table__quiet">
                <bdi>{event.target.name}</bdi>
              </td>
              <td>
                {movable(event) !== 'none' && (
                  <button
                    type="button"
                    class="jenkins-button es-button--small"
                    onClick={() =>
                      move({ event, start: Date.parse(event.window.start), end: Date.parse(event.window.end) })
                    }
                  >
                    {t('move.open')}
                    <span class="es-hidden">
                      {' '}
                      <bdi>{event.name}</bdi>
                    </span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
