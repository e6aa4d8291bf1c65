import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Scheduled } from '../api/words';
import { useNow } from '../live/useNow';
import { hashOf } from '../route/route';
import { usePage } from '../shell/page';
import { nextStep } from '../status/nextStep';
import { StatusLabel } from '../status/StatusLabel';
import { WindowText } from './WindowText';

export function EventTable({ events }: { events: Scheduled[] }): JSX.Element {
  const { t, say } = usePage();
  const now = useNow();
  return (
    <div class="es-table-box">
      <table class="jenkins-table es-table" aria-labelledby="es-all">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col">{t('column.next')}</th>
            <th scope="col">{t('column.window')}</th>
            <th scope="col">{t('column.target')}</th>
            <th scope="col">{t('column.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Row key={event.id} event={event} next={nextStep(event, now, t, say)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Made again only when its own words change, not at every tick of the clock. */
function Row({ event, next }: { event: Scheduled; next: string }): JSX.Element {
  const { env } = usePage();
  return useMemo(
    () => (
      <tr>
        <td class="es-table__name">
          <a href={hashOf({ view: 'event', env: env.name, id: event.id })}>
            <bdi>{event.name}</bdi>
          </a>
        </td>
        <td>
          <StatusLabel status={event.status} />
        </td>
        <td class="es-table__next">
          <span class="es-clamp" title={next}>
            {next}
          </span>
        </td>
        <td>
          <WindowText window={event.window} />
        </td>
        <td class="es-table__target">
          <bdi>{event.target.name}</bdi>
        </td>
        <td class="es-table__owner">
          <bdi>{event.owner}</bdi>
        </td>
      </tr>
    ),
    [event, next, env.name],
  );
}
