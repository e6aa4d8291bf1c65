/** What the menus of Jenkins' header are made with, on the element that a menu is in: https://atomiks.github.io/tippyjs/v6/ */
interface Menu extends Element {
  _tippy?: { unmount: () => void };
}

/**
 * A menu of Jenkins' header that the keyboard opened listens on when the keyboard has left it, even out of sight, and takes
 * the next Enter or arrow wherever that is meant for: who comes from there to "New event" would be signed out. It is taken
 * away as soon as the keyboard comes into the page, and made anew when it is opened again.
 */
export function closeMenusAround(page: HTMLElement): void {
  page.addEventListener('focusin', ({ relatedTarget: before }) => {
    if (before instanceof Element && !page.contains(before)) {
      document.querySelectorAll<Menu>('[data-tippy-root]').forEach((menu) => menu._tippy?.unmount());
    }
  });
}
