import type { ComponentChildren, JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/drawings';
import { useNow } from '../live/useNow';
import { hashOf } from '../route/route';
import { usePage } from '../shell/page';
import { nextStep } from '../status/nextStep';
import { StatusLabel } from '../status/StatusLabel';
import { ActiveItem } from './ActiveItem';
import { attention, type Now } from './now';

const SHOWN = 3;

interface Props {
  now: Now | undefined;
  failure: unknown;
}

/** Live now, needs attention, next up. */
export function NowStrip({ now, failure }: Props): JSX.Element {
  const { t } = usePage();
  const active = now?.active.value.events;
  const wrong = now && attention(now);
  const next = now?.next.value.events;
  const empty = now === undefined && failure !== undefined ? 'strip.unknown' : undefined;
  return (
    <div class="es-strip">
      <Panel title={t('strip.live')} icon="live" tone="good" events={active} none={t(empty ?? 'strip.noneLive')}>
        {(event) => <ActiveItem event={event} />}
      </Panel>
      <Panel title={t('strip.attention')} icon="alert" tone="bad" events={wrong} none={t(empty ?? 'strip.noneWrong')}>
        {(event) => <QuietItem event={event} status />}
      </Panel>
      <Panel title={t('strip.next')} icon="calendar" tone="calm" events={next} none={t(empty ?? 'strip.noneNext')}>
        {(event) => <QuietItem event={event} />}
      </Panel>
    </div>
  );
}

interface PanelProps {
  title: string;
  icon: IconName;
  tone: string;
  events: Scheduled[] | undefined;
  none: string;
  children: (event: Scheduled) => ComponentChildren;
}

function Panel({ title, icon, tone, events, none, children }: PanelProps): JSX.Element {
  const { t } = usePage();
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
        <p class="es-muted">{events === undefined && none === '' ? '' : events === undefined ? t('loading') : none}</p>
      )}
      {rest > 0 && <p class="es-muted es-panel__more">{t('strip.more', { count: rest })}</p>}
    </section>
  );
}

function QuietItem({ event, status = false }: { event: Scheduled; status?: boolean }): JSX.Element {
  const { env, t, say } = usePage();
  const now = useNow(1_000);
  return (
    <>
      <a class="es-panel__name" href={hashOf({ view: 'event', env: env.name, id: event.id })}>
        <bdi>{event.name}</bdi>
      </a>
      {status && <StatusLabel status={event.status} />}
      <span class="es-panel__words">{nextStep(event, now, t, say)}</span>
      {!status && (
        <span class="es-muted es-panel__words">
          {say.window(Date.parse(event.window.start), Date.parse(event.window.end))}
        </span>
      )}
    </>
  );
}
