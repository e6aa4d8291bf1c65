import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import type { HistoryEntry } from '../api/words';
import { anEvent } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { readLife } from './life';

const entry = (version: number): HistoryEntry => ({
  version,
  revision: 1,
  at: '2026-12-01T11:00:00Z',
  actor: { kind: 'person', name: 'alice' },
  happening: 'edited',
  from: null,
  to: 'scheduled',
  message: '',
});

describe('a life', () => {
  const history = vi.fn<Api['history']>((_, __, after) =>
    Promise.resolve({ entries: [entry(after + 1)], next: after + 1 < 3 ? after + 1 : null }),
  );

  it('is read with all pages of its history, and later only what is new', async () => {
    const first = await readLife(fakeApi([anEvent({ version: 3 })], { history }), 's', 'E1', undefined);
    expect(first.history.map(({ version }) => version)).toEqual([1, 2, 3]);
    history.mockClear();
    await readLife(fakeApi([anEvent({ version: 3 })], { history }), 's', 'E1', first);
    expect(history).not.toHaveBeenCalled();
    const later = await readLife(fakeApi([anEvent({ version: 4 })], { history }), 's', 'E1', first);
    expect(history).toHaveBeenCalledExactlyOnceWith('s', 'E1', 3);
    expect(later.history).toHaveLength(4);
  });
});
