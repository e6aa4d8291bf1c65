import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeMenusAround } from './closeMenusAround';

describe('coming into the page', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });

  function page(): { unmount: () => void; focus: (id: string) => void } {
    document.body.innerHTML =
      '<div data-tippy-root><button id="menu"></button></div><div data-tippy-root></div>' +
      '<main><button id="one"></button><button id="two"></button></main>';
    const unmount = vi.fn();
    Object.assign(document.querySelector('div') ?? {}, { _tippy: { unmount } });
    const main = document.querySelector('main');
    if (main !== null) {
      closeMenusAround(main);
    }
    return { unmount, focus: (id) => document.getElementById(id)?.focus() };
  }

  it('from a menu takes that menu away', () => {
    const { unmount, focus } = page();
    focus('menu');
    focus('one');
    expect(unmount).toHaveBeenCalledOnce();
  });

  it('from nowhere, and going on in it, leaves menus alone', () => {
    const { unmount, focus } = page();
    focus('one');
    focus('two');
    focus('menu');
    expect(unmount).not.toHaveBeenCalled();
  });
});
