import type { Api, EventQuery } from '../api/client';
import type { Seen } from '../api/wire';
import type { EventPage, Scheduled } from '../api/words';
import type { ListState } from '../route/listState';
import { addDays, startOf } from '../time/days';

const PAGE = 50;

/** The pages shown, in order, each as it was read last at its address. */
export interface Pages {
  read: { cursor: string | null; page: Seen<EventPage> }[];
}

/** @param zone the viewer's, in which the days of a range are meant */
export function queryOf(list: ListState, me: string, zone: string): EventQuery {
  const { status, sort, q, mine, from, to, target, folder, series } = list;
  const midnight = (day: string): string => new Date(startOf(day, zone)).toISOString();
  return {
    status,
    sort,
    limit: PAGE,
    ...(q === '' ? {} : { q }),
    ...(mine ? { owner: me } : {}),
    ...(from === '' ? {} : { from: midnight(from) }),
    ...(to === '' ? {} : { to: midnight(addDays(to, 1)) }),
    ...(target === '' ? {} : { target }),
    ...(folder === '' ? {} : { folder }),
    ...(series === '' ? {} : { series }),
  };
}

/** Reads as many pages as are shown, each where the one before it now ends. */
export async function readPages(
  api: Api,
  env: string,
  list: ListState,
  me: string,
  zone: string,
  before: Pages | undefined,
): Promise<Pages> {
  const read: Pages['read'] = [];
  let cursor: string | null = null;
  for (let index = 0; index < list.pages; index += 1) {
    const known = before?.read[index];
    const query: EventQuery = { ...queryOf(list, me, zone), ...(cursor === null ? {} : { cursor }) };
    // An ETag only speaks of the address that gave it.
    const page: Seen<EventPage> = await api.events(env, query, known?.cursor === cursor ? known.page : undefined);
    read.push({ cursor, page });
    cursor = page.value.next;
    if (cursor === null) {
      break;
    }
  }
  return { read };
}

/** Every event once: one that moved between two pages while they were read stands where it came first. */
export function eventsOf(pages: Pages | undefined): Scheduled[] {
  const byId = new Map<string, Scheduled>();
  for (const { page } of pages?.read ?? []) {
    for (const event of page.value.events) {
      if (!byId.has(event.id)) {
        byId.set(event.id, event);
      }
    }
  }
  return [...byId.values()];
}

export function hasMore(pages: Pages | undefined): boolean {
  return pages?.read.at(-1)?.page.value.next != null;
}
