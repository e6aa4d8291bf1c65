import { describe, expect, it } from 'vitest';
import { anEvent } from '../../fixture/event';
import { movable } from './move';
import { moveOf } from './shift';

const event = anEvent({ window: { start: '2026-10-23T16:00:00Z', end: '2026-10-23T18:00:00Z', zone: 'UTC' } });
const iso = (at: number | undefined): string => new Date(at ?? NaN).toISOString();

describe('a moved event', () => {
  it("keeps the time on the viewer's clock where the clocks change between", () => {
    const move = moveOf(event, { days: 3, minutes: 0, endOnly: false }, 'Europe/Paris');
    expect([iso(move?.start), iso(move?.end)]).toEqual(['2026-10-26T17:00:00.000Z', '2026-10-26T19:00:00.000Z']);
  });

  it('may have only another end', () => {
    const move = moveOf(event, { days: 0, minutes: 45, endOnly: true }, 'UTC');
    expect([iso(move?.start), iso(move?.end)]).toEqual(['2026-10-23T16:00:00.000Z', '2026-10-23T18:45:00.000Z']);
  });

  it('is none where nothing moved, or the end would come before the start', () => {
    expect(moveOf(event, { days: 0, minutes: 0, endOnly: false }, 'UTC')).toBeUndefined();
    expect(moveOf(event, { days: -1, minutes: 0, endOnly: true }, 'UTC')).toBeUndefined();
  });

  it('moves as a whole only before it has begun, and by those who may change it', () => {
    expect(movable(anEvent({ actions: ['change'] }))).toBe('all');
    expect(movable(anEvent({ actions: ['change'], status: 'live' }))).toBe('end');
    expect(movable(anEvent({ actions: ['clone'] }))).toBe('none');
  });
});
