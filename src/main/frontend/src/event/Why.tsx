import type { JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { Icon } from '../icon/Icon';
import { LongText } from '../shell/LongText';
import { usePage } from '../shell/page';
import { LOOK } from '../status/look';
import { Console } from './Console';
import { currentRun } from './phases';

/** Why the event is where it is; nothing while all goes as planned. */
export function Why({ event }: { event: Scheduled }): JSX.Element | null {
  const { t } = usePage();
  const { reason, status, ending } = event;
  if (reason === null || reason.cause === 'window_closed') {
    return null;
  }
  const bad = LOOK[status].tone === 'bad' || ending === 'failed';
  return (
    <div class={`es-note es-note--${bad ? 'bad' : 'plain'} es-why`}>
      <Icon name={bad ? 'alert' : 'info'} />
      <div>
        <p class="es-why__cause">{t(`cause.${reason.cause}`)}</p>
        <p class="es-why__message">
          <LongText text={reason.message} />
        </p>
        {status === 'teardown_failed' && <p>{t('why.stillThere')}</p>}
        {/* The steps below lead to the same place. */}
        {currentRun(event)?.console !== reason.console && <Console url={reason.console} />}
      </div>
    </div>
  );
}
