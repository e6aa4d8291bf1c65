import type { JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { Acts } from '../event/actions/Acts';
import type { Choice } from '../event/actions/choices';
import { useNow } from '../live/useNow';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import { nextStep } from '../status/nextStep';
import { StatusLabel } from '../status/StatusLabel';

interface Props {
  event: Scheduled;
  refresh: () => Promise<void>;
}

/** What helps while an audience is there. */
function offered({ status, actions }: Scheduled): Choice[] {
  const extend: Choice[] = actions.includes('change') ? ['extend'] : [];
  return status === 'live' ? [...extend, ...(actions.includes('end') ? (['end'] as const) : [])] : [];
}

/** An event that is up, coming up or going down, with the time that is left. */
export function ActiveItem({ event, refresh }: Props): JSX.Element {
  const { env, t, say } = usePage();
  const now = useNow();
  const start = Date.parse(event.window.start);
  const end = Date.parse(event.window.end);
  const open = event.status === 'live' && now >= start && now < end;
  return (
    <>
      <span class="es-panel__top">
        <a class="es-panel__name" href={addressOf({ view: 'event', env: env.name, id: event.id })}>
          <bdi>{event.name}</bdi>
        </a>
        <StatusLabel status={event.status} />
      </span>
      {open ? (
        <span class="es-panel__left">
          <span class="es-countdown">{say.countdown(end - now)}</span>
          <span class="es-muted">{t('strip.ends', { time: say.moment(end) })}</span>
          <Elapsed share={(now - start) / (end - start)} />
        </span>
      ) : (
        <span class="es-panel__words">{nextStep(event, now, t, say)}</span>
      )}
      {offered(event).length > 0 && (
        <span class="es-panel__acts">
          <Acts event={event} offered={offered(event)} refresh={refresh} small />
        </span>
      )}
    </>
  );
}

/** How much of the window is over; the words beside it say the same. */
export function Elapsed({ share }: { share: number }): JSX.Element {
  return (
    <span class="es-elapsed" aria-hidden="true">
      <span class="es-elapsed__done" style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%` }} />
    </span>
  );
}
