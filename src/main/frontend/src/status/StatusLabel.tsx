import type { JSX } from 'preact';
import type { Status } from '../api/words';
import { Icon } from '../icon/Icon';
import { usePage } from '../shell/page';
import { LOOK } from './look';

export function StatusLabel({ status }: { status: Status }): JSX.Element {
  const { t } = usePage();
  const { icon, tone } = LOOK[status];
  return (
    <span class={`es-status es-status--${tone}`}>
      <Icon name={icon} />
      {t(`status.${status}`)}
    </span>
  );
}
