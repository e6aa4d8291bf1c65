const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let known = formats.get(zone);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, known);
  }
  return known;
}

/** The zone itself, or UTC where this browser's time zone data is older than the server's and does not have it. */
export function shownZone(zone: string): string {
  return isZone(zone) ? zone : 'UTC';
}

/** The wall clock of a zone at an instant, as if it were UTC. */
function wall(instant: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format(shownZone(zone)).formatToParts(instant)) {
    part[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
export function offsetAt(instant: number, zone: string): number {
  return wall(instant, zone) - Math.floor(instant / 1000) * 1000;
}

/** A date and a time as the two inputs of a form hold them. */
export interface Local {
  date: string;
  time: string;
}

export function localOf(instant: number, zone: string): Local {
  const text = new Date(wall(instant, zone)).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** As the API takes a local time of the zone. */
export function localText({ date, time }: Local): string {
  return `${date}T${time}`;
}

export interface Reading {
  instant: number;
  /** A gap: the clocks skip this time. Repeated: it comes twice. */
  kind: 'plain' | 'gap' | 'repeated';
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The instant of a local time, by the server's rule: a time that does not exist shifts forward by the gap; one that
 * comes twice means the first for a start and the last for an end.
 *
 * @returns undefined while the time is not fully typed
 */
export function readLocal(local: Local, zone: string, side: 'start' | 'end'): Reading | undefined {
  const text = localText(local);
  const clock = LOCAL.test(text) ? Date.parse(`${text}:00Z`) : NaN;
  if (Number.isNaN(clock)) {
    return undefined;
  }
  const before = offsetAt(clock - DAY, zone);
  const after = offsetAt(clock + DAY, zone);
  const valid = [...new Set([before, after])].map((offset) => clock - offset).filter((at) => wall(at, zone) === clock);
  if (valid.length === 0) {
    return { instant: clock - before, kind: 'gap' };
  }
  const instant = side === 'start' ? Math.min(...valid) : Math.max(...valid);
  return { instant, kind: valid.length > 1 ? 'repeated' : 'plain' };
}

/** Whether two zones show the same clock at each of these instants. */
export function sameClock(a: string, b: string, ...instants: number[]): boolean {
  return a === b || instants.every((at) => offsetAt(at, a) === offsetAt(at, b));
}

export function viewerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

export function isZone(name: string): boolean {
  try {
    format(name);
    return true;
  } catch {
    return false;
  }
}

/** Every zone that can be chosen: the given ones first, then UTC and the rest by name. */
export function zones(...first: string[]): string[] {
  return [...new Set([...first, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter(isZone);
}

/** `UTC+02:00` */
export function offsetName(instant: number, zone: string): string {
  const minutes = Math.round(offsetAt(instant, zone) / MINUTE);
  const pad = (n: number): string => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
