import type { JSX } from 'preact';
import { NotConnected } from '../api/problem';
import { Icon } from '../icon/Icon';
import type { Live } from '../live/poller';
import { usePage } from './page';
import { troubleText } from './Trouble';

/** Says that what is shown may be old. Nothing while it is not. */
export function Connection({ live }: { live: Live<unknown> }): JSX.Element {
  const { t, say } = usePage();
  const { failure, seenAt } = live;
  return (
    <div role="status" class="es-connection">
      {failure !== undefined && seenAt !== undefined && (
        <p class="es-note es-note--warn">
          <Icon name="unplugged" />
          <span>
            {failure instanceof NotConnected ? t('connection.lost') : troubleText(failure, t)}{' '}
            {t('connection.seen', { time: say.time(seenAt) })}
          </span>
        </p>
      )}
    </div>
  );
}
