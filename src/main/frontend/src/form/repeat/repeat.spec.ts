import { describe, expect, it } from 'vitest';
import { nthOf, ONCE, repeatFaults, ruleOf } from './repeat';

const start = { date: '2026-12-03', time: '18:00' };
const rule = (more: Partial<typeof ONCE>): string | undefined => ruleOf({ ...ONCE, ...more }, start, 'Europe/Paris');

describe('a recurrence', () => {
  it('is a rule of RFC 5545', () => {
    expect(rule({ frequency: 'daily', count: '6' })).toBe('FREQ=DAILY;COUNT=6');
    expect(rule({ frequency: 'weekly', every: '2', weekdays: ['SU', 'TH'] })).toBe(
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SU;COUNT=4',
    );
    expect(rule({ frequency: 'monthly' })).toBe('FREQ=MONTHLY;COUNT=4');
    expect(rule({ frequency: 'monthly', monthly: 'weekday' })).toBe('FREQ=MONTHLY;BYDAY=1TH;COUNT=4');
  });

  it('ends with the last day of the zone, said in UTC', () => {
    expect(rule({ frequency: 'daily', ends: 'until', until: '2026-12-24' })).toBe('FREQ=DAILY;UNTIL=20261224T225959Z');
  });

  it('knows the last weekday of a month from the fourth', () => {
    expect(nthOf('2026-12-24')).toBe(4);
    expect(nthOf('2026-12-31')).toBe(-1);
    expect(nthOf('2027-02-22')).toBe(-1);
    expect(nthOf('2026-12-01')).toBe(1);
  });

  it('is none while something is not right', () => {
    expect(rule({})).toBeUndefined();
    expect(rule({ frequency: 'weekly' })).toBeUndefined();
    expect(repeatFaults({ ...ONCE, frequency: 'weekly', every: '0', count: '201' }, start)).toEqual([
      'every',
      'weekdays',
      'count',
    ]);
    expect(repeatFaults({ ...ONCE, frequency: 'daily', ends: 'until', until: '2026-12-02' }, start)).toEqual(['until']);
    expect(repeatFaults({ ...ONCE, every: 'x' }, start)).toEqual([]);
  });
});
