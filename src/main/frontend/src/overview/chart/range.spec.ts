import { describe, expect, it } from 'vitest';
import { NOON } from '../../fixture/event';
import { ceiling, columnsOf, queryOf } from './range';

describe('a chart', () => {
  it('begins and ends at midnight of the viewer, also where the clocks change between', () => {
    const query = queryOf('month', Date.parse('2026-03-30T10:00:00Z'), 'Europe/Paris');
    expect(query).toEqual({
      from: '2026-03-09T23:00:00.000Z',
      to: '2026-04-06T22:00:00.000Z',
      bucket: 'day',
      zone: 'Europe/Paris',
    });
  });

  it('shows whole weeks and whole hours', () => {
    expect(queryOf('quarter', NOON, 'UTC').from).toBe('2026-09-28T00:00:00.000Z');
    expect(queryOf('day', NOON + 5, 'UTC')).toMatchObject({
      from: '2026-11-30T19:00:00.000Z',
      to: '2026-12-01T19:00:00.000Z',
      bucket: 'hour',
    });
  });

  it('adds up what looks the same', () => {
    const [column, last] = columnsOf(
      [
        { start: '2026-12-01T00:00:00Z', counts: { ended: 3, failed: 1, missed: 2, live: 1 } },
        { start: '2026-12-02T00:00:00Z', counts: {} },
      ],
      NOON + 1e9,
    );
    expect(column).toMatchObject({
      groups: { done: 3, wrong: 3, now: 1, ahead: 0, off: 0 },
      total: 7,
      end: Date.parse('2026-12-02T00:00:00Z'),
    });
    expect(last?.end).toBe(NOON + 1e9);
  });

  it('is as high as a round number', () => {
    const high = (total: number): number =>
      ceiling(columnsOf([{ start: '2026-12-01T00:00:00Z', counts: { ended: total } }], 0));
    expect([0, 1, 3, 7, 11, 430, 4000].map(high)).toEqual([1, 1, 4, 10, 20, 500, 4000]);
  });
});
