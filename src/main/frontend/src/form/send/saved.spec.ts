import { FROM_NOTHING } from '../../route/beginning';
import { describe, expect, it } from 'vitest';
import { anEnvironment, aSpec } from '../../fixture/place';
import { blank } from '../typed';
import { digest, idempotencyKey, randomKey } from './idempotency';
import { draftKey, forget, restore, save } from './saved';

const fresh = blank(anEnvironment(), 'UTC');

describe('what is being typed', () => {
  it('survives a reload, but never what may be a secret', () => {
    const typed = { ...fresh, name: 'Sale', parameters: { Open: 'a', Secret: 'hunter2' } };
    save(sessionStorage, 'k', typed, [aSpec({ name: 'Open' }), aSpec({ name: 'Secret', noEcho: true })]);
    expect(sessionStorage.getItem('k')).not.toContain('hunter2');
    expect(restore(sessionStorage, 'k', fresh)).toEqual({ ...typed, parameters: { Open: 'a' } });
  });

  it('keeps no parameter while nobody knows which of them are secrets', () => {
    save(sessionStorage, 'k', { ...fresh, parameters: { Secret: 'hunter2' } }, undefined);
    expect(sessionStorage.getItem('k')).not.toContain('hunter2');
  });

  it('is forgotten once it is sent', () => {
    save(sessionStorage, 'k', { ...fresh, name: 'x' }, []);
    idempotencyKey(sessionStorage, 'k', {});
    forget(sessionStorage, 'k');
    expect(sessionStorage.length).toBe(0);
    expect(restore(sessionStorage, 'k', fresh)).toEqual(fresh);
  });

  it('is left alone where it is of another shape', () => {
    for (const text of ['{', '5', '"x"', '{"name":5,"start":"now","unknown":1}']) {
      sessionStorage.setItem('k', text);
      expect(restore(sessionStorage, 'k', fresh), text).toEqual(fresh);
    }
  });

  it('does without a storage', () => {
    const none = new Proxy({} as Storage, {
      get: () => () => {
        throw new Error('forbidden');
      },
    });
    save(none, 'k', fresh, []);
    forget(none, 'k');
    expect(restore(none, 'k', fresh)).toEqual(fresh);
    expect(idempotencyKey(none, 'k', {})).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is kept for each task apart, and for an edit only of the same revision', () => {
    const keys = [
      draftKey('a', { kind: 'new', begin: FROM_NOTHING }, undefined),
      draftKey('b', { kind: 'new', begin: FROM_NOTHING }, undefined),
      draftKey('a', { kind: 'clone', id: '1', begin: FROM_NOTHING }, undefined),
      draftKey('a', { kind: 'new', begin: { ...FROM_NOTHING, template: 't' } }, undefined),
      draftKey('a', { kind: 'edit', id: '1' }, 1),
      draftKey('a', { kind: 'edit', id: '1' }, 2),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('an idempotency key', () => {
  it('is the same for the same content, also after a reload, and another for another', () => {
    const first = idempotencyKey(sessionStorage, 'k', { a: 1 });
    expect(idempotencyKey(sessionStorage, 'k', { a: 1 })).toBe(first);
    const other = idempotencyKey(sessionStorage, 'k', { a: 2 });
    expect(other).not.toBe(first);
    expect(sessionStorage.getItem('k:key')).not.toContain('"a"');
  });

  it('is random', () => {
    expect(randomKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(randomKey()).not.toBe(randomKey());
    expect(digest('ab')).not.toBe(digest('ba'));
  });
});
