import { describe, expect, it } from 'vitest';
import { anEvent, NOON } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { HOUR } from '../time/durations';
import { active, attention, readNow } from './now';

describe('now', () => {
  it('asks only for lists in which there is something', async () => {
    const api = fakeApi([anEvent({ status: 'live' })]);
    const now = await readNow(api, 'sandbox', undefined, NOON);
    expect(api.events).toHaveBeenCalledTimes(1);
    expect(active(now)).toHaveLength(1);
    expect(attention(now, NOON - 3 * HOUR)).toEqual([]);
  });

  it('puts failed takedowns first of what needs attention, then what is late, and live events first of what is active', async () => {
    const statuses = ['failed', 'teardown_failed', 'tearing_down', 'live', 'deploying'] as const;
    const now = await readNow(fakeApi(statuses.map((status) => anEvent({ id: status, status }))), 's', undefined, NOON);
    expect(attention(now, NOON).map(({ id }) => id)).toEqual(['teardown_failed', 'deploying', 'failed']);
    expect(active(now).map(({ id }) => id)).toEqual(['live', 'deploying', 'tearing_down']);
  });
});
