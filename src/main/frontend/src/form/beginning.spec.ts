import { describe, expect, it } from 'vitest';
import { anEvent } from '../fixture/event';
import { anEnvironment } from '../fixture/place';
import { FROM_NOTHING } from '../route/beginning';
import { beginning } from './beginning';
import { keepImported } from './send/imported';
import { taskOf } from './task';
import { blank } from './typed';

const env = anEnvironment({ folders: ['a', 'b'] });
const fresh = blank(env, 'Europe/Paris');
const begin = (more: Partial<typeof FROM_NOTHING>, origin = undefined as ReturnType<typeof anEvent> | undefined) =>
  beginning(taskOf({ ...FROM_NOTHING, ...more }), origin, fresh, [], sessionStorage, env);

describe('what a form begins with', () => {
  it('is nothing, or a slot of the calendar', () => {
    expect(begin({})).toEqual(fresh);
    expect(begin({ start: '2026-12-05T20:00', end: '2026-12-05T21:00' })).toEqual({
      ...fresh,
      start: { date: '2026-12-05', time: '20:00' },
      end: { date: '2026-12-05', time: '21:00' },
    });
  });

  it('is a draft of a calendar file, in its own zone, whether by instants or by a clock', () => {
    const instants = { start: '2026-12-05T18:00:00Z', end: '2026-12-05T19:00:00+01:00', zone: 'Asia/Tokyo' };
    const clock = { start: '2026-12-05T18:00', end: '2026-12-05T19:00', zone: 'No/Where' };
    keepImported(sessionStorage, env.name, [
      { draft: { name: 'Gala', window: instants }, problems: [] },
      { draft: { name: 'Ball', window: clock }, problems: [] },
    ]);
    expect(begin({ imported: 0 })).toMatchObject({
      name: 'Gala',
      zone: 'Asia/Tokyo',
      start: { date: '2026-12-06', time: '03:00' },
      end: { date: '2026-12-06', time: '03:00' },
    });
    expect(begin({ imported: 1 })).toMatchObject({
      zone: 'Europe/Paris',
      start: { date: '2026-12-05', time: '18:00' },
    });
    expect(begin({ imported: 7 })).toEqual(fresh);
    sessionStorage.clear();
  });

  it('takes null for what a template does not say', () => {
    const draft = { name: 'Match', lead: null, target: null, audience: null } as unknown as { name: string };
    const task = taskOf({ ...FROM_NOTHING, template: 'T' });
    expect(beginning(task, undefined, fresh, [{ name: 'T', draft }], sessionStorage, env)).toEqual({
      ...fresh,
      name: 'Match',
    });
  });

  it('keeps the folder of what is cloned only where the person may schedule in it', () => {
    expect(begin({ cloneOf: 'E1' }, anEvent({ folder: 'b' })).folder).toBe('b');
    expect(begin({ cloneOf: 'E1' }, anEvent({ folder: 'secret' })).folder).toBe('');
  });
});
