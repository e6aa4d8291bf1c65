import { describe, expect, it } from 'vitest';
import { DAY, HOUR, isoToMinutes, MINUTE, minutesToIso, parseDuration } from './durations';

describe('durations', () => {
  it('are read as the server writes them', () => {
    expect(parseDuration('PT20M')).toBe(20 * MINUTE);
    expect(parseDuration('P31D')).toBe(31 * DAY);
    expect(parseDuration('PT744H')).toBe(744 * HOUR);
    expect(parseDuration('P1DT2H3M4.5S')).toBe(DAY + 2 * HOUR + 3 * MINUTE + 4_500);
    expect(parseDuration('-PT5S')).toBe(-5_000);
    expect(parseDuration('PT0S')).toBe(0);
  });

  it('are refused where they are none', () => {
    for (const text of ['', 'P', 'PT', '20', 'P1M', 'PT20', 'one hour']) {
      expect(parseDuration(text), text).toBeUndefined();
    }
  });

  it('are typed in minutes', () => {
    expect(minutesToIso('20')).toBe('PT20M');
    expect(minutesToIso(' 1,5 ')).toBe('PT90S');
    expect(minutesToIso('0')).toBe('PT0M');
    expect(minutesToIso('-5')).toBeUndefined();
    expect(minutesToIso('ten')).toBeUndefined();
    expect(minutesToIso('')).toBeUndefined();
  });

  it('come back as minutes', () => {
    expect(isoToMinutes('PT20M')).toBe('20');
    expect(isoToMinutes('PT1H30M')).toBe('90');
    expect(isoToMinutes('PT90S')).toBe('1.5');
  });
});
