import type { Bucket, Occurrence, Prefill, SeriesDraft, TargetStatistics } from '../../src/api/around.ts';
import type { Draft, Scheduled } from '../../src/api/words.ts';
import { localOf, localText, readLocal } from '../../src/time/zones.ts';
import { type Answer, type Asked, refuse } from './answer.ts';
import { check } from './check.ts';
import { event as made } from './events.ts';
import { find } from './find.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;
const SIZE = { hour: DAY / 24, day: DAY, week: 7 * DAY };

function activity(world: World, query: URLSearchParams): Answer {
  const bucket = (query.get('bucket') ?? 'day') as keyof typeof SIZE;
  const zone = query.get('zone') ?? 'UTC';
  const to = Date.parse(query.get('to') ?? '');
  const buckets: Bucket[] = [];
  for (let from = Date.parse(query.get('from') ?? ''); from < to;) {
    const start = from;
    const { date, time } = localOf(start + SIZE[bucket], zone);
    // A day has 23 or 25 hours where the clocks change.
    from =
      bucket === 'hour'
        ? start + SIZE.hour
        : (readLocal({ date, time: localOf(start, zone).time }, zone, 'start')?.instant ?? start + SIZE[bucket]);
    const counts: Bucket['counts'] = {};
    for (const { status, window } of world.events.values()) {
      if (Date.parse(window.start) >= start && Date.parse(window.start) < from && time !== '') {
        counts[status] = (counts[status] ?? 0) + 1;
      }
    }
    buckets.push({ start: new Date(start).toISOString(), counts });
  }
  return { status: 200, body: { buckets } };
}

function statistics(world: World): Answer {
  const byTarget = new Map<string, Scheduled[]>();
  for (const event of find(world, new URLSearchParams({ sort: '-start' }))) {
    const key = `${event.target.type}:${event.target.name}`;
    byTarget.set(key, [...(byTarget.get(key) ?? []), event]);
  }
  const targets: TargetStatistics[] = [...byTarget.values()].map((events) => {
    const over = events.filter(({ status }) => ['ended', 'failed', 'teardown_failed', 'missed'].includes(status));
    const succeeded = over.filter(({ status }) => status === 'ended').length;
    const samples = over.filter(({ preroll }) => preroll?.result === 'succeeded').length;
    return {
      type: events[0]?.target.type ?? 'automation',
      name: events[0]?.target.name ?? '',
      events: events.length,
      succeeded,
      failed: over.length - succeeded,
      preroll: samples === 0 ? { p50: null, p90: null, samples } : { p50: 'PT4M12S', p90: 'PT6M20S', samples },
      postroll: samples === 0 ? { p50: null, p90: null, samples } : { p50: 'PT1M50S', p90: 'PT3M5S', samples },
      lead: samples === 0 ? null : 'PT9M',
      last: over.slice(0, 5).map(({ id, name, status, window }) => ({ id, name, status, start: window.start })),
    };
  });
  return { status: 200, body: { targets } };
}

/** Enough of RFC 5545 to show occurrences. */
function occurrences({ draft, rule, except }: SeriesDraft, now: number): Occurrence[] {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('='))) as Record<string, string>;
  const zone = draft.window.zone;
  const [date = '', time = ''] = draft.window.start.split('T');
  const [endDate = '', endTime = ''] = draft.window.end.split('T');
  const lasts = Date.parse(`${endDate}T${endTime}Z`) - Date.parse(`${date}T${time}Z`);
  const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
  const first = new Date(`${date}T00:00Z`);
  const days = (parts['BYDAY'] ?? '').split(',').filter((day) => day !== '');
  const interval = Number(parts['INTERVAL'] ?? '1');
  const count = Math.min(200, Number(parts['COUNT'] ?? '200'));
  const until = parts['UNTIL'] === undefined ? '9999' : parts['UNTIL'].replace(/^(\d{4})(\d{2})(\d{2}).*/, '$1-$2-$3');
  const found: string[] = [];
  for (let n = 0; n < 3_000 && found.length < count; n += 1) {
    const day = new Date(first.getTime() + n * DAY);
    const text = day.toISOString().slice(0, 10);
    if (text > until) {
      break;
    }
    const weekday = names[day.getUTCDay()] ?? '';
    const week = Math.floor((n + ((first.getUTCDay() + 6) % 7)) / 7);
    const months = (day.getUTCFullYear() - first.getUTCFullYear()) * 12 + day.getUTCMonth() - first.getUTCMonth();
    const nth = /^(-?\d)([A-Z]{2})$/.exec(days[0] ?? '');
    const fits = {
      DAILY: n % interval === 0,
      WEEKLY: week % interval === 0 && (days.length === 0 ? n % 7 === 0 : days.includes(weekday)),
      MONTHLY:
        months % interval === 0 &&
        (nth === null
          ? day.getUTCDate() === first.getUTCDate()
          : weekday === nth[2] && Math.ceil(day.getUTCDate() / 7) === Number(nth[1])),
    }[parts['FREQ'] ?? ''];
    if (fits === true) {
      found.push(text);
    }
  }
  return found
    .filter((day) => !except.includes(day))
    .map((day) => {
      const instant = readLocal({ date: day, time }, zone, 'start')?.instant ?? now;
      const ends = localOf(Date.parse(`${day}T${time}Z`) + lasts, 'UTC');
      const end = readLocal(ends, zone, 'end')?.instant ?? now;
      const window = { start: new Date(instant).toISOString(), end: new Date(end).toISOString(), zone };
      const { problems, notices } = check(
        { ...draft, window: { start: `${day}T${time}`, end: localText(ends), zone } },
        now,
      );
      return { window, problems, notices };
    });
}

function series(world: World, path: string[], body: SeriesDraft, now: number): Answer {
  const found = occurrences(body, now);
  if (path[3] === 'check') {
    return { status: 200, body: { occurrences: found } };
  }
  const wrong = found.flatMap(({ problems }) => problems);
  if (wrong.length > 0) {
    const errors = wrong.map(({ pointer, message }) => ({ pointer, detail: message }));
    return refuse(422, 'invalid', 'An occurrence has problems', { errors });
  }
  const id = `S-${world.nextId()}`;
  const events = found.map(({ window }) =>
    world.put(
      {
        ...made(now, { id: world.nextId(), name: body.draft.name }),
        ...body.draft,
        window,
        series: id,
        target: { version: '1', ...body.draft.target },
      },
      'scheduled',
      'Scheduled',
      'alice',
      now,
    ),
  );
  return { status: 201, body: { series: id, events } };
}

/** As lines of RFC 5545; long lines are folded. */
function imported(text: string, now: number): Answer {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const drafts: { draft: Partial<Draft>; problems: unknown[] }[] = [];
  const skipped: string[] = [];
  let fields: Record<string, string> = {};
  for (const line of lines) {
    const [head = '', ...rest] = line.split(':');
    const [name = ''] = head.split(';');
    if (line === 'BEGIN:VEVENT') {
      fields = {};
    } else if (line !== 'END:VEVENT') {
      fields[name] = rest.join(':');
    } else if (fields['DTSTART'] === undefined || fields['RRULE'] !== undefined) {
      skipped.push(`${fields['SUMMARY'] ?? ''}: ${fields['RRULE'] === undefined ? 'it has no start' : 'it repeats'}`);
    } else {
      const local = (when = ''): string => when.replace(/^(\d{4})(\d{2})(\d{2})T?(\d{2})?(\d{2})?.*/, '$1-$2-$3T$4:$5');
      const draft = {
        name: fields['SUMMARY'] ?? '',
        notes: fields['DESCRIPTION'] ?? '',
        window: { start: local(fields['DTSTART']), end: local(fields['DTEND']), zone: 'UTC' },
        parameters: {},
      };
      drafts.push({ draft, problems: check(draft, now).problems });
    }
  }
  return { status: 200, body: { drafts, skipped } };
}

const TEMPLATES = new Map<string, Prefill>([
  [
    'Match day',
    {
      name: 'Match day: ',
      audience: 800_000,
      criticality: 'critical',
      target: { type: 'automation', name: 'scale-ecs-service', version: '4' },
      parameters: { ServiceName: 'live-scores', Strategy: 'fast' },
    },
  ],
  [
    'Flash sale',
    {
      name: 'Flash sale: ',
      audience: 250_000,
      criticality: 'high',
      target: { type: 'automation', name: 'scale-ecs-service', version: '4' },
      parameters: { ServiceName: 'checkout' },
    },
  ],
]);

function templates({ method, path, body }: Asked): Answer {
  const name = path[3] ?? '';
  if (method === 'PUT') {
    TEMPLATES.set(name, body);
    return { status: 204 };
  }
  if (method === 'DELETE') {
    TEMPLATES.delete(name);
    return { status: 204 };
  }
  return { status: 200, body: { templates: [...TEMPLATES].map(([each, draft]) => ({ name: each, draft })) } };
}

let feed: string | null = null;

function feeds({ method }: Asked): Answer {
  feed = method === 'GET' ? feed : method === 'POST' ? new Date().toISOString() : null;
  const url =
    method === 'POST' ? 'https://schedules.example/api/v1/environments/sandbox/calendar.ics?token=b3ea…' : null;
  return method === 'DELETE' ? { status: 204 } : { status: 200, body: { url, createdAt: feed } };
}

const csv = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Everything of the contract that is not an event or a change of one; undefined for those. */
export function around(world: World, question: Asked, now: number): Answer | undefined {
  const { path, query, body, text } = question;
  switch (path[2]) {
    case 'activity':
      return activity(world, query);
    case 'statistics':
      return statistics(world);
    case 'series':
      return series(world, path, body as unknown as SeriesDraft, now);
    case 'import':
      return imported(text, now);
    case 'templates':
      return templates(question);
    case 'feeds':
      return feeds(question);
    case 'events.json':
      return { status: 200, body: { events: find(world, query) } };
    case 'events.csv': {
      const rows = find(world, query).map(({ id, name, status, window }) => [
        id,
        name,
        status,
        window.start,
        window.end,
      ]);
      return { status: 200, text: rows.map((row) => row.map(csv).join(',')).join('\r\n') };
    }
    case 'catalog':
      return path[3] === 'refresh' ? { status: 202, body: {} } : undefined;
    default:
      return undefined;
  }
}
