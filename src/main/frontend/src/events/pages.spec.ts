import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { anEvent, NOON } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { EVERYTHING } from '../route/listState';
import { active, attention, readNow } from './now';
import { eventsOf, hasMore, queryOf, readPages } from './pages';

describe('the pages of a list', () => {
  const paged = (): Api['events'] =>
    vi.fn<Api['events']>((_, { cursor = '0' }) =>
      Promise.resolve({
        value: {
          events: [anEvent({ id: cursor }), anEvent({ id: 'moved' })],
          next: cursor === '2' ? null : String(Number(cursor) + 1),
        },
        etag: `"${cursor}"`,
      }),
    );

  it('are read one after the other, as many as are shown', async () => {
    const events = paged();
    const pages = await readPages(fakeApi([], { events }), 'sandbox', { ...EVERYTHING, pages: 2 }, 'me', undefined);
    expect(events).toHaveBeenCalledTimes(2);
    expect(eventsOf(pages).map(({ id }) => id)).toEqual(['0', 'moved', '1']);
    expect(hasMore(pages)).toBe(true);
  });

  it('end where the server says so', async () => {
    const pages = await readPages(fakeApi([], { events: paged() }), 's', { ...EVERYTHING, pages: 9 }, 'me', undefined);
    expect(pages.read).toHaveLength(3);
    expect(hasMore(pages)).toBe(false);
  });

  it('are read again with what was seen, but only at the same address', async () => {
    const events = paged();
    const api = fakeApi([], { events });
    const list = { ...EVERYTHING, pages: 2 };
    const before = await readPages(api, 's', list, 'me', undefined);
    const shifted = { read: before.read.map((each, index) => (index === 1 ? { ...each, cursor: 'other' } : each)) };
    await readPages(api, 's', list, 'me', shifted);
    expect(vi.mocked(events).mock.calls[2]?.[2]).toBe(before.read[0]?.page);
    expect(vi.mocked(events).mock.calls[3]?.[2]).toBeUndefined();
  });

  it('are asked for with what the filters say', () => {
    expect(queryOf({ ...EVERYTHING, q: 'cup', mine: true, status: ['live'] }, 'alice')).toEqual({
      status: ['live'],
      sort: '-start',
      limit: 50,
      q: 'cup',
      owner: 'alice',
    });
  });
});

describe('now', () => {
  it('asks only for lists in which there is something', async () => {
    const api = fakeApi([anEvent({ status: 'live' })]);
    const now = await readNow(api, 'sandbox', undefined, NOON);
    expect(api.events).toHaveBeenCalledTimes(1);
    expect(active(now)).toHaveLength(1);
    expect(attention(now)).toEqual([]);
  });

  it('puts failed takedowns first of what needs attention, and live events first of what is active', async () => {
    const statuses = ['failed', 'teardown_failed', 'tearing_down', 'live', 'deploying'] as const;
    const now = await readNow(fakeApi(statuses.map((status) => anEvent({ id: status, status }))), 's', undefined, NOON);
    expect(attention(now).map(({ id }) => id)).toEqual(['teardown_failed', 'failed']);
    expect(active(now).map(({ id }) => id)).toEqual(['live', 'deploying', 'tearing_down']);
  });
});
