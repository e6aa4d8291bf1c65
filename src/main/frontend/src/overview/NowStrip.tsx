import type { JSX } from 'preact';
import type { Scheduled, Status } from '../api/words';
import { Icon } from '../icon/Icon';
import { useNow } from '../live/useNow';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import { nextStep } from '../status/nextStep';
import { StatusLabel } from '../status/StatusLabel';
import { Acts } from '../event/actions/Acts';
import type { Choice } from '../event/actions/choices';
import { ActiveItem } from './ActiveItem';
import { helpful, isLate } from './late';
import { ACTIVE, active, attention, FAILED, type Now } from './now';
import { Panel } from './Panel';

const WRONG: readonly Status[] = ['teardown_failed', ...FAILED];

interface Props {
  now: Now | undefined;
  failure: unknown;
  refresh: () => Promise<void>;
}

/** Live now, needs attention, next up. */
export function NowStrip({ now, failure, refresh }: Props): JSX.Element {
  const { clock, t } = usePage();
  const unknown = now === undefined && failure !== undefined;
  const none = (text: string): string => (unknown ? t('strip.unknown') : now === undefined ? t('loading') : text);
  return (
    <div class="es-strip">
      <Panel
        title={t('strip.live')}
        icon="live"
        tone="good"
        events={now && active(now)}
        none={none(t('strip.noneLive'))}
        all={{ status: [...ACTIVE], sort: 'end' }}
      >
        {(event) => <ActiveItem event={event} refresh={refresh} />}
      </Panel>
      <Panel
        title={t('strip.attention')}
        icon="alert"
        tone="bad"
        events={now && attention(now, clock.now())}
        none={none(t('strip.noneWrong'))}
        all={{ status: [...WRONG], sort: '-updated' }}
      >
        {(event) => <WrongItem event={event} refresh={refresh} />}
      </Panel>
      <Panel
        title={t('strip.next')}
        icon="calendar"
        tone="calm"
        events={now?.next.value.events}
        none={none(t('strip.noneNext'))}
        all={{ status: ['scheduled'], sort: 'start' }}
      >
        {(event) => <NextItem event={event} />}
      </Panel>
    </div>
  );
}

function Name({ event }: { event: Scheduled }): JSX.Element {
  const { env } = usePage();
  return (
    <a class="es-panel__name" href={addressOf({ view: 'event', env: env.name, id: event.id })}>
      <bdi>{event.name}</bdi>
    </a>
  );
}

interface ItemProps {
  event: Scheduled;
  refresh: () => Promise<void>;
}

/** What is wrong, why, and the one button that helps. */
function WrongItem({ event, refresh }: ItemProps): JSX.Element {
  const { say, t } = usePage();
  const now = useNow(5_000);
  const help: Choice | null = helpful(event);
  const late = isLate(event, now);
  return (
    <>
      <span class="es-panel__top">
        <Name event={event} />
        {late ? (
          <span class="es-status es-status--bad">
            <Icon name="late" />
            {t('strip.late')}
          </span>
        ) : (
          <StatusLabel status={event.status} />
        )}
      </span>
      <span class="es-panel__words">
        <bdi>{late || event.reason === null ? nextStep(event, now, t, say) : event.reason.message}</bdi>
      </span>
      {help !== null && (
        <span class="es-panel__acts">
          <Acts event={event} offered={[help]} refresh={refresh} small />
        </span>
      )}
    </>
  );
}

function NextItem({ event }: { event: Scheduled }): JSX.Element {
  const { t, say } = usePage();
  const now = useNow();
  return (
    <>
      <Name event={event} />
      <span class="es-panel__words">{nextStep(event, now, t, say)}</span>
      <span class="es-muted">{say.window(Date.parse(event.window.start), Date.parse(event.window.end))}</span>
    </>
  );
}
