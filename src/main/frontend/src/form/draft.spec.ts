import { describe, expect, it } from 'vitest';
import { anEvent } from '../fixture/event';
import { anEnvironment, aSpec } from '../fixture/place';
import { t } from '../fixture/show';
import { audienceOf, draftOf } from './draft';
import { isLocked } from './locked';
import { planPatch } from './patch';
import { fieldId, parameterPointer } from './pointer';
import { byField, ownProblems } from './problems';
import { blank, rebased, typedOf } from './typed';
import { stillTrue } from './useCheck';

const fresh = blank(anEnvironment(), 'Europe/Paris');
const filled = {
  ...fresh,
  name: 'Sale',
  audience: '250,000',
  start: { date: '2026-12-24', time: '18:00' },
  end: { date: '2026-12-24', time: '22:00' },
  target: { type: 'automation', name: 'scale', version: '1' } as const,
};

describe('a draft', () => {
  it('is what was typed, with local times of the zone', () => {
    const specs = [
      aSpec({ name: 'A' }),
      aSpec({ name: 'B', default: 'x' }),
      aSpec({ name: 'C', filledFrom: 'audience' }),
    ];
    expect(draftOf({ ...filled, parameters: { A: '1', B: '', C: '9', Gone: 'x' } }, specs)).toEqual({
      name: 'Sale',
      notes: '',
      window: { start: '2026-12-24T18:00', end: '2026-12-24T22:00', zone: 'Europe/Paris' },
      lead: 'PT20M',
      audience: 250_000,
      criticality: 'normal',
      performanceTarget: '',
      target: { type: 'automation', name: 'scale', version: '1' },
      parameters: { A: '1' },
    });
  });

  it('leaves out what cannot be understood', () => {
    const draft = draftOf({ ...fresh, audience: 'many', lead: 'soon' }, []);
    expect(draft).not.toHaveProperty('audience');
    expect(draft).not.toHaveProperty('lead');
    expect(draft).not.toHaveProperty('target');
    expect(draft.window).toEqual({ start: '', end: '', zone: 'Europe/Paris' });
  });

  it('counts people as people write numbers', () => {
    for (const text of ['250000', '250,000', '250.000', '250 000', ' 250\u202f000 ', "250'000"]) {
      expect(audienceOf(text), text).toBe(250_000);
    }
    for (const text of ['', '-5', '1.5', '25,00', 'many', '12,34,567']) {
      expect(audienceOf(text), text).toBeUndefined();
    }
  });
});

describe('what the form says by itself', () => {
  it('names everything that is missing at once', () => {
    expect(ownProblems(fresh, [aSpec({ name: 'A/B' })], { folders: [] }, t).map(({ pointer }) => pointer)).toEqual([
      '/name',
      '/window/start',
      '/window/end',
      '/target/name',
      '/parameters/A~1B',
    ]);
    expect(ownProblems(filled, [], { folders: [] }, t)).toEqual([]);
  });

  it('sees an end before its start, an audience of nobody, a zone that is none', () => {
    expect(ownProblems({ ...filled, end: filled.start }, [], { folders: [] }, t)).toEqual([
      { pointer: '/window/end', message: 'The end must be after the start.' },
    ]);
    expect(ownProblems({ ...filled, audience: '0' }, [], { folders: [] }, t)[0]?.pointer).toBe('/audience');
    expect(ownProblems({ ...filled, zone: 'Paris' }, [], { folders: [] }, t)[0]?.pointer).toBe('/window/zone');
    expect(ownProblems({ ...filled, lead: '' }, [], { folders: [] }, t)[0]?.pointer).toBe('/lead');
  });

  it('comes before what the server says of the same field', () => {
    const fields = byField(
      [{ pointer: '/name', message: 'mine' }],
      [
        { pointer: '/name', message: 'theirs' },
        { pointer: '/target', message: 'The event has begun.' },
      ],
    );
    expect([...fields]).toEqual([
      ['/name', 'mine'],
      ['/target/name', 'The event has begun.'],
    ]);
  });

  it('forgets what the server said of a value that has been typed over', () => {
    const findings = [
      { pointer: '/window/end', message: 'a' },
      { pointer: '/parameters/A~1B', message: 'b' },
      { pointer: '/nothing/there', message: 'c' },
    ];
    const then = { window: { end: '1' }, parameters: { 'A/B': ['x'] } };
    expect(stillTrue(findings, then, then)).toEqual(findings);
    const now = { window: { end: '2' }, parameters: { 'A/B': ['x'] } };
    expect(stillTrue(findings, then, now).map(({ message }) => message)).toEqual(['b', 'c']);
  });
});

describe('a change', () => {
  const event = anEvent({
    window: { start: '2026-12-24T17:00:30Z', end: '2026-12-24T21:00:00Z', zone: 'Europe/Paris' },
    parameters: { A: '1', B: '2' },
  });
  const specs = [aSpec({ name: 'A' }), aSpec({ name: 'B', default: '' })];
  const before = typedOf(event);
  const patch = (to: Partial<typeof before>) => planPatch(draftOf(before, specs), draftOf({ ...before, ...to }, specs));

  it('is only what was changed', () => {
    expect(patch({})).toEqual({});
    expect(patch({ name: 'New' })).toEqual({ name: 'New' });
    expect(patch({ end: { date: '2026-12-24', time: '23:00' } })).toEqual({ window: { end: '2026-12-24T23:00' } });
    expect(patch({ parameters: { A: '5' } })).toEqual({ parameters: { A: '5', B: null } });
    expect(patch({ audience: '7' })).toEqual({ audience: 7 });
  });

  it('takes an audience away by null', () => {
    const had = typedOf(anEvent({ audience: 9 }));
    expect(planPatch(draftOf(had, []), draftOf({ ...had, audience: '' }, []))).toEqual({ audience: null });
  });

  it('sends both times with another zone, in which the same clock is another moment', () => {
    expect(patch({ zone: 'Asia/Tokyo' })).toEqual({
      window: { start: '2026-12-24T18:00', end: '2026-12-24T22:00', zone: 'Asia/Tokyo' },
    });
  });

  it('stays on top of what somebody else has changed', () => {
    const theirs = typedOf(anEvent({ ...event, name: 'Theirs', notes: 'theirs', parameters: { A: '9', C: '3' } }));
    const mine = { ...before, name: 'Mine', parameters: { A: '1', B: 'mine' } };
    const merged = rebased(mine, before, theirs);
    expect(merged).toMatchObject({ name: 'Mine', notes: 'theirs', parameters: { A: '9', B: 'mine', C: '3' } });
  });

  it('can touch little once the event has begun', () => {
    const begun = anEvent({ status: 'live', derivedParameters: { ExpectedAudience: '5' } });
    const open = ['/name', '/notes', '/window/end', '/criticality'];
    const shut = ['/window/start', '/window/zone', '/lead', '/target/name', '/audience', '/parameters/A'];
    expect(open.filter((pointer) => isLocked(begun, pointer))).toEqual([]);
    expect(shut.filter((pointer) => !isLocked(begun, pointer))).toEqual([]);
    expect(shut.filter((pointer) => isLocked(anEvent(), pointer))).toEqual([]);
  });
});

describe('a pointer', () => {
  it('escapes what names may hold, and makes ids that differ', () => {
    expect(parameterPointer('a/b~c')).toBe('/parameters/a~1b~0c');
    expect(fieldId('/parameters/a b')).toMatch(/^[\w-]+$/);
    expect(fieldId('/a b')).not.toBe(fieldId('/a-b'));
  });
});
