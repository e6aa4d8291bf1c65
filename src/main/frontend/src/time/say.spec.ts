import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from './durations';
import { say } from './say';

const now = Date.parse('2026-12-01T12:00:00Z');
const english = say('en-US', 'Europe/Paris', () => now);
const plain = (text: string): string => text.replace(/[\u202f\u00a0\u2009]/g, ' ');

describe('what is said of time', () => {
  it('names the two largest units of a duration, and no seconds beside long ones', () => {
    expect(english.duration(2 * HOUR + 5 * MINUTE + 7 * SECOND)).toBe('2 hr 5 min');
    expect(english.duration(4 * HOUR)).toBe('4 hr');
    expect(english.duration(12 * MINUTE + 31 * SECOND)).toBe('12 min');
    expect(english.duration(9 * MINUTE + 31 * SECOND)).toBe('9 min 31 sec');
    expect(english.duration(DAY + 5 * MINUTE)).toBe('1 day');
    expect(english.duration(0)).toBe('0 sec');
    expect(english.duration(-5)).toBe('0 sec');
  });

  it('shows a zone that this browser does not know in UTC rather than nothing at all', () => {
    expect(plain(english.moment(now, 'Europe/Atlantis'))).toBe(plain(english.moment(now, 'UTC')));
  });

  it('counts down to the second, upwards rounded so that zero is the end', () => {
    expect(english.countdown(HOUR + 4 * MINUTE + 22 * SECOND)).toBe('1:04:22');
    expect(english.countdown(59_001)).toBe('01:00');
    expect(english.countdown(1)).toBe('00:01');
    expect(english.countdown(-1)).toBe('00:00');
    expect(english.countdown(2 * DAY + 3 * HOUR)).toBe('2 days 03:00:00');
  });

  it('tells a moment with its zone, and the year only where it is another', () => {
    expect(plain(english.moment(now))).toBe('Tue, Dec 1, 1:00 PM GMT+1');
    expect(plain(english.moment(now, 'America/New_York'))).toBe('Tue, Dec 1, 7:00 AM EST');
    expect(plain(english.moment(now + 31 * DAY))).toContain('2027');
  });

  it('tells a window once with its zone, and both zones where the clocks change within', () => {
    expect(plain(english.window(now, now + 4 * HOUR))).toMatch(/Dec 1, 1:00 – 5:00 PM GMT\+1$/);
    const change = Date.parse('2026-10-25T00:00:00Z');
    expect(plain(english.window(change, change + 4 * HOUR))).toMatch(/GMT\+2 – .*GMT\+1$/);
  });

  it('speaks the language it is asked for', () => {
    const french = say('fr', 'Europe/Paris', () => now);
    expect(plain(french.duration(2 * HOUR + 5 * MINUTE))).toBe('2 h 5 min');
    expect(french.ago(3 * HOUR)).toBe('il y a 3 heures');
    expect(plain(french.short(now))).toContain('13:00');
  });
});
