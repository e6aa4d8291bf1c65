import type { JSX } from 'preact';
import { Icon } from '../icon/Icon';
import { FROM_NOTHING } from '../route/beginning';
import { addressOf } from '../route/route';
import { usePage } from './page';

/** The way to a new event, for those who may schedule one. */
export function NewEvent(): JSX.Element | null {
  const { env, t } = usePage();
  return env.may.includes('schedule') ? (
    <a
      class="jenkins-button jenkins-button--primary"
      href={addressOf({ view: 'new', env: env.name, begin: FROM_NOTHING })}
    >
      <Icon name="plus" />
      {t('events.new')}
    </a>
  ) : null;
}
