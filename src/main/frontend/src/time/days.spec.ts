import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, firstDayOfWeek, startOf, weekday, weekStart } from './days';

describe('a day', () => {
  it('is that of the zone', () => {
    expect(dayOf(Date.parse('2026-12-01T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-12-02');
    expect(dayOf(Date.parse('2026-12-01T03:30:00Z'), 'America/New_York')).toBe('2026-11-30');
  });

  it('counts over months, years and changes of the clocks', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-10-24', '2026-10-27')).toBe(3);
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2026-12-15', -12)).toBe('2025-12-15');
  });

  it('belongs to the week of the place', () => {
    expect(weekday('2026-12-06')).toBe(7);
    expect(weekStart('2026-12-06', 1)).toBe('2026-11-30');
    expect(weekStart('2026-12-06', 7)).toBe('2026-12-06');
    expect(weekStart('2026-12-05', 6)).toBe('2026-12-05');
  });

  it('begins at midnight of the zone, or after the gap that skips it', () => {
    expect(new Date(startOf('2026-12-01', 'Europe/Paris')).toISOString()).toBe('2026-11-30T23:00:00.000Z');
    expect(new Date(startOf('2026-04-24', 'Africa/Cairo')).toISOString()).toBe('2026-04-23T22:00:00.000Z');
  });

  it('knows some first day of the week', () => {
    expect([1, 6, 7]).toContain(firstDayOfWeek('en-US'));
    expect([1, 6, 7]).toContain(firstDayOfWeek('fr'));
  });
});
