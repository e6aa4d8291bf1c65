import type { Api, Counts } from '../api/client';
import type { Seen } from '../api/wire';
import type { EventPage, Scheduled, Status } from '../api/words';
import { DAY, HOUR } from '../time/durations';
import { isLate } from './late';

/** How long a failure that left nothing behind stays in view. */
const RECENT = 7 * DAY;
const FEW = 6;

/** What an operator must see in five seconds. */
export interface Now {
  counts: Seen<Counts>;
  active: Seen<EventPage>;
  /** A failed takedown may still cost money: it stays until somebody sees to it. */
  stuck: Seen<EventPage>;
  failed: Seen<EventPage>;
  next: Seen<EventPage>;
}

const NONE: Seen<EventPage> = { value: { events: [], next: null }, etag: null };

export const ACTIVE: readonly Status[] = ['live', 'deploying', 'tearing_down'];
export const FAILED: readonly Status[] = ['failed', 'missed'];

/** Reads the counts, then only the lists in which there is something. */
export async function readNow(api: Api, env: string, before: Now | undefined, now: number): Promise<Now> {
  const counts = await api.counts(env, before?.counts);
  const any = (...statuses: readonly Status[]): boolean => statuses.some((status) => (counts.value[status] ?? 0) > 0);
  // By the hour, so that the address, and with it the ETag, stays the same for a while.
  const from = new Date(Math.floor((now - RECENT) / HOUR) * HOUR).toISOString();

  const [active, stuck, failed, next] = await Promise.all([
    any(...ACTIVE) ? api.events(env, { status: ACTIVE, sort: 'end', limit: 50 }, before?.active) : NONE,
    any('teardown_failed')
      ? api.events(env, { status: ['teardown_failed'], sort: '-updated', limit: FEW }, before?.stuck)
      : NONE,
    any(...FAILED) ? api.events(env, { status: FAILED, from, sort: '-updated', limit: FEW }, before?.failed) : NONE,
    any('scheduled') ? api.events(env, { status: ['scheduled'], sort: 'start', limit: FEW }, before?.next) : NONE,
  ]);
  return { counts, active, stuck, failed, next };
}

/** Those that an audience is using now come first; among equals the one that ends first. */
export function active(now: Now): Scheduled[] {
  const rank = ({ status }: Scheduled): number => ACTIVE.indexOf(status);
  return [...now.active.value.events].sort((a, b) => rank(a) - rank(b));
}

/** What costs money first, then what is late, then what failed. */
export function attention({ stuck, failed, active: under, next }: Now, at: number): Scheduled[] {
  const late = [...under.value.events, ...next.value.events].filter((event) => isLate(event, at));
  return [...stuck.value.events, ...late, ...failed.value.events];
}

/** The events whose next change the page must not miss. */
export function watched(now: Now | undefined): Scheduled[] {
  return now === undefined ? [] : [...now.active.value.events, ...now.next.value.events];
}
