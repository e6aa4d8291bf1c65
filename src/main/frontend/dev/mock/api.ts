import type { Environment } from '../../src/api/places.ts';
import type { Status } from '../../src/api/words.ts';
import { type Answer, type Asked, refuse } from './answer.ts';
import { around } from './around.ts';
import { catalog, PARAMETERS } from './catalog.ts';
import { change } from './change.ts';
import { check } from './check.ts';
import { find } from './find.ts';
import { insights } from './insights.ts';
import type { World } from './world.ts';

function environment(name: string, label: string, now: number): Environment {
  return {
    name,
    label,
    kind: name,
    secrets: 'id',
    may: ['schedule', 'manage'],
    keptFor: 'PT9600H',
    limits: {
      maximumDuration: 'P31D',
      maximumLead: 'P1D',
      maximumAhead: 'P366D',
      defaultLead: 'PT20M',
      minimumUseful: 'PT5M',
      prerollTimeout: 'PT30M',
      postrollTimeout: 'PT30M',
      maximumConcurrent: null,
    },
    runner: {
      lastRound: new Date(now - 1_500).toISOString(),
      patience: 'PT1M',
      inFlight: 2,
      trouble: null,
      lateness: { claims: 418, median: 'PT0.4S', p99: 'PT1.9S', worst: 'PT4S' },
    },
    catalog: { asOf: new Date(now - 190_000).toISOString(), gaps: [] },
    folders: name === 'sandbox' ? ['marketing', 'broadcast/live'] : [],
    now: new Date(now).toISOString(),
  };
}

const ENVIRONMENTS: Record<string, string> = {
  sandbox: 'Sandbox',
  empty: 'Production (empty)',
  crowd: 'Ten thousand events',
};

function list(world: World, query: URLSearchParams): Answer {
  const limit = Number(query.get('limit') ?? '100');
  const skip = Number(query.get('cursor') ?? '0');
  const found = find(world, query);
  const next = skip + limit < found.length ? String(skip + limit) : null;
  return { status: 200, body: { events: found.slice(skip, skip + limit), next } };
}

function counts(world: World): Answer {
  const found: Partial<Record<Status, number>> = {};
  for (const { status } of world.events.values()) {
    found[status] = (found[status] ?? 0) + 1;
  }
  return { status: 200, body: { counts: found } };
}

function read(world: World, [, , room, id, part]: string[], query: URLSearchParams, now: number): Answer {
  switch (room) {
    case 'counts':
      return counts(world);
    case 'catalog':
      return { status: 200, body: catalog(new Date(now).toISOString()) };
    case 'parameters':
      return { status: 200, body: { parameters: PARAMETERS[query.get('name') ?? ''] ?? [] } };
    case 'events': {
      if (id === undefined) {
        return list(world, query);
      }
      if (part === 'history') {
        const after = Number(query.get('after') ?? '0');
        const entries = (world.history(id) ?? []).filter(({ version }) => version > after);
        return { status: 200, body: { entries, next: null } };
      }
      const event = world.events.get(id);
      return event === undefined
        ? refuse(404, 'not-found', 'No such event')
        : { status: 200, body: part === 'insights' ? insights(event, now) : event };
    }
    default:
      return refuse(404, 'not-found', 'No such place');
  }
}

/** The HTTP contract, played by a world in memory. */
export function answer(worlds: Record<string, World>, question: Asked, now: number): Answer {
  const { method, path, query, body } = question;
  const [first, env = '', room] = path;
  if (first === 'me') {
    return { status: 200, body: { id: 'alice', name: 'Alice', authenticated: true } };
  }
  const all = Object.entries(ENVIRONMENTS).map(([name, label]) => environment(name, label, now));
  if (first === 'environments' && env === '') {
    return { status: 200, body: { environments: all } };
  }
  const world = worlds[env];
  if (first !== 'environments' || world === undefined) {
    return refuse(404, 'not-found', 'No such environment');
  }
  world.tick(now);
  if (room === undefined) {
    return { status: 200, body: all.find(({ name }) => name === env) };
  }
  if (room === 'check') {
    return { status: 200, body: check(body['draft'] ?? body, now, world.events.values()) };
  }
  const beside = around(world, question, now);
  if (beside !== undefined) {
    return beside;
  }
  return method === 'GET' ? read(world, path, query, now) : change(world, question, now);
}
