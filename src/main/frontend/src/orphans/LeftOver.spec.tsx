import { screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import type { Orphan, Orphans } from '../api/orphans';
import { Problem } from '../api/problem';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment } from '../fixture/place';
import { aPage, show } from '../fixture/show';
import { LeftOver } from './LeftOver';

const EVENT = '01JD9ZC4W8Q6T3M5N7P9R2S4V6';

const product: Orphan = {
  id: 'product-pp-1',
  kind: 'product',
  name: `event-${EVENT}`,
  since: '2026-12-01T10:00:00Z',
  event: EVENT,
  fate: 'ended',
  console: 'https://console.example.com/pp-1',
  obstacle: null,
};

const strange: Orphan = {
  ...product,
  id: 'run-1',
  kind: 'run',
  name: 'scale',
  since: null,
  fate: 'unknown',
  console: 'javascript:alert(1)',
  obstacle: 'Another installation started it.',
};

const look = (more: Partial<Orphans> = {}): Orphans => ({
  orphans: [product, strange],
  bereft: [{ event: 'E7', name: 'Gala', message: 'Its product is gone.' }],
  asOf: '2026-12-01T12:00:00Z',
  gaps: ['Switches could not be looked at.'],
  ...more,
});

const aws = anEnvironment({ name: 'shop', kind: 'aws' });

async function shown(more: Partial<Api> = {}): Promise<{ api: Api; announce: ReturnType<typeof vi.fn> }> {
  const api = fakeApi([], { orphans: () => Promise.resolve(look()), ...more });
  const announce = vi.fn();
  show(<LeftOver />, aPage(api, { env: aws, announce }));
  await userEvent.click(screen.getByRole('button', { name: 'Look' }));
  await screen.findByRole('button', { name: 'Look again' });
  return { api, announce };
}

describe('what is left over', () => {
  it('is looked for when somebody who may remove it asks', async () => {
    const orphans = vi.fn<Api['orphans']>(() => Promise.resolve(look({ orphans: [], bereft: [], gaps: [] })));
    const { unmount } = show(<LeftOver />, aPage(fakeApi([], { orphans }), { env: aws }));
    expect(orphans).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Look' }));
    expect(await screen.findByText(/Nothing is left over/)).toBeTruthy();
    expect(orphans).toHaveBeenCalledWith('shop');
    unmount();
    show(<LeftOver />, aPage(fakeApi(), { env: { ...aws, may: ['schedule'] } }));
    expect(screen.queryByRole('button')).toBeNull();
    show(<LeftOver />, aPage(fakeApi(), { env: anEnvironment() }));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says what it is, of which event, since when, and where to see it', async () => {
    const { announce } = await shown();
    const [bereft, first, second] = screen.getAllByRole('listitem') as [HTMLElement, HTMLElement, HTMLElement];
    expect(within(bereft).getByText('Gala', { selector: 'strong bdi' })).toBeTruthy();
    expect(within(bereft).getByRole('link').getAttribute('href')).toBe('?at=shop/events/E7');
    expect(within(first).getByText('Product')).toBeTruthy();
    expect(within(first).getByRole('link', { name: `Event ${EVENT}, ended` })).toBeTruthy();
    expect(within(first).getByText(/There since .*10:00/)).toBeTruthy();
    expect(
      within(first)
        .getByRole('link', { name: /provider/ })
        .getAttribute('href'),
    ).toBe(product.console);
    expect(within(second).getByText('Another installation started it.')).toBeTruthy();
    expect(within(second).queryByRole('button')).toBeNull();
    expect(within(second).queryByRole('link')).toBeNull();
    expect(screen.getByText(/Switches could not be looked at/)).toBeTruthy();
    expect(announce).toHaveBeenCalledWith('2 things are left over');
  });

  it('is removed after a question, and looked for again', async () => {
    const orphans = vi
      .fn<Api['orphans']>()
      .mockResolvedValueOnce(look())
      .mockResolvedValue(look({ orphans: [] }));
    const { api, announce } = await shown({ orphans });
    await userEvent.click(screen.getByRole('button', { name: /^Terminate/ }));
    expect(screen.getByRole('heading', { name: `Terminate event-${EVENT}?` })).toBeTruthy();
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Terminate' }));
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.removeOrphan).toHaveBeenCalledWith('shop', product);
    expect(announce).toHaveBeenCalledWith('Going');
    expect(orphans).toHaveBeenCalledTimes(2);
  });

  it('stays where it is when it must not be removed, with the reason', async () => {
    const refuse = new Problem('not-left-over', 409, 'Not left over', 'The event is not over.', [], null, null);
    await shown({ removeOrphan: () => Promise.reject(refuse) });
    await userEvent.click(screen.getByRole('button', { name: /^Terminate/ }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Terminate' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The event is not over.');
  });

  it('says when it could not be looked for', async () => {
    const refuse = new Problem('unavailable', 503, 'Busy', '', [], null, 5);
    show(<LeftOver />, aPage(fakeApi([], { orphans: () => Promise.reject(refuse) }), { env: aws }));
    await userEvent.click(screen.getByRole('button', { name: 'Look' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Look' })).toBeTruthy();
  });
});
