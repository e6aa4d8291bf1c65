import { afterEach, describe, expect, it } from 'vitest';
import { leadsTo } from './leadsTo';

/** What comes of a click on what the markup has in it as `<b>`. */
function clicked(markup: string, init: MouseEventInit = {}, before?: (click: MouseEvent) => void): string | undefined {
  document.body.innerHTML = markup;
  let led: string | undefined;
  const listen = (click: MouseEvent): void => {
    before?.(click);
    led = leadsTo(click);
    click.preventDefault();
  };
  document.addEventListener('click', listen, { once: true });
  document.querySelector('b')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
  return led;
}

describe('a click', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });

  it('on a link to a view leads there, wherever in the link it was', () => {
    expect(clicked('<a href="?at=shop/events/1"><i><b>Gala</b></i></a>')).toBe('?at=shop/events/1');
    expect(clicked('<a href="?at=" target="_self"><b>Home</b></a>')).toBe('?at=');
  });

  it("is the browser's when it asks for a tab or a window, or when somebody took it", () => {
    const link = '<a href="?at=shop"><b>Shop</b></a>';
    for (const init of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }]) {
      expect(clicked(link, init)).toBeUndefined();
    }
    expect(clicked(link, {}, (click) => click.preventDefault())).toBeUndefined();
  });

  it("is the browser's on all that is no view", () => {
    for (const link of [
      '<b>no link</b>',
      '<a><b>x</b></a>',
      '<a href="?q=1"><b>x</b></a>',
      '<a href="/job/x/?at=shop"><b>x</b></a>',
      '<a href="?at=shop" target="_blank"><b>x</b></a>',
      '<a href="?at=shop" download><b>x</b></a>',
    ]) {
      expect(clicked(link)).toBeUndefined();
    }
  });
});
