import { screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../../api/client';
import type { Follow as Following } from '../../api/around';
import { Problem } from '../../api/problem';
import { anEvent } from '../../fixture/event';
import { fakeApi } from '../../fixture/fakeApi';
import { aPage, show } from '../../fixture/show';
import { Follow } from './Follow';

const nobody: Following = { available: true, own: 'alice@example.com', address: null, since: null };
const told: Following = { ...nobody, address: 'alice@example.com', since: '2026-12-01T12:00:00Z' };

function apiOf(following: Following, more: Partial<Api> = {}): Api {
  return fakeApi([anEvent()], { follow: () => Promise.resolve(following), ...more });
}

describe('following an event', () => {
  it('is not offered where no e-mail is sent', async () => {
    const follow = vi.fn<Api['follow']>(() => Promise.resolve({ ...nobody, available: false }));
    show(<Follow event={anEvent()} />, aPage(fakeApi([], { follow })));
    await vi.waitFor(() => expect(follow).toHaveBeenCalled());
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('begins at the own address, and ends', async () => {
    const beginToFollow = vi.fn<Api['beginToFollow']>(() => Promise.resolve(told));
    const endToFollow = vi.fn<Api['endToFollow']>(() => Promise.resolve());
    const page = aPage(apiOf(nobody, { beginToFollow, endToFollow }));
    show(<Follow event={anEvent()} />, page);
    await userEvent.click(await screen.findByRole('button', { name: 'Tell me' }));
    expect(beginToFollow).toHaveBeenCalledWith('sandbox', 'E1', null);
    expect(await screen.findByText(/alice@example\.com/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Stop telling me' }));
    expect(endToFollow).toHaveBeenCalledWith('sandbox', 'E1');
    expect(await screen.findByRole('button', { name: 'Tell me' })).toBeTruthy();
    expect(page.announce).toHaveBeenCalledTimes(2);
  });

  it('lets only who may change the event choose an address, and says what is wrong with it', async () => {
    const { unmount } = show(<Follow event={anEvent()} />, aPage(apiOf(nobody)));
    await screen.findByRole('button', { name: 'Tell me' });
    expect(screen.queryByRole('textbox')).toBeNull();
    unmount();

    const beginToFollow = vi
      .fn<Api['beginToFollow']>()
      .mockRejectedValue(
        new Problem('invalid', 422, 'x', 'x', [{ pointer: '/address', detail: 'Give one.' }], null, null),
      );
    show(<Follow event={anEvent({ actions: ['change'] })} />, aPage(apiOf(nobody, { beginToFollow })));
    await userEvent.type(await screen.findByRole('textbox', { name: 'E-mail address' }), 'team@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Tell me' }));
    expect(beginToFollow).toHaveBeenCalledWith('sandbox', 'E1', 'team@example.com');
    expect((await screen.findByRole('alert')).textContent).toContain('Give one.');
  });
});
