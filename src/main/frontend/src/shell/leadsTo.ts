import { AT } from '../route/route';

/** The view that a click leads to; undefined when the click is the browser's: a new tab, a download, another page. */
export function leadsTo(click: MouseEvent): string | undefined {
  const { target, button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = click;
  if (defaultPrevented || button !== 0 || altKey || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) {
    return undefined;
  }
  const link = target.closest('a[href]');
  const address = link?.getAttribute('href') ?? '';
  const stays =
    link !== null && !link.hasAttribute('download') && ['', '_self'].includes(link.getAttribute('target') ?? '');
  return stays && address.startsWith(AT) ? address : undefined;
}
