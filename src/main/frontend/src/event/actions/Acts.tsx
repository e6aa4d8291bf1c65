import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Scheduled } from '../../api/words';
import { Icon } from '../../icon/Icon';
import { FROM_NOTHING } from '../../route/beginning';
import { addressOf } from '../../route/route';
import { usePage } from '../../shell/page';
import { type Choice, DESTRUCTIVE, ICON } from './choices';
import { Confirm, type Confirmed } from './Confirm';
import { Extend } from './Extend';

interface Props {
  event: Scheduled;
  offered: readonly Choice[];
  primary?: Choice | null;
  /** Beside other events each button says whose it is. */
  small?: boolean;
  refresh: () => Promise<void>;
  /** The dialog to begin with, if what it does is offered. */
  act?: 'extend' | undefined;
}

/** Buttons for what can be done with an event, and the questions that they ask. */
export function Acts({ event, offered, primary = null, small = false, refresh, act }: Props): JSX.Element {
  const { env, go } = usePage();
  const [asked, setAsked] = useState<Confirmed | 'extend'>();
  const begin = act !== undefined && offered.includes(act) ? act : undefined;
  useEffect(() => {
    if (begin !== undefined) {
      setAsked(begin);
    }
  }, [begin]);
  const close = (): void => {
    setAsked(undefined);
    if (act !== undefined) {
      // Otherwise loading the page again would open it again.
      go({ view: 'event', env: env.name, id: event.id }, 'replace');
    }
  };
  const done = async (): Promise<void> => {
    await refresh();
    close();
  };
  return (
    <>
      {offered.map((choice) => (
        <Act key={choice} choice={choice} event={event} ask={setAsked} primary={choice === primary} small={small} />
      ))}
      {asked === 'extend' && <Extend event={event} close={close} done={done} />}
      {asked !== undefined && asked !== 'extend' && <Confirm act={asked} event={event} close={close} done={done} />}
    </>
  );
}

interface ActProps {
  choice: Choice;
  event: Scheduled;
  ask: (what: Confirmed | 'extend') => void;
  primary: boolean;
  small: boolean;
}

function Act({ choice, event, ask, primary, small }: ActProps): JSX.Element {
  const { env, t } = usePage();
  const look = [
    'jenkins-button',
    primary ? 'jenkins-button--primary' : '',
    small ? 'es-button--small' : '',
    DESTRUCTIVE.includes(choice) ? 'jenkins-!-destructive-color' : '',
  ].join(' ');
  const inside = (
    <>
      <Icon name={ICON[choice]} />
      {t(`action.${choice}`)}
      {small && (
        <span class="es-hidden">
          {' '}
          <bdi>{event.name}</bdi>
        </span>
      )}
    </>
  );
  switch (choice) {
    case 'edit':
      return (
        <a class={look} href={addressOf({ view: 'edit', env: env.name, id: event.id })}>
          {inside}
        </a>
      );
    case 'clone':
    case 'again':
      return (
        <a class={look} href={addressOf({ view: 'new', env: env.name, begin: { ...FROM_NOTHING, cloneOf: event.id } })}>
          {inside}
        </a>
      );
    default:
      return (
        <button type="button" class={look} onClick={() => ask(choice)}>
          {inside}
        </button>
      );
  }
}
