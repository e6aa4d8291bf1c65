import type { en } from './en';

export type Key = keyof typeof en;

/** One form for each plural category of a language; `other` is what every language has. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** A language: every key, with plural forms exactly where English has them. */
export type Catalogue = { [K in Key]: (typeof en)[K] extends string ? string : Plural };

type HolesOf<S> = S extends `${string}{${infer Hole}}${infer Rest}` ? Hole | HolesOf<Rest> : never;
type Texts<M> = M extends string ? M : M[keyof M];
type Holes<K extends Key> = HolesOf<Texts<(typeof en)[K]>>;
type Fill<K extends Key> = [Holes<K>] extends [never] ? [] : [Record<Holes<K>, string | number>];

/** Says a message; what fills its holes is checked by the compiler. `count` chooses the plural form. */
export type T = <K extends Key>(key: K, ...fill: Fill<K>) => string;

export function texts(catalogue: Catalogue, locale: string): T {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, ...[fill]) => {
    const message: string | Plural = catalogue[key];
    const values: Record<string, string | number> = fill ?? {};
    const text =
      typeof message === 'string' ? message : (message[plurals.select(Number(values['count']))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name];
      return value === undefined ? hole : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
