import { describe, expect, it } from 'vitest';
import { de } from './de';
import { en } from './en';
import { fr } from './fr';
import { language } from './languages';
import { type Plural, texts } from './words';

const holes = (message: string | Plural): string[] =>
  [
    ...new Set((typeof message === 'string' ? message : Object.values(message).join(' ')).match(/\{\w+\}/g) ?? []),
  ].sort();

describe.each([
  ['fr', fr],
  ['de', de],
])('the catalogue %s', (_, catalogue) => {
  it('has exactly the keys of English', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('says %s with the same holes', (key) => {
    expect(holes(catalogue[key])).toEqual(holes(en[key]));
    expect(JSON.stringify(catalogue[key]).length).toBeGreaterThan(2);
  });
});

describe('a text', () => {
  it('fills its holes, numbers in the manner of the locale', () => {
    expect(texts(en, 'en')('extend.until', { time: 'noon' })).toBe('It will then end noon.');
    expect(texts(de, 'de')('problem.min', { min: 12_000.5 })).toBe('Mindestens 12.000,5.');
  });

  it('chooses the plural form', () => {
    expect(texts(en, 'en')('facts.people', { count: 1 })).toBe('1 person');
    expect(texts(en, 'en')('facts.people', { count: 250_000 })).toBe('250,000 people');
    expect(texts(fr, 'fr')('events.shown', { count: 0 })).toBe('0 événement affiché');
    expect(texts(fr, 'fr')('facts.people', { count: 1_000_000 })).toContain('personnes');
  });

  it('never fills what a person has typed', () => {
    expect(texts(en, 'en')('confirm.end', { name: '{name} $& {count}' })).toBe('End “{name} $& {count}” now?');
  });
});

describe('the language', () => {
  it("is the host's, with the viewer's region where the host names none", async () => {
    expect((await language('fr', ['de-DE', 'fr-CA'])).locale).toBe('fr-CA');
    expect((await language('fr_BE', ['en'])).locale).toBe('fr-BE');
    expect((await language('de', [])).catalogue).toBe(de);
  });

  it("is the viewer's where the host names none, and English where the page has no other", async () => {
    expect((await language('', ['de-AT'])).locale).toBe('de-AT');
    expect(await language('ja', ['ja-JP', 'en-GB'])).toEqual({ locale: 'en-GB', catalogue: en });
    expect((await language('not a tag', [])).locale).toBe('en');
  });
});
