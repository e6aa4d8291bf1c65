import { describe, expect, it } from 'vitest';
import { anEvent, NOON } from '../fixture/event';
import { MINUTE } from '../time/durations';
import { helpful, isLate } from './late';

const iso = (at: number): string => new Date(at).toISOString();

describe('an event', () => {
  const begun = { start: iso(NOON - 5 * MINUTE), end: iso(NOON + 60 * MINUTE), zone: 'UTC' };

  it('is late when it is not ready by its start, has not begun, or has not ended', () => {
    expect(isLate(anEvent({ status: 'deploying', window: begun }), NOON)).toBe(true);
    expect(isLate(anEvent({ prerollAt: iso(NOON - 2 * MINUTE) }), NOON)).toBe(true);
    expect(isLate(anEvent({ status: 'live', window: { ...begun, end: iso(NOON - 2 * MINUTE) } }), NOON)).toBe(true);
  });

  it('is not late within a minute, nor once it is over', () => {
    expect(isLate(anEvent({ status: 'live', window: begun }), NOON)).toBe(false);
    expect(isLate(anEvent({ prerollAt: iso(NOON - MINUTE / 2) }), NOON)).toBe(false);
    expect(isLate(anEvent({ status: 'ended', window: begun }), NOON)).toBe(false);
  });

  it('has one thing that helps, where the person may do it', () => {
    expect(helpful(anEvent({ status: 'teardown_failed', actions: ['retry', 'clone'] }))).toBe('retry');
    expect(helpful(anEvent({ status: 'failed', actions: ['clone', 'delete'] }))).toBe('again');
    expect(helpful(anEvent({ status: 'deploying', actions: ['change', 'end'] }))).toBe('extend');
    expect(helpful(anEvent({ status: 'deploying', actions: [] }))).toBeNull();
  });
});
