import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Scheduled } from '../api/words';
import { useNow } from '../live/useNow';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import { nextStep } from '../status/nextStep';
import { StatusLabel } from '../status/StatusLabel';
import type { Selection } from './selection';
import { WindowText } from './WindowText';

/** The table, for a screen on which it would not fit. */
export function EventCards({ events, selection }: { events: Scheduled[]; selection: Selection }): JSX.Element {
  const { t, say } = usePage();
  const now = useNow();
  return (
    <ul class="es-cards" aria-labelledby="es-all">
      {events.map((event) => (
        <Card
          key={event.id}
          event={event}
          next={nextStep(event, now, t, say)}
          chosen={selection.has(event.id)}
          choose={selection.toggle}
        />
      ))}
    </ul>
  );
}

interface CardProps {
  event: Scheduled;
  next: string;
  chosen: boolean;
  choose: (event: Scheduled) => void;
}

/** Made again only when its own words change, not at every tick of the clock. */
function Card({ event, next, chosen, choose }: CardProps): JSX.Element {
  const { env, t } = usePage();
  return useMemo(
    () => (
      <li class={`es-card ${chosen ? 'es-card--chosen' : ''}`}>
        <input
          type="checkbox"
          class="es-card__check"
          aria-label={t('bulk.choose', { name: event.name })}
          checked={chosen}
          onChange={() => choose(event)}
        />
        <a class="es-card__name" href={addressOf({ view: 'event', env: env.name, id: event.id })}>
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
    [event, next, env.name, chosen, choose, t],
  );
}
