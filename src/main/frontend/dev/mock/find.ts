import type { Scheduled, Status } from '../../src/api/words.ts';
import type { World } from './world.ts';

const KEYS: Record<string, (event: Scheduled) => string> = {
  start: ({ window }) => window.start,
  end: ({ window }) => window.end,
  updated: ({ updatedAt }) => updatedAt,
  name: ({ name }) => name.toLowerCase(),
  status: ({ status }) => status,
  owner: ({ owner }) => owner,
};

/** What the filters of a list leave, in its order. */
export function find(world: World, query: URLSearchParams): Scheduled[] {
  const given = (name: string): string => query.get(name) ?? '';
  const statuses = given('status')
    .split(',')
    .filter((each) => each !== '') as Status[];
  const q = given('q').toLowerCase();
  const sort = query.get('sort') ?? 'start';
  const key = KEYS[sort.replace('-', '')] ?? (() => '');
  const sign = sort.startsWith('-') ? -1 : 1;
  const wanted = (name: string, value: string | null): boolean => given(name) === '' || given(name) === value;
  return [...world.events.values()]
    .filter((event) => statuses.length === 0 || statuses.includes(event.status))
    .filter((event) => q === '' || `${event.name} ${event.notes}`.toLowerCase().includes(q))
    .filter(({ window }) => given('from') === '' || window.end > given('from'))
    .filter(({ window }) => given('to') === '' || window.start < given('to'))
    .filter((event) => wanted('owner', event.owner) && wanted('folder', event.folder))
    .filter((event) => wanted('series', event.series))
    .filter(({ target }) => wanted('target', `${target.type}:${target.name}`))
    .sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1));
}
