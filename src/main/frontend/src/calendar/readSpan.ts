import type { Api, EventQuery } from '../api/client';
import type { Environment } from '../api/places';
import type { Seen } from '../api/wire';
import type { EventPage, Scheduled } from '../api/words';

const PAGE = 500;
/** More events than this no calendar shows in a readable way. */
const MOST_PAGES = 4;

export interface SpanRead {
  pages: { key: string; page: Seen<EventPage> }[];
  /** There is more than what was read. */
  more: boolean;
}

/** Reads every event of a span, of one environment or of several, each page where the one before it now ends. */
export async function readSpan(
  api: Api,
  envs: readonly Pick<Environment, 'name'>[],
  query: EventQuery,
  before: SpanRead | undefined,
): Promise<SpanRead> {
  const pages: SpanRead['pages'] = [];
  let more = false;
  for (const { name } of envs) {
    let cursor: string | null = null;
    for (let index = 0; index < MOST_PAGES; index += 1) {
      const key = `${name} ${cursor ?? ''}`;
      const known = before?.pages.find((page) => page.key === key)?.page;
      const asked: EventQuery = { ...query, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
      const page: Seen<EventPage> = await api.events(name, asked, known);
      pages.push({ key, page });
      cursor = page.value.next;
      if (cursor === null) {
        break;
      }
    }
    more ||= cursor !== null;
  }
  return { pages, more };
}

export function eventsIn(read: SpanRead | undefined): Scheduled[] {
  const byId = new Map<string, Scheduled>();
  for (const { page } of read?.pages ?? []) {
    for (const event of page.value.events) {
      byId.set(event.id, event);
    }
  }
  return [...byId.values()];
}
