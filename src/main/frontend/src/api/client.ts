import type { Catalog, Environment, Me, ParameterSpec } from './places';
import type { Seen, Wire } from './wire';
import type {
  Check,
  Command,
  Draft,
  EventPage,
  Finding,
  HistoryPage,
  Scheduled,
  Status,
  Target,
  TargetType,
} from './words';

export type Sort = 'start' | 'end' | 'updated' | 'name';

/** Which events to list; what is left out does not restrict. */
export interface EventQuery {
  status?: readonly Status[];
  from?: string;
  q?: string;
  owner?: string;
  sort?: Sort | `-${Sort}`;
  cursor?: string;
  limit?: number;
}

export type WithNotices = Scheduled & { notices: Finding[] };
export type Counts = Partial<Record<Status, number>>;
/** An RFC 7386 merge patch of a draft. */
export type Patch = Record<string, unknown>;

/** Everything the page asks of the server; a test hands the views another one. */
export interface Api {
  me: () => Promise<Me>;
  environments: () => Promise<Environment[]>;
  environment: (env: string) => Promise<Environment>;
  counts: (env: string, seen?: Seen<Counts>) => Promise<Seen<Counts>>;
  events: (env: string, query: EventQuery, seen?: Seen<EventPage>) => Promise<Seen<EventPage>>;
  event: (env: string, id: string, seen?: Seen<Scheduled>) => Promise<Seen<Scheduled>>;
  history: (env: string, id: string, after: number) => Promise<HistoryPage>;
  catalog: (env: string) => Promise<Catalog>;
  parameters: (env: string, target: Target) => Promise<ParameterSpec[]>;
  check: (env: string, draft: Draft, event?: string) => Promise<Check>;
  create: (env: string, draft: Draft, key: string) => Promise<WithNotices>;
  clone: (env: string, id: string, patch: Patch, key: string) => Promise<WithNotices>;
  change: (env: string, id: string, revision: number, patch: Patch) => Promise<WithNotices>;
  command: (env: string, id: string, command: Command, revision: number) => Promise<Scheduled>;
  remove: (env: string, id: string, revision: number) => Promise<void>;
}

const enc = encodeURIComponent;

/** `?a=1&b=2`, without what is empty; empty when nothing is left. */
export function queryString(fields: Record<string, string | number | readonly string[] | undefined>): string {
  const text = Object.entries(fields)
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value ?? '')] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${enc(value)}`)
    .join('&');
  return text === '' ? '' : `?${text}`;
}

export function client(wire: Wire): Api {
  const at = (env: string): string => `/environments/${enc(env)}`;
  const one = (env: string, id: string): string => `${at(env)}/events/${enc(id)}`;
  const value = async <T>(read: Promise<Seen<T>>): Promise<T> => (await read).value;

  return {
    me: () => value(wire.read<Me>('/me')),
    environments: async () => (await value(wire.read<{ environments: Environment[] }>('/environments'))).environments,
    environment: (env) => value(wire.read<Environment>(at(env))),
    counts: async (env, seen) => {
      const before = seen && { etag: seen.etag, value: { counts: seen.value } };
      const now = await wire.read<{ counts: Counts }>(`${at(env)}/counts`, before);
      return now === before && seen ? seen : { etag: now.etag, value: now.value.counts };
    },
    events: (env, query, seen) => wire.read(`${at(env)}/events${queryString({ ...query })}`, seen),
    event: (env, id, seen) => wire.read(one(env, id), seen),
    history: (env, id, after) => value(wire.read<HistoryPage>(`${one(env, id)}/history?after=${after}&limit=200`)),
    catalog: (env) => value(wire.read<Catalog>(`${at(env)}/catalog`)),
    parameters: async (env, { type, name, version }: { type: TargetType; name: string; version: string }) => {
      const path = `${at(env)}/parameters${queryString({ type, name, version })}`;
      return (await value(wire.read<{ parameters: ParameterSpec[] }>(path))).parameters;
    },
    check: (env, draft, event) => wire.send('POST', `${at(env)}/check`, event === undefined ? draft : { draft, event }),
    create: (env, draft, key) => wire.send('POST', `${at(env)}/events`, draft, { 'Idempotency-Key': key }),
    clone: (env, id, patch, key) => wire.send('POST', `${one(env, id)}/clone`, patch, { 'Idempotency-Key': key }),
    change: (env, id, revision, patch) =>
      wire.send('PATCH', one(env, id), { ...patch, revision }, { 'Content-Type': 'application/merge-patch+json' }),
    command: (env, id, command, revision) => wire.send('POST', `${one(env, id)}/${command}`, { revision }),
    remove: (env, id, revision) => wire.send('DELETE', `${one(env, id)}?revision=${revision}`),
  };
}
