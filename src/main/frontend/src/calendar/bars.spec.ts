import { describe, expect, it } from 'vitest';
import { anEvent, aRun } from '../fixture/event';
import { MINUTE } from '../time/durations';
import { barIn, blockIn, extentOf, inClusters, inLanes } from './bars';

const window = (start: string, end: string) => ({ window: { start, end, zone: 'UTC' } });

describe('what an event takes of time', () => {
  it('is planned until it is real', () => {
    const plan = window('2026-12-01T12:00:00Z', '2026-12-01T14:00:00Z');
    expect(extentOf(anEvent(plan), 30 * MINUTE)).toEqual({
      up: Date.parse('2026-12-01T11:40:00Z'),
      start: Date.parse('2026-12-01T12:00:00Z'),
      end: Date.parse('2026-12-01T14:00:00Z'),
      gone: Date.parse('2026-12-01T14:30:00Z'),
    });
    const over = anEvent({
      ...plan,
      status: 'ended',
      preroll: aRun({ claimedAt: '2026-12-01T11:45:00Z' }),
      postroll: aRun({ claimedAt: '2026-12-01T13:00:00Z', endedAt: '2026-12-01T13:04:00Z' }),
    });
    expect(extentOf(over, 30 * MINUTE)).toMatchObject({
      up: Date.parse('2026-12-01T11:45:00Z'),
      end: Date.parse('2026-12-01T13:00:00Z'),
      gone: Date.parse('2026-12-01T13:04:00Z'),
    });
  });

  it('is only its window where nothing was ever brought up', () => {
    const extent = extentOf(anEvent({ status: 'missed' }), 30 * MINUTE);
    expect(extent.up).toBe(extent.start);
    expect(extent.gone).toBe(extent.end);
  });
});

describe('an event that was given up before its window opened', () => {
  it('has no window, but what was brought up and taken down', () => {
    const failed = anEvent({
      ...window('2026-12-01T12:00:00Z', '2026-12-01T14:00:00Z'),
      status: 'failed',
      preroll: aRun({ claimedAt: '2026-12-01T11:40:00Z' }),
      postroll: aRun({ claimedAt: '2026-12-01T11:45:00Z', endedAt: '2026-12-01T11:47:00Z' }),
    });
    const { up, start, end, gone } = extentOf(failed, 0);
    expect(start).toBe(end);
    expect(up).toBeLessThan(start);
    expect(gone).toBeGreaterThan(end);
  });
});

describe('overlapping events', () => {
  it('lie in lanes of their own, and a lane is used again', () => {
    const spans: [number, number][] = [
      [0, 4],
      [1, 2],
      [2, 5],
      [4, 6],
    ];
    const lanes = inLanes(
      spans,
      ([from]) => from,
      ([, to]) => to,
    );
    expect(lanes.map(({ lane }) => lane)).toEqual([0, 1, 1, 0]);
  });
});

describe('events of a day', () => {
  it('share the room only with those that they overlap', () => {
    const spans: [number, number][] = [
      [0, 2],
      [1, 3],
      [2, 4],
      [5, 6],
    ];
    const shared = inClusters(
      spans,
      ([from]) => from,
      ([, to]) => to,
    );
    expect(shared.map(({ lanes }) => lanes)).toEqual([2, 2, 2, 1]);
  });
});

describe('a bar', () => {
  it('covers the days that it touches, and not the one at whose midnight it ends', () => {
    const event = anEvent(window('2026-12-01T22:00:00Z', '2026-12-03T00:00:00Z'));
    expect(barIn(event, '2026-11-30', 7, 'UTC')).toMatchObject({ from: 1, to: 3, openStart: false, openEnd: false });
    expect(barIn(event, '2026-11-30', 7, 'Asia/Tokyo')).toMatchObject({ from: 2, to: 4 });
    expect(barIn(event, '2026-12-02', 7, 'UTC')).toMatchObject({ from: 0, to: 1, openStart: true });
    expect(barIn(event, '2026-12-07', 7, 'UTC')).toBeUndefined();
  });
});

describe('a block', () => {
  it('stands where the clock says, also on a day of 25 hours', () => {
    const event = anEvent(window('2026-12-01T06:00:00Z', '2026-12-01T18:00:00Z'));
    expect(blockIn(event, '2026-12-01', 'UTC')).toMatchObject({ top: 0.25, bottom: 0.75 });
    expect(blockIn(event, '2026-12-02', 'UTC')).toBeUndefined();
    const long = anEvent(window('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'));
    expect(blockIn(long, '2026-10-25', 'Europe/Paris')).toMatchObject({ top: 0, bottom: 1 });
  });

  it('has room for a name', () => {
    const event = anEvent(window('2026-12-01T06:00:00Z', '2026-12-01T06:05:00Z'));
    const { top = 0, bottom = 0 } = blockIn(event, '2026-12-01', 'UTC') ?? {};
    expect(bottom - top).toBeCloseTo(1 / 48);
  });
});
