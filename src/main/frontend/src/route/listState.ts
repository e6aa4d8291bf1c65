import type { Sort } from '../api/client';
import { queryString } from '../api/client';
import { STATUSES, type Status } from '../api/words';

/** What of an event a table can show beside its name. */
export const COLUMNS = [
  'status',
  'next',
  'window',
  'target',
  'owner',
  'folder',
  'audience',
  'criticality',
  'updated',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a person chose to see of the events; kept in the address. */
export interface ListState {
  status: Status[];
  q: string;
  mine: boolean;
  /** Days of the viewer's zone, the last one included; empty for no bound. */
  from: string;
  to: string;
  /** `type:name` */
  target: string;
  folder: string;
  series: string;
  sort: Sort | `-${Sort}`;
  columns: Column[];
  /** How many pages are shown. */
  pages: number;
}

const SORTS: readonly Sort[] = ['start', 'end', 'updated', 'name', 'status', 'owner'];
const MOST_PAGES = 40;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const USUAL_COLUMNS: Column[] = ['status', 'next', 'window', 'target', 'owner'];

export const EVERYTHING: ListState = {
  status: [],
  q: '',
  mine: false,
  from: '',
  to: '',
  target: '',
  folder: '',
  series: '',
  sort: '-start',
  columns: USUAL_COLUMNS,
  pages: 1,
};

function isSort(text: string): text is ListState['sort'] {
  return SORTS.some((each) => text === each || text === `-${each}`);
}

export function listState(fields: URLSearchParams): ListState {
  const given = (name: string): string => (fields.get(name) ?? '').slice(0, 200);
  const day = (name: string): string => (DAY.test(given(name)) ? given(name) : '');
  const statuses = given('status').split(',');
  const columns = given('columns').split(',');
  const sort = given('sort');
  const pages = Math.trunc(Number(fields.get('pages') ?? '1'));
  return {
    status: STATUSES.filter((status) => statuses.includes(status)),
    q: given('q'),
    mine: fields.get('mine') === '1',
    from: day('from'),
    to: day('to'),
    target: given('target'),
    folder: given('folder'),
    series: given('series'),
    sort: isSort(sort) ? sort : EVERYTHING.sort,
    columns: fields.has('columns') ? COLUMNS.filter((column) => columns.includes(column)) : USUAL_COLUMNS,
    pages: pages >= 1 ? Math.min(pages, MOST_PAGES) : 1,
  };
}

export function listText(list: ListState): string {
  const { status, q, mine, from, to, target, folder, series, sort, columns, pages } = list;
  const usual = columns.join() === USUAL_COLUMNS.join();
  return queryString({
    status,
    q,
    mine: mine ? '1' : '',
    from,
    to,
    target,
    folder,
    series,
    sort: sort === EVERYTHING.sort ? '' : sort,
    columns: usual ? '' : columns.length === 0 ? 'none' : columns,
    pages: pages === 1 ? '' : pages,
  });
}

/** Whether anything is left out by choice. */
export function isFiltered({ status, q, mine, from, to, target, folder, series }: ListState): boolean {
  return status.length > 0 || mine || [q, from, to, target, folder, series].some((text) => text !== '');
}
