import { describe, expect, it } from 'vitest';
import type { Scheduled } from '../api/words';
import { anEvent, aRun, NOON } from '../fixture/event';
import { currentRun, phases, wasLive } from './phases';

const HOUR = 3_600_000;
const iso = (hours: number): string => new Date(NOON + hours * HOUR).toISOString();
const up = aRun({ result: 'succeeded', startedAt: iso(-1.3), endedAt: iso(-1.1) });
const down = aRun({ result: 'succeeded', claimedAt: iso(-0.5), startedAt: iso(-0.5), endedAt: iso(-0.4) });
const failedUp = aRun({ result: 'failed', endedAt: iso(-1) });

const states = (event: Partial<Scheduled>): string[] => phases(anEvent(event)).map(({ state }) => state);

describe('the stretches of a life', () => {
  it('lie ahead of a scheduled event', () => {
    expect(states({})).toEqual(['now', 'ahead', 'ahead', 'ahead', 'ahead']);
  });

  it('are passed one by one', () => {
    expect(states({ status: 'deploying', preroll: aRun() })).toEqual(['done', 'now', 'ahead', 'ahead', 'ahead']);
    expect(states({ status: 'live', preroll: up })).toEqual(['done', 'done', 'now', 'ahead', 'ahead']);
    expect(
      states({ status: 'tearing_down', preroll: up, postroll: aRun({ claimedAt: iso(-0.5) }), ending: 'ended' }),
    ).toEqual(['done', 'done', 'done', 'now', 'ahead']);
    expect(states({ status: 'ended', preroll: up, postroll: down })).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('show what went wrong, and what therefore never happened', () => {
    expect(states({ status: 'tearing_down', preroll: failedUp, postroll: aRun(), ending: 'failed' })).toEqual([
      'done',
      'failed',
      'skipped',
      'now',
      'ahead',
    ]);
    expect(states({ status: 'failed', preroll: failedUp, postroll: down, ending: 'failed' })).toEqual([
      'done',
      'failed',
      'skipped',
      'done',
      'failed',
    ]);
    expect(states({ status: 'teardown_failed', preroll: up, postroll: down })[3]).toBe('failed');
    expect(states({ status: 'missed' })).toEqual(['done', 'skipped', 'skipped', 'skipped', 'failed']);
    expect(states({ status: 'cancelled' })).toEqual(['done', 'skipped', 'skipped', 'skipped', 'done']);
  });

  it('do not say that nothing happened where a restored store cannot know', () => {
    expect(states({ status: 'tearing_down', postroll: aRun(), ending: 'missed' })).toEqual([
      'done',
      'unknown',
      'unknown',
      'now',
      'ahead',
    ]);
    expect(states({ status: 'missed', postroll: down })).toEqual(['done', 'unknown', 'unknown', 'done', 'failed']);
  });

  it('never call live what came up only while it was being stopped', () => {
    const late = aRun({ result: 'succeeded', endedAt: iso(-0.3) });
    expect(wasLive(anEvent({ status: 'cancelled', preroll: late, postroll: down }))).toBe(false);
    expect(states({ status: 'cancelled', ending: 'cancelled', preroll: late, postroll: down })).toEqual([
      'done',
      'skipped',
      'skipped',
      'done',
      'done',
    ]);
  });

  it('know when they were planned and when they were', () => {
    const [, bringing, live] = phases(anEvent({ status: 'live', preroll: up }));
    expect(bringing).toMatchObject({
      planned: NOON - HOUR - 20 * 60_000,
      real: NOON - 1.3 * HOUR,
      until: NOON - 1.1 * HOUR,
    });
    expect(live).toMatchObject({ planned: NOON - HOUR, real: NOON - 1.1 * HOUR });
  });
});

describe('the attempt to look at', () => {
  it('is the one under way, or the one that went wrong', () => {
    const preroll = aRun({ token: 'up' });
    const postroll = aRun({ token: 'down' });
    const current = (status: Scheduled['status']) => currentRun(anEvent({ status, preroll, postroll }))?.token;
    expect(current('deploying')).toBe('up');
    expect(current('tearing_down')).toBe('down');
    expect(current('teardown_failed')).toBe('down');
    expect(current('live')).toBeUndefined();
    expect(current('ended')).toBeUndefined();
  });
});
