import { describe, expect, it } from 'vitest';
import { anEvent, NOON } from '../fixture/event';
import { backoff, cadence } from './cadence';

const startsIn = (seconds: number) => anEvent({ prerollAt: new Date(NOON + seconds * 1000).toISOString() });

describe('the cadence', () => {
  it('is brisk while something is brought up or taken down', () => {
    expect(cadence([anEvent(), anEvent({ status: 'deploying' })], NOON)).toBe(2_000);
    expect(cadence([anEvent({ status: 'tearing_down' })], NOON)).toBe(2_000);
  });

  it('is brisk around the planned moments, and a while after them', () => {
    expect(cadence([startsIn(20)], NOON)).toBe(2_000);
    expect(cadence([startsIn(-20)], NOON)).toBe(2_000);
    const ending = anEvent({
      status: 'live',
      window: { start: '2026-12-01T10:00:00Z', end: '2026-12-01T12:00:10Z', zone: 'UTC' },
    });
    expect(cadence([ending], NOON)).toBe(2_000);
  });

  it('is calm otherwise', () => {
    expect(cadence([], NOON)).toBe(10_000);
    expect(cadence([anEvent({ status: 'ended' }), startsIn(3600)], NOON)).toBe(10_000);
    expect(cadence([startsIn(-3600)], NOON)).toBe(10_000);
  });

  it('never sleeps into the time around a planned moment', () => {
    expect(cadence([startsIn(36)], NOON)).toBe(6_000);
    expect(cadence([startsIn(31)], NOON)).toBe(2_000);
  });

  it('slows down with every failure, to once a minute, and heeds what the server asks', () => {
    expect([1, 2, 3, 9].map((failures) => backoff(2_000, failures, null))).toEqual([4_000, 8_000, 16_000, 60_000]);
    expect(backoff(2_000, 1, 120)).toBe(120_000);
  });
});
