import type { Sort } from '../api/client';
import { queryString } from '../api/client';
import { STATUSES, type Status } from '../api/words';

/** What a person chose to see of the events; kept in the hash. */
export interface ListState {
  status: Status[];
  q: string;
  mine: boolean;
  sort: Sort | `-${Sort}`;
  /** How many pages are shown. */
  pages: number;
}

const SORTS: readonly Sort[] = ['start', 'end', 'updated', 'name'];
const MOST_PAGES = 40;

export const EVERYTHING: ListState = { status: [], q: '', mine: false, sort: '-start', pages: 1 };

function isSort(text: string): text is ListState['sort'] {
  return SORTS.some((each) => text === each || text === `-${each}`);
}

export function listState(fields: URLSearchParams): ListState {
  const given = (fields.get('status') ?? '').split(',');
  const sort = fields.get('sort') ?? '';
  const pages = Math.trunc(Number(fields.get('pages') ?? '1'));
  return {
    status: STATUSES.filter((status) => given.includes(status)),
    q: (fields.get('q') ?? '').slice(0, 200),
    mine: fields.get('mine') === '1',
    sort: isSort(sort) ? sort : EVERYTHING.sort,
    pages: pages >= 1 ? Math.min(pages, MOST_PAGES) : 1,
  };
}

export function listText(list: ListState): string {
  return queryString({
    status: list.status,
    q: list.q,
    mine: list.mine ? '1' : '',
    sort: list.sort === EVERYTHING.sort ? '' : list.sort,
    pages: list.pages === 1 ? '' : list.pages,
  });
}

/** Whether anything is left out by choice. */
export function isFiltered(list: ListState): boolean {
  return list.status.length > 0 || list.q !== '' || list.mine;
}
