import { DAY, HOUR, MINUTE, SECOND } from './durations';
import { offsetAt, shownZone } from './zones';

/** Times and durations as people of one locale say them, for a viewer in one zone. */
export interface Say {
  readonly locale: string;
  readonly zone: string;
  /** The two largest units: `2 hr 5 min`. */
  duration: (ms: number) => string;
  /** `0.4 sec`, `12 min`: one unit, with a tenth where it is small. */
  brief: (ms: number) => string;
  /** `1:04:22`, for a clock that ticks. */
  countdown: (ms: number) => string;
  /** `3 hours ago` */
  ago: (ms: number) => string;
  /** A moment with its zone; the year only when it is not this one. */
  moment: (at: number, zone?: string) => string;
  /** A moment without its zone, where the zone is said nearby. */
  short: (at: number, zone?: string) => string;
  time: (at: number, zone?: string) => string;
  /** A window with its zone: `Tue, Dec 1, 7:00 – 11:00 PM GMT+1`. */
  window: (start: number, end: number, zone?: string) => string;
  number: (value: number) => string;
  percent: (share: number) => string;
  /** A day without a time, in any form that Intl knows. */
  day: (day: string, options: Intl.DateTimeFormatOptions) => string;
  /** From one day to another: `Nov 30 – Dec 6, 2026`. */
  days: (from: string, to: string) => string;
  /** Hours and minutes alone. */
  clock: (at: number, zone?: string) => string;
  /** An hour of any day: `9 AM`. */
  hour: (hour: number) => string;
}

const UNITS = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
] as const;

export function say(locale: string, zone: string, now: () => number): Say {
  const cache = new Map<string, Intl.DateTimeFormat>();
  // `07:13` where the clock has 24 hours, `7:13 PM` where it has twelve.
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const hour = hourCycle === 'h23' || hourCycle === 'h24' ? '2-digit' : 'numeric';
  const year = (at: number, of: string): string =>
    new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: shownZone(of) }).format(at);

  function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    const made = cache.get(key) ?? new Intl.DateTimeFormat(locale, options);
    cache.set(key, made);
    return made;
  }

  function dated(at: number, of: string): Intl.DateTimeFormatOptions {
    return {
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      hour,
      minute: '2-digit',
      timeZone: shownZone(of),
      timeZoneName: 'short',
      ...(year(at, of) === year(now(), of) ? {} : { year: 'numeric' }),
    };
  }

  const unit = (name: string, count: number): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count);

  function duration(ms: number): string {
    const first = UNITS.findIndex(([, size]) => ms >= size);
    if (first < 0) {
      return unit('second', 0);
    }
    // Beside ten minutes and more, seconds would only be noise.
    const count = ms >= 10 * MINUTE && ms < HOUR ? 1 : 2;
    let rest = ms;
    return UNITS.slice(first, first + count)
      .map(([name, size]) => {
        const whole = Math.floor(rest / size);
        rest -= whole * size;
        return whole > 0 ? unit(name, whole) : '';
      })
      .filter((text) => text !== '')
      .join(' ');
  }

  function brief(ms: number): string {
    const [name, size] = UNITS.find(([, each]) => ms >= each) ?? ['second', SECOND];
    const count = ms / size;
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: count < 10 ? 1 : 0,
    }).format(count);
  }

  function countdown(ms: number): string {
    const whole = Math.ceil(Math.max(0, ms) / SECOND);
    const pad = (n: number): string => String(n).padStart(2, '0');
    const days = Math.floor(whole / 86_400);
    const hours = Math.floor(whole / 3_600) % 24;
    const clock = `${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
    const long = days > 0 || hours > 0 ? `${days > 0 ? pad(hours) : String(hours)}:${clock}` : clock;
    return days > 0 ? `${unit('day', days)} ${long}` : long;
  }

  function ago(ms: number): string {
    const [name, size] = UNITS.find(([, each]) => ms >= each) ?? ['second', SECOND];
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(Math.max(0, ms) / size), name);
  }

  return {
    locale,
    zone,
    duration,
    brief,
    countdown,
    ago,
    short: (at, of = zone) => format({ ...dated(at, of), timeZoneName: undefined }).format(at),
    moment: (at, of = zone) => format(dated(at, of)).format(at),
    time: (at, of = zone) => format({ hour, minute: '2-digit', second: '2-digit', timeZone: shownZone(of) }).format(at),
    window: (start, end, of = zone) => {
      // The zone's name stands once; where the clocks change within the window each side has its own.
      return end >= start && offsetAt(start, of) === offsetAt(end, of)
        ? format(dated(start, of)).formatRange(start, end)
        : `${format(dated(start, of)).format(start)} – ${format(dated(end, of)).format(end)}`;
    },
    number: (value) => new Intl.NumberFormat(locale).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    days: (from, to) =>
      format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(
        Date.parse(from),
        Date.parse(to),
      ),
    clock: (at, of = zone) => format({ hour, minute: '2-digit', timeZone: shownZone(of) }).format(at),
    hour: (of) => format({ hour, timeZone: 'UTC' }).format(of * HOUR),
    day: (day, options) => format({ ...options, timeZone: 'UTC' }).format(Date.parse(day)),
  };
}
