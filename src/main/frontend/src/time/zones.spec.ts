import { describe, expect, it } from 'vitest';
import { isZone, localOf, offsetName, readLocal, sameClock, zones } from './zones';

const at = (text: string): number => Date.parse(text);
const local = (text: string) => ({ date: text.slice(0, 10), time: text.slice(11) });

describe('a local time', () => {
  it('is read in its zone, winter and summer', () => {
    expect(readLocal(local('2026-12-01T19:00'), 'Europe/Paris', 'start')).toEqual({
      instant: at('2026-12-01T18:00:00Z'),
      kind: 'plain',
    });
    expect(readLocal(local('2026-07-01T19:00'), 'Europe/Paris', 'end')?.instant).toBe(at('2026-07-01T17:00:00Z'));
    expect(readLocal(local('2026-07-01T12:00'), 'Asia/Kathmandu', 'start')?.instant).toBe(at('2026-07-01T06:15:00Z'));
  });

  it('shifts forward by the gap where it does not exist', () => {
    const reading = readLocal(local('2026-03-29T02:30'), 'Europe/Paris', 'start');
    expect(reading).toEqual({ instant: at('2026-03-29T01:30:00Z'), kind: 'gap' });
    expect(localOf(reading?.instant ?? 0, 'Europe/Paris')).toEqual({ date: '2026-03-29', time: '03:30' });
    expect(readLocal(local('2026-10-04T02:15'), 'Australia/Lord_Howe', 'end')).toEqual({
      instant: at('2026-10-03T15:45:00Z'),
      kind: 'gap',
    });
  });

  it('means the first occurrence for a start and the last for an end where it comes twice', () => {
    const twice = local('2026-10-25T02:30');
    expect(readLocal(twice, 'Europe/Paris', 'start')).toEqual({
      instant: at('2026-10-25T00:30:00Z'),
      kind: 'repeated',
    });
    expect(readLocal(twice, 'Europe/Paris', 'end')).toEqual({ instant: at('2026-10-25T01:30:00Z'), kind: 'repeated' });
    expect(readLocal(local('2026-11-01T01:30'), 'America/New_York', 'end')?.instant).toBe(at('2026-11-01T06:30:00Z'));
  });

  it('reads a whole day that a zone has skipped as the day after', () => {
    const reading = readLocal(local('2011-12-30T12:00'), 'Pacific/Apia', 'start');
    expect(reading?.kind).toBe('gap');
    expect(localOf(reading?.instant ?? 0, 'Pacific/Apia').date).toBe('2011-12-31');
  });

  it('is nothing while it is not fully typed', () => {
    expect(readLocal({ date: '2026-12-01', time: '' }, 'UTC', 'start')).toBeUndefined();
    expect(readLocal({ date: '', time: '19:00' }, 'UTC', 'start')).toBeUndefined();
    expect(readLocal({ date: '2026-13-01', time: '19:00' }, 'UTC', 'start')).toBeUndefined();
  });

  it('comes back as it was typed, on each hour around a change of the clocks', () => {
    for (const zone of ['Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'America/St_Johns', 'UTC']) {
      for (let hour = 0; hour < 72; hour += 1) {
        const instant = at('2026-10-24T00:00:00Z') + hour * 3_600_000;
        const reading = readLocal(localOf(instant, zone), zone, 'start');
        const other = readLocal(localOf(instant, zone), zone, 'end');
        expect([reading?.instant, other?.instant]).toContain(instant);
      }
    }
  });
});

describe('zones', () => {
  it('are named by their offset', () => {
    expect(offsetName(at('2026-12-01T00:00:00Z'), 'Europe/Paris')).toBe('UTC+01:00');
    expect(offsetName(at('2026-12-01T00:00:00Z'), 'America/St_Johns')).toBe('UTC−03:30');
    expect(offsetName(0, 'UTC')).toBe('UTC');
  });

  it('show the same clock or another', () => {
    const winter = at('2026-12-01T00:00:00Z');
    expect(sameClock('Europe/Paris', 'Europe/Berlin', winter)).toBe(true);
    expect(sameClock('Europe/Paris', 'Africa/Lagos', winter)).toBe(true);
    expect(sameClock('Europe/Paris', 'Africa/Lagos', winter, at('2026-07-01T00:00:00Z'))).toBe(false);
  });

  it('are listed with the given ones first, each once, and only real ones', () => {
    const all = zones('Asia/Tokyo', 'Nowhere/Else', 'Asia/Tokyo');
    expect(all.slice(0, 2)).toEqual(['Asia/Tokyo', 'UTC']);
    expect(new Set(all).size).toBe(all.length);
    expect(isZone('Nowhere/Else')).toBe(false);
  });
});
