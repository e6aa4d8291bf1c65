import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { anEvent } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { EVERYTHING } from '../route/listState';
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
    const pages = await readPages(
      fakeApi([], { events }),
      'sandbox',
      { ...EVERYTHING, pages: 2 },
      'me',
      'UTC',
      undefined,
    );
    expect(events).toHaveBeenCalledTimes(2);
    expect(eventsOf(pages).map(({ id }) => id)).toEqual(['0', 'moved', '1']);
    expect(hasMore(pages)).toBe(true);
  });

  it('end where the server says so', async () => {
    const pages = await readPages(
      fakeApi([], { events: paged() }),
      's',
      { ...EVERYTHING, pages: 9 },
      'me',
      'UTC',
      undefined,
    );
    expect(pages.read).toHaveLength(3);
    expect(hasMore(pages)).toBe(false);
  });

  it('are read again with what was seen, but only at the same address', async () => {
    const events = paged();
    const api = fakeApi([], { events });
    const list = { ...EVERYTHING, pages: 2 };
    const before = await readPages(api, 's', list, 'me', 'UTC', undefined);
    const shifted = { read: before.read.map((each, index) => (index === 1 ? { ...each, cursor: 'other' } : each)) };
    await readPages(api, 's', list, 'me', 'UTC', shifted);
    expect(vi.mocked(events).mock.calls[2]?.[2]).toBe(before.read[0]?.page);
    expect(vi.mocked(events).mock.calls[3]?.[2]).toBeUndefined();
  });

  it('are asked for with what the filters say', () => {
    expect(queryOf({ ...EVERYTHING, q: 'cup', mine: true, status: ['live'] }, 'alice', 'UTC')).toEqual({
      status: ['live'],
      sort: '-start',
      limit: 50,
      q: 'cup',
      owner: 'alice',
    });
  });

  it('mean whole days of the viewer', () => {
    const list = { ...EVERYTHING, from: '2026-12-01', to: '2026-12-01', target: 'product:a', folder: 'f', series: 's' };
    expect(queryOf(list, 'alice', 'Europe/Paris')).toMatchObject({
      from: '2026-11-30T23:00:00.000Z',
      to: '2026-12-01T23:00:00.000Z',
      target: 'product:a',
      folder: 'f',
      series: 's',
    });
  });
});
