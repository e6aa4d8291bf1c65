import type { Scheduled } from '../api/words';
import { MINUTE, SECOND } from '../time/durations';

const BRISK = 2 * SECOND;
const CALM = 10 * SECOND;
const SLOWEST = MINUTE;
/** How long before and after a planned change we look closely. */
const NEAR = 30 * SECOND;

/** The planned moments at which an event changes by itself. */
export function boundaries(event: Scheduled): number[] {
  switch (event.status) {
    case 'scheduled':
      return [Date.parse(event.prerollAt)];
    case 'live':
      return [Date.parse(event.window.start), Date.parse(event.window.end)];
    default:
      return [];
  }
}

/** How long to wait before looking again, when the last look went well. */
export function cadence(events: readonly Scheduled[], now: number): number {
  const brisk = events.some(
    (event) =>
      event.status === 'deploying' ||
      event.status === 'tearing_down' ||
      boundaries(event).some((at) => Math.abs(at - now) <= NEAR),
  );
  if (brisk) {
    return BRISK;
  }
  const next = Math.min(...events.flatMap(boundaries).filter((at) => at > now));
  // Never sleep past the moment from which we want to look closely.
  return Math.max(BRISK, Math.min(CALM, next - NEAR - now));
}

/** How long to wait after this many failures in a row. */
export function backoff(usual: number, failures: number, retryAfter: number | null): number {
  const grown = usual * 2 ** Math.min(failures, 6);
  return Math.max(Math.min(grown, SLOWEST), (retryAfter ?? 0) * SECOND);
}
