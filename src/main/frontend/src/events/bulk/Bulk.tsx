import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../icon/Icon';
import { usePage } from '../../shell/page';
import type { Selection } from '../selection';
import { BulkDialog } from './BulkDialog';

export type BulkAct = 'cancel' | 'clone';

interface Props {
  selection: Selection;
  refresh: () => Promise<void>;
}

/** What can be done with all that are chosen; nothing while none is. */
export function Bulk({ selection, refresh }: Props): JSX.Element | null {
  const { env, t } = usePage();
  const [asked, setAsked] = useState<BulkAct>();
  const count = selection.events.length;
  if (count === 0) {
    return null;
  }
  return (
    <div class="es-bulk" role="region" aria-label={t('bulk.title')}>
      <strong aria-live="polite">{t('bulk.chosen', { count })}</strong>
      {env.may.includes('schedule') && (
        <>
          <button type="button" class="jenkins-button es-button--small" onClick={() => setAsked('clone')}>
            <Icon name="copy" />
            {t('action.clone')}
          </button>
          <button
            type="button"
            class="jenkins-button es-button--small jenkins-!-destructive-color"
            onClick={() => setAsked('cancel')}
          >
            <Icon name="ban" />
            {t('bulk.cancel')}
          </button>
        </>
      )}
      <button type="button" class="jenkins-button es-button--small" onClick={() => selection.set([])}>
        {t('bulk.clear')}
      </button>
      {asked !== undefined && (
        <BulkDialog
          act={asked}
          events={selection.events}
          close={(changed) => {
            setAsked(undefined);
            if (changed) {
              selection.set([]);
              void refresh();
            }
          }}
        />
      )}
    </div>
  );
}
