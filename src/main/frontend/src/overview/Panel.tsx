import type { ComponentChildren, JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/drawings';
import { EVERYTHING, type ListState } from '../route/listState';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import type { Tone } from '../status/look';

const SHOWN = 3;

interface Props {
  title: string;
  icon: IconName;
  tone: Tone;
  /** Undefined until they are known. */
  events: Scheduled[] | undefined;
  /** What to say instead of them. */
  none: string;
  /** How the list shows all of them. */
  all: Partial<ListState>;
  children: (event: Scheduled) => ComponentChildren;
}

/** A few events that matter for one reason. */
export function Panel({ title, icon, tone, events, none, all, children }: Props): JSX.Element {
  const { env, t } = usePage();
  const filled = events !== undefined && events.length > 0;
  const rest = (events?.length ?? 0) - SHOWN;
  return (
    <section
      class={`es-panel ${filled ? `es-panel--${tone}` : ''}`}
      aria-label={title}
      aria-busy={events === undefined}
    >
      <h2 class="es-panel__title">
        <Icon name={icon} />
        {title}
      </h2>
      {filled ? (
        <ul class="es-panel__list">
          {events.slice(0, SHOWN).map((event) => (
            <li key={event.id} class="es-panel__item">
              {children(event)}
            </li>
          ))}
        </ul>
      ) : (
        <p class="es-muted">{none}</p>
      )}
      {rest > 0 && (
        <a
          class="es-panel__more"
          href={addressOf({ view: 'events', env: env.name, list: { ...EVERYTHING, ...all } })}
          aria-label={`${title}: ${t('strip.more', { count: rest })}`}
        >
          {t('strip.more', { count: rest })}
        </a>
      )}
    </section>
  );
}
