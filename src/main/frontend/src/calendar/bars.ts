import type { Scheduled } from '../api/words';
import { addDays, dayOf, daysBetween, startOf } from '../time/days';
import { DAY, HOUR } from '../time/durations';

/** What an event takes of time: resources come up, are there, go down. Instants. */
export interface Extent {
  up: number;
  start: number;
  end: number;
  gone: number;
}

const at = (text: string | null | undefined): number | null => (text == null ? null : Date.parse(text));

/** @param takedown how long the takedown may last, where it is not over yet */
export function extentOf(event: Scheduled, takedown: number): Extent {
  const start = Date.parse(event.window.start);
  const { preroll, postroll, status } = event;
  // Ended before its window closed, or after: what counts is when its resources went.
  const end = at(postroll?.claimedAt) ?? Date.parse(event.window.end);
  const never = status === 'missed' || (status === 'cancelled' && preroll === null);
  const over = Math.max(end, at(preroll?.claimedAt) ?? 0);
  return {
    up: never ? start : Math.min(start, at(preroll?.claimedAt) ?? Date.parse(event.prerollAt)),
    // What was given up before its window opened has none.
    start: Math.min(start, over),
    end: over,
    gone: never ? end : (at(postroll?.endedAt) ?? end + takedown),
  };
}

/** Whether an event is so long that hours say nothing of it. */
export function isLong({ window }: Scheduled): boolean {
  return Date.parse(window.end) - Date.parse(window.start) >= DAY;
}

export interface Laned<T> {
  item: T;
  lane: number;
}

/** Puts what overlaps into different lanes, each into the first that is free. */
export function inLanes<T>(items: readonly T[], from: (item: T) => number, to: (item: T) => number): Laned<T>[] {
  const free: number[] = [];
  return [...items]
    .sort((a, b) => from(a) - from(b) || to(b) - to(a))
    .map((item) => {
      const known = free.findIndex((until) => until <= from(item));
      const lane = known < 0 ? free.length : known;
      free[lane] = to(item);
      return { item, lane };
    });
}

export interface Shared<T> extends Laned<T> {
  /** How many lanes those have among which it lies. */
  lanes: number;
}

/** Lanes for those that overlap, directly or by others between; who overlaps with nobody has all the room. */
export function inClusters<T>(items: readonly T[], from: (item: T) => number, to: (item: T) => number): Shared<T>[] {
  const clusters: Laned<T>[][] = [];
  let until = -Infinity;
  for (const item of [...items].sort((a, b) => from(a) - from(b))) {
    const cluster = clusters.at(-1);
    if (cluster === undefined || from(item) >= until) {
      clusters.push([{ item, lane: 0 }]);
    } else {
      cluster.push({ item, lane: 0 });
    }
    until = Math.max(until, to(item));
  }
  return clusters.flatMap((cluster) => {
    const laned = inLanes(
      cluster.map(({ item }) => item),
      from,
      to,
    );
    const lanes = Math.max(...laned.map(({ lane }) => lane + 1));
    return laned.map((each) => ({ ...each, lanes }));
  });
}

/** What of an event lies in a row of days, by the index of the days; undefined where nothing does. */
export interface Bar {
  event: Scheduled;
  from: number;
  /** The day after its last one. */
  to: number;
  /** It began before the row, or goes on after it. */
  openStart: boolean;
  openEnd: boolean;
}

export function barIn(event: Scheduled, first: string, count: number, zone: string): Bar | undefined {
  const start = Date.parse(event.window.start);
  // What ends at midnight does not reach into the next day.
  const last = dayOf(Math.max(start, Date.parse(event.window.end) - 1), zone);
  const from = daysBetween(first, dayOf(start, zone));
  const to = daysBetween(first, last) + 1;
  return from >= count || to <= 0
    ? undefined
    : { event, from: Math.max(0, from), to: Math.min(count, to), openStart: from < 0, openEnd: to > count };
}

/** Where an event stands in one day of a week: shares of the day, by its clock; undefined where it does not. */
export interface Block {
  event: Scheduled;
  top: number;
  bottom: number;
}

export function blockIn(event: Scheduled, day: string, zone: string): Block | undefined {
  const from = startOf(day, zone);
  const until = startOf(addDays(day, 1), zone);
  const start = Date.parse(event.window.start);
  const end = Date.parse(event.window.end);
  if (start >= until || end <= from) {
    return undefined;
  }
  const share = (instant: number): number => (Math.min(until, Math.max(from, instant)) - from) / (until - from);
  // Under half an hour there would be no room for its name.
  return {
    event,
    top: share(start),
    bottom: Math.max(share(end), Math.min(1, share(start) + HOUR / 2 / (until - from))),
  };
}
