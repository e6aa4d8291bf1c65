import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Orphan } from '../api/orphans';
import { Dialog } from '../dialog/Dialog';
import { Icon } from '../icon/Icon';
import { usePage } from '../shell/page';
import { troubleText } from '../shell/Trouble';

interface Props {
  orphan: Orphan;
  close: () => void;
  done: () => Promise<void>;
}

/** Asks before something at the provider is removed, and says why it could not be. */
export function RemoveOrphan({ orphan, close, done }: Props): JSX.Element {
  const { announce, api, env, t } = usePage();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { kind, name, event } = orphan;
  const remove = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      announce((await api.removeOrphan(env.name, orphan)).message);
      await done();
    } catch (why) {
      setFailure(why);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t(`orphans.confirm.${kind}`, { name })} close={close}>
      <p>{t(`orphans.confirmText.${kind}`)}</p>
      <p>{t('orphans.confirmEvent', { event })}</p>
      {failure !== undefined && (
        <div class="es-note es-note--bad" role="alert">
          <Icon name="alert" />
          <span>{troubleText(failure, t)}</span>
        </div>
      )}
      <div class="es-dialog__buttons">
        <button
          type="button"
          class="jenkins-button jenkins-button--primary jenkins-!-destructive-color"
          aria-disabled={busy}
          onClick={() => !busy && void remove()}
        >
          {t(busy ? 'orphans.removing' : `orphans.remove.${kind}`)}
        </button>
        <button type="button" class="jenkins-button" data-safe onClick={close}>
          {t('confirm.back')}
        </button>
      </div>
    </Dialog>
  );
}
