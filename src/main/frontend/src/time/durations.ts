export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const ISO = /^([+-])?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** Milliseconds of a duration such as `P1DT20M`; undefined when it is none. */
export function parseDuration(iso: string): number | undefined {
  const match = ISO.exec(iso);
  if (match === null || /[PT]$/i.test(iso)) {
    return undefined;
  }
  const [days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part || 0));
  const size = (days ?? 0) * DAY + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0) * SECOND;
  return match[1] === '-' ? -size : size;
}

/** Milliseconds of what the server says; zero for what it should never say. */
export function durationOf(iso: string): number {
  return parseDuration(iso) ?? 0;
}

/** Minutes as typed, `20` or `1.5`, as the API takes them: `PT20M`, `PT90S`. */
export function minutesToIso(text: string): string | undefined {
  if (!/^\d{1,7}([.,]\d{1,4})?$/.test(text.trim())) {
    return undefined;
  }
  const seconds = Math.round(Number(text.trim().replace(',', '.')) * 60);
  return seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;
}

export function isoToMinutes(iso: string): string {
  return String(Math.round((durationOf(iso) / MINUTE) * 10_000) / 10_000);
}
