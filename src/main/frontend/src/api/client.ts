import type {
  ActivityQuery,
  Bucket,
  Feed,
  Follow,
  Imported,
  Prefill,
  Series,
  SeriesCheck,
  SeriesDraft,
  TargetStatistics,
  Template,
} from './around';
import type { Insights } from './insights';
import type { Orphan, Orphans, Removal } from './orphans';
import type { Audit, Catalog, Environment, Me, ParameterSpec } from './places';
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

export type Sort = 'start' | 'end' | 'updated' | 'name' | 'status' | 'owner';

/** Which events to list; what is left out does not restrict. */
export interface EventQuery {
  status?: readonly Status[];
  /** Whose window ends after this, and begins before `to`. */
  from?: string;
  to?: string;
  q?: string;
  owner?: string;
  folder?: string;
  series?: string;
  /** `type:name` */
  target?: string;
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
  insights: (env: string, id: string, seen?: Seen<Insights>) => Promise<Seen<Insights>>;
  catalog: (env: string) => Promise<Catalog>;
  parameters: (env: string, target: Target) => Promise<ParameterSpec[]>;
  check: (env: string, draft: Draft, event?: string) => Promise<Check>;
  create: (env: string, draft: Draft, key: string) => Promise<WithNotices>;
  clone: (env: string, id: string, patch: Patch, key: string) => Promise<WithNotices>;
  change: (env: string, id: string, revision: number, patch: Patch) => Promise<WithNotices>;
  command: (env: string, id: string, command: Command, revision: number) => Promise<Scheduled>;
  remove: (env: string, id: string, revision: number) => Promise<void>;
  activity: (env: string, query: ActivityQuery, seen?: Seen<Bucket[]>) => Promise<Seen<Bucket[]>>;
  statistics: (env: string) => Promise<TargetStatistics[]>;
  refreshCatalog: (env: string) => Promise<void>;
  templates: (env: string) => Promise<Template[]>;
  keepTemplate: (env: string, name: string, draft: Prefill) => Promise<void>;
  removeTemplate: (env: string, name: string) => Promise<void>;
  checkSeries: (env: string, series: SeriesDraft) => Promise<SeriesCheck>;
  createSeries: (env: string, series: SeriesDraft, key: string) => Promise<Series>;
  feed: (env: string) => Promise<Feed>;
  makeFeed: (env: string) => Promise<Feed>;
  revokeFeed: (env: string) => Promise<void>;
  follow: (env: string, id: string) => Promise<Follow>;
  /** @param address null means the person's own */
  beginToFollow: (env: string, id: string, address: string | null) => Promise<Follow>;
  endToFollow: (env: string, id: string) => Promise<void>;
  /** Reads an iCalendar text; makes nothing. */
  readCalendar: (env: string, text: string) => Promise<Imported>;
  /** Looks through the provider's world anew, which takes seconds. */
  orphans: (env: string) => Promise<Orphans>;
  removeOrphan: (env: string, orphan: Orphan) => Promise<Removal>;
  audit: (env: string) => Promise<Audit>;
  runAudit: (env: string) => Promise<void>;
  /** Where everything that a query finds can be had as a file. */
  exported: (env: string, format: 'csv' | 'json' | 'ics', query: EventQuery) => string;
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

  /** Reads what an answer holds under a name. */
  async function unwrap<T>(path: string, name: string, seen: Seen<T> | undefined): Promise<Seen<T>> {
    const before = seen && { etag: seen.etag, value: { [name]: seen.value } };
    const now = await wire.read<Record<string, T>>(path, before);
    return now === before && seen ? seen : { etag: now.etag, value: now.value[name] as T };
  }

  return {
    me: () => value(wire.read<Me>('/me')),
    environments: async () => (await value(wire.read<{ environments: Environment[] }>('/environments'))).environments,
    environment: (env) => value(wire.read<Environment>(at(env))),
    counts: (env, seen) => unwrap(`${at(env)}/counts`, 'counts', seen),
    events: (env, query, seen) => wire.read(`${at(env)}/events${queryString({ ...query })}`, seen),
    event: (env, id, seen) => wire.read(one(env, id), seen),
    history: (env, id, after) => value(wire.read<HistoryPage>(`${one(env, id)}/history?after=${after}&limit=200`)),
    insights: (env, id, seen) => wire.read(`${one(env, id)}/insights`, seen),
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
    activity: (env, query, seen) => unwrap(`${at(env)}/activity${queryString({ ...query })}`, 'buckets', seen),
    statistics: async (env) =>
      (await value(wire.read<{ targets: TargetStatistics[] }>(`${at(env)}/statistics`))).targets,
    refreshCatalog: (env) => wire.send('POST', `${at(env)}/catalog/refresh`, {}),
    templates: async (env) => (await value(wire.read<{ templates: Template[] }>(`${at(env)}/templates`))).templates,
    keepTemplate: (env, name, draft) => wire.send('PUT', `${at(env)}/templates/${enc(name)}`, draft),
    removeTemplate: (env, name) => wire.send('DELETE', `${at(env)}/templates/${enc(name)}`),
    checkSeries: (env, series) => wire.send('POST', `${at(env)}/series/check`, series),
    createSeries: (env, series, key) => wire.send('POST', `${at(env)}/series`, series, { 'Idempotency-Key': key }),
    feed: (env) => value(wire.read<Feed>(`${at(env)}/feeds`)),
    makeFeed: (env) => wire.send('POST', `${at(env)}/feeds`, {}),
    revokeFeed: (env) => wire.send('DELETE', `${at(env)}/feeds`),
    follow: (env, id) => value(wire.read<Follow>(`${one(env, id)}/follow`)),
    beginToFollow: (env, id, address) =>
      wire.send('PUT', `${one(env, id)}/follow`, address === null ? {} : { address }),
    endToFollow: (env, id) => wire.send('DELETE', `${one(env, id)}/follow`),
    readCalendar: (env, text) => wire.send('POST', `${at(env)}/import`, text, { 'Content-Type': 'text/calendar' }),
    orphans: (env) => value(wire.read<Orphans>(`${at(env)}/orphans`)),
    removeOrphan: (env, { id, event }) => wire.send('POST', `${at(env)}/orphans/${enc(id)}/removal`, { event }),
    audit: (env) => value(wire.read<Audit>(`${at(env)}/audit`)),
    runAudit: (env) => wire.send('POST', `${at(env)}/audit`, {}),
    exported: (env, format, query) => {
      const file = format === 'ics' ? 'calendar.ics' : `events.${format}`;
      // A calendar has its own order.
      const order = format === 'ics' ? { sort: undefined } : {};
      return wire.address(
        `${at(env)}/${file}${queryString({ ...query, ...order, cursor: undefined, limit: undefined })}`,
      );
    },
  };
}
