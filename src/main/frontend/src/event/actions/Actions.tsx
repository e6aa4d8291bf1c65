import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Scheduled } from '../../api/words';
import { Icon } from '../../icon/Icon';
import { hashOf } from '../../route/route';
import { usePage } from '../../shell/page';
import { type Choice, choices, DESTRUCTIVE, ICON } from './choices';
import { Confirm, type Confirmed } from './Confirm';
import { Extend } from './Extend';

interface Props {
  event: Scheduled;
  refresh: () => Promise<void>;
}

/** The one button that helps, and the others in a quiet row. */
export function Actions({ event, refresh }: Props): JSX.Element | null {
  const { t } = usePage();
  const [asked, setAsked] = useState<Confirmed | 'extend'>();
  const { primary, others } = choices(event);
  const close = (): void => setAsked(undefined);
  const done = async (): Promise<void> => {
    await refresh();
    close();
  };
  return (
    <div class="es-actions" role="group" aria-label={t('actions.title')}>
      {primary !== null && <Act choice={primary} event={event} ask={setAsked} primary />}
      {others.map((choice) => (
        <Act key={choice} choice={choice} event={event} ask={setAsked} />
      ))}
      {asked === 'extend' && <Extend event={event} close={close} done={done} />}
      {asked !== undefined && asked !== 'extend' && <Confirm act={asked} event={event} close={close} done={done} />}
    </div>
  );
}

interface ActProps {
  choice: Choice;
  event: Scheduled;
  ask: (what: Confirmed | 'extend') => void;
  primary?: boolean;
}

function Act({ choice, event, ask, primary = false }: ActProps): JSX.Element {
  const { env, t } = usePage();
  const look = [
    'jenkins-button',
    primary ? 'jenkins-button--primary' : '',
    DESTRUCTIVE.includes(choice) ? 'jenkins-!-destructive-color' : '',
  ].join(' ');
  const inside = (
    <>
      <Icon name={ICON[choice]} />
      {t(`action.${choice}`)}
    </>
  );
  switch (choice) {
    case 'edit':
      return (
        <a class={look} href={hashOf({ view: 'edit', env: env.name, id: event.id })}>
          {inside}
        </a>
      );
    case 'clone':
    case 'again':
      return (
        <a class={look} href={hashOf({ view: 'new', env: env.name, cloneOf: event.id })}>
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
