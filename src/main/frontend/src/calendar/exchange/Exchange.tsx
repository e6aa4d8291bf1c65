import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../icon/Icon';
import { usePage } from '../../shell/page';
import { FeedDialog } from './FeedDialog';
import { ImportDialog } from './ImportDialog';

/** To other calendars, and from them. */
export function Exchange(): JSX.Element {
  const { env, me, t } = usePage();
  const [open, setOpen] = useState<'feed' | 'import'>();
  const close = (): void => setOpen(undefined);
  return (
    <>
      {me.authenticated && (
        <button type="button" class="jenkins-button" onClick={() => setOpen('feed')}>
          <Icon name="link" />
          {t('feed.open')}
        </button>
      )}
      {env.may.includes('schedule') && (
        <button type="button" class="jenkins-button" onClick={() => setOpen('import')}>
          <Icon name="upload" />
          {t('import.open')}
        </button>
      )}
      {open === 'feed' && <FeedDialog close={close} />}
      {open === 'import' && <ImportDialog close={close} />}
    </>
  );
}
