import { describe, expect, it } from 'vitest';
import { daysOf, moved, spanOf } from './span';

describe('the days of a calendar', () => {
  it('are the whole weeks around a month', () => {
    expect(spanOf('month', '2026-12-15', 1)).toEqual({ first: '2026-11-30', end: '2027-01-04' });
    expect(spanOf('month', '2027-02-15', 1)).toEqual({ first: '2027-02-01', end: '2027-03-01' });
    expect(spanOf('month', '2026-12-15', 7)).toEqual({ first: '2026-11-29', end: '2027-01-03' });
  });

  it('are the week around a day, or what follows it in a list', () => {
    expect(spanOf('week', '2026-12-03', 1)).toEqual({ first: '2026-11-30', end: '2026-12-07' });
    expect(daysOf(spanOf('timeline', '2026-12-03', 7))).toHaveLength(7);
    expect(spanOf('list', '2026-12-03', 1).first).toBe('2026-12-03');
  });

  it('go on by what is shown', () => {
    expect(moved('month', '2026-12-31', 1)).toBe('2027-01-31');
    expect(moved('week', '2026-12-03', -1)).toBe('2026-11-26');
    expect(moved('list', '2026-12-01', 1)).toBe('2027-01-01');
  });
});
