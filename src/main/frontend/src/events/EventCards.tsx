import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Scheduled } from '../api/words';
import { useNow } from '../live/useNow';
import { hashOf } from '../route/route';
import { usePage } from '../shell/page';
import { nextStep } from '../status/nextStep';
import { StatusLabel } from '../status/StatusLabel';
import { WindowText } from './WindowText';

/** The table, for a screen on which it would not fit. */
export function EventCards({ events }: { events: Scheduled[] }): JSX.Element {
  const { t, say } = usePage();
  const now = useNow();
  return (
    <ul class="es-cards" aria-labelledby="es-all">
      {events.map((event) => (
        <Card key={event.id} event={event} next={nextStep(event, now, t, say)} />
      ))}
    </ul>
  );
}

/** Made again only when its own words change, not at every tick of the clock. */
function Card({ event, next }: { event: Scheduled; next: string }): JSX.Element {
  const { env } = usePage();
  return useMemo(
    () => (
      <li class="es-card">
        <a class="es-card__name" href={hashOf({ view: 'event', env: env.name, id: event.id })}>
          <bdi>{event.name}</bdi>
        </a>
        <StatusLabel status={event.status} />
        <span class="es-card__next">{next}</span>
        <WindowText window={event.window} />
        <span class="es-muted">
          <bdi>{event.target.name}</bdi> · <bdi>{event.owner}</bdi>
        </span>
      </li>
    ),
    [event, next, env.name],
  );
}
