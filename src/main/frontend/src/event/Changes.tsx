import type { JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { usePage } from '../shell/page';
import { changes } from './compare';

/** What has changed since the person decided. */
export function Changes({ before, after }: { before: Scheduled; after: Scheduled }): JSX.Element {
  const { say, t } = usePage();
  const found = changes(before, after, t, say);
  return (
    <div class="es-note es-note--warn es-changes" role="alert">
      <div>
        <p class="es-why__cause">{t('stale.title')}</p>
        <ul>
          {found.map(({ field, before: was, after: is }) => (
            <li key={field}>
              <bdi>{field}</bdi>: <s>{was || t('facts.none')}</s> → <strong>{is || t('facts.none')}</strong>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p>{t('stale.invisible')}</p>}
      </div>
    </div>
  );
}
