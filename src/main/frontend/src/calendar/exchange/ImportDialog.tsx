import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Imported } from '../../api/around';
import { Dialog } from '../../dialog/Dialog';
import { importedDrafts, keepImported } from '../../form/send/imported';
import { Icon } from '../../icon/Icon';
import { FROM_NOTHING } from '../../route/beginning';
import { addressOf } from '../../route/route';
import { usePage } from '../../shell/page';
import { troubleText } from '../../shell/Trouble';

const MOST = 1024 * 1024;

/** Reads a calendar file into drafts, each of which is then finished in the form: a calendar knows no target. */
export function ImportDialog({ close }: { close: () => void }): JSX.Element {
  const { api, drafts: storage, env, say, t } = usePage();
  const [drafts, setDrafts] = useState<Imported['drafts']>(() => importedDrafts(storage, env.name));
  const [skipped, setSkipped] = useState<string[]>([]);
  const [failure, setFailure] = useState<string>();

  async function read(file: File | undefined): Promise<void> {
    setFailure(undefined);
    if (file === undefined) {
      return;
    }
    if (file.size > MOST) {
      setFailure(t('import.tooLarge'));
      return;
    }
    try {
      const found = await api.readCalendar(env.name, await file.text());
      keepImported(storage, env.name, found.drafts);
      setDrafts(found.drafts);
      setSkipped(found.skipped);
      if (found.drafts.length === 0) {
        setFailure(t('import.nothing'));
      }
    } catch (why) {
      setFailure(troubleText(why, t));
    }
  }

  const when = (text: string | undefined): string => {
    const at = Date.parse(text ?? '');
    return Number.isNaN(at) ? '' : say.short(at);
  };
  return (
    <Dialog title={t('import.title')} close={close}>
      <p>{t('import.text')}</p>
      <label class="es-field es-import">
        <span class="es-field__label">{t('import.file')}</span>
        <input
          type="file"
          class="jenkins-input"
          accept=".ics,text/calendar"
          onChange={(input) => void read(input.currentTarget.files?.[0])}
        />
      </label>
      {failure !== undefined && (
        <p class="es-note es-note--bad" role="alert">
          <Icon name="alert" />
          <bdi>{failure}</bdi>
        </p>
      )}
      {drafts.length > 0 && (
        <>
          <p class="es-muted" role="status">
            {t('import.found', { count: drafts.length })}
          </p>
          <ul class="es-bulk__events">
            {drafts.map(({ draft }, index) => (
              <li key={index}>
                <span>
                  <bdi>{draft.name}</bdi> <span class="es-muted">{when(draft.window?.start)}</span>
                </span>
                <a
                  href={addressOf({ view: 'new', env: env.name, begin: { ...FROM_NOTHING, imported: index } })}
                  aria-label={t('import.finishThis', { name: draft.name ?? '' })}
                >
                  {t('import.finish')}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {skipped.length > 0 && (
        <>
          <p class="es-muted">{t('import.skipped')}</p>
          <ul class="es-unusable es-muted">
            {skipped.map((each) => (
              <li key={each}>
                <bdi>{each}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="es-dialog__buttons">
        <button type="button" class="jenkins-button" data-safe onClick={close}>
          {t('bulk.close')}
        </button>
      </div>
    </Dialog>
  );
}
