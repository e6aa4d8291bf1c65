import type { Draft, Scheduled } from '../../src/api/words.ts';
import { type Answer, type Asked, refuse } from './answer.ts';
import { check } from './check.ts';
import { event as made } from './events.ts';
import type { World } from './world.ts';

const WHO = 'alice';

type Json = Record<string, unknown>;

function merged(before: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return patch;
  }
  const result: Json = { ...(typeof before === 'object' && before !== null ? (before as Json) : {}) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      Reflect.deleteProperty(result, key);
    } else {
      result[key] = merged(result[key], value);
    }
  }
  return result;
}

function draftOf(event: Scheduled): Draft {
  const { name, notes, window, lead, audience, criticality, performanceTarget, target, parameters } = event;
  return { name, notes, window, lead, audience, criticality, performanceTarget, target, parameters };
}

function keep(world: World, draft: Draft, before: Scheduled | undefined, happening: string, now: number): Answer {
  const { problems, notices, preview } = check(draft, now);
  if (preview === null) {
    return refuse(422, 'invalid', 'The draft has problems', {
      errors: problems.map(({ pointer, message }) => ({ pointer, detail: message })),
    });
  }
  const { start, end, zone } = preview;
  const blank = before ?? made(now, { id: world.nextId(), name: draft.name });
  const event = world.put(
    { ...blank, ...draft, window: { start, end, zone }, target: { version: '1', ...draft.target } },
    happening,
    happening === 'extended' ? `Extended to ${end}` : 'Scheduled',
    WHO,
    now,
  );
  return { status: before === undefined ? 201 : 200, body: { ...event, notices } };
}

function command(world: World, event: Scheduled, act: string, now: number): Answer {
  const why = (cause: 'ended_by_person' | 'cancelled'): Scheduled['reason'] => ({
    cause,
    message: cause === 'cancelled' ? `Cancelled by ${WHO}.` : `${WHO} ended it before its window closed.`,
    console: null,
  });
  switch (act) {
    case 'end':
      return { status: 200, body: world.takeDown(event, 'ended', why('ended_by_person'), 'ended_by_person', WHO, now) };
    case 'retry':
      return { status: 200, body: world.takeDown(event, event.ending ?? 'ended', event.reason, 'retried', WHO, now) };
    case 'cancel':
      return {
        status: 200,
        body:
          event.status === 'scheduled'
            ? world.put({ ...event, status: 'cancelled', reason: why('cancelled') }, 'cancelled', 'Cancelled', WHO, now)
            : world.takeDown(event, 'cancelled', why('cancelled'), 'cancelled', WHO, now),
      };
    default:
      return refuse(404, 'not-found', 'No such command');
  }
}

export function change(world: World, { method, path, query, body }: Asked, now: number): Answer {
  const [, , , id, act] = path;
  if (id === undefined) {
    return keep(world, body as unknown as Draft, undefined, 'scheduled', now);
  }
  const event = world.events.get(id);
  if (event === undefined) {
    return refuse(404, 'not-found', 'No such event');
  }
  if (act === 'clone') {
    return keep(world, merged(draftOf(event), body) as Draft, undefined, 'scheduled', now);
  }
  const revision = Number(body['revision'] ?? query.get('revision'));
  if (revision !== event.revision) {
    return refuse(409, 'stale-revision', 'The event has changed meanwhile', { current: event });
  }
  if (method === 'DELETE') {
    world.events.delete(id);
    return { status: 204 };
  }
  if (act !== undefined) {
    return command(world, event, act, now);
  }
  const draft = merged(draftOf(event), { ...body, revision: null }) as Draft;
  return keep(world, draft, event, draft.window.end > event.window.end ? 'extended' : 'edited', now);
}
