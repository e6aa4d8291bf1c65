import type { JSX } from 'preact';
import { Icon } from '../icon/Icon';
import { usePage } from '../shell/page';

/**
 * Only an address that a browser opens as a page: what a provider says could also be a script.
 *
 * @param base what a path without a host is on; without it, such a path is no address
 */
export function webAddress(url: string | null, base?: string): string | null {
  try {
    const { protocol, href } = new URL(url ?? '', base);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** The way to the provider's own console. */
export function Console({ url }: { url: string | null }): JSX.Element | null {
  const { t } = usePage();
  const href = webAddress(url);
  return href === null ? null : (
    <a href={href} target="_blank" rel="noopener noreferrer" class="es-console">
      {t('console.open')}
      <Icon name="external" />
      <span class="es-hidden">{t('console.newTab')}</span>
    </a>
  );
}
