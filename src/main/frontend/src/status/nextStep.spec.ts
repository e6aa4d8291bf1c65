import { describe, expect, it } from 'vitest';
import { aReason, anEvent, NOON } from '../fixture/event';
import { t } from '../fixture/show';
import { say } from '../time/say';
import { nextStep } from './nextStep';

const words = say('en-GB', 'UTC', () => NOON);
const next = (event: Parameters<typeof anEvent>[0], now = NOON): string => nextStep(anEvent(event), now, t, words);

describe('what happens next', () => {
  it('is the preroll while an event is scheduled', () => {
    expect(next({})).toBe('Preroll begins in 40 mins');
    expect(next({}, NOON + 40 * 60_000)).toBe('Preroll is due now');
  });

  it('is the start while it is brought up, and how late it is after that', () => {
    const starting = {
      status: 'deploying',
      window: { start: '2026-12-01T12:10:00Z', end: '2026-12-01T14:00:00Z', zone: 'UTC' },
    } as const;
    expect(next(starting)).toBe('Coming up, to be ready in 10 mins');
    expect(next(starting, NOON + 15 * 60_000)).toBe('Coming up, 5 mins late');
  });

  it('is the end while it is live, and the opening before that', () => {
    expect(next({ status: 'live' })).toBe('Ends in 2 hrs');
    expect(next({ status: 'live' }, NOON + 3 * 3_600_000)).toBe('Ending now');
    const early = { start: '2026-12-01T12:10:00Z', end: '2026-12-01T14:00:00Z', zone: 'UTC' };
    expect(next({ status: 'live', window: early })).toBe('Ready. Opens in 10 mins');
  });

  it('says why, where something went wrong', () => {
    expect(next({ status: 'failed', reason: aReason('failed', 'No capacity.') })).toBe('Failed: No capacity.');
    expect(next({ status: 'missed', reason: aReason('missed', 'Too late.') })).toBe('Missed: Too late.');
    expect(next({ status: 'teardown_failed', reason: aReason('teardown_failed', 'Locked.') })).toBe(
      'Takedown failed: Locked.',
    );
    expect(next({ status: 'tearing_down', ending: 'failed', reason: aReason('failed', 'No capacity.') })).toContain(
      'No capacity.',
    );
  });

  it('is nothing more when it is over', () => {
    expect(next({ status: 'tearing_down' })).toBe('Taking down…');
    expect(next({ status: 'ended' })).toBe('Ended 1 hour ago');
    expect(next({ status: 'cancelled' })).toBe('Cancelled 1 hour ago');
  });
});
