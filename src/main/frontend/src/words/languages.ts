import { en } from './en';
import type { Catalogue } from './words';

/** Languages other than English are fetched when a page is shown in them. */
const others: Record<string, () => Promise<Catalogue>> = {
  de: async () => (await import('./de')).de,
  fr: async () => (await import('./fr')).fr,
};

export interface Language {
  /** For Intl: with the viewer's own region where the host names the language alone. */
  locale: string;
  catalogue: Catalogue;
}

const valid = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-')).length === 1;
  } catch {
    return false;
  }
};

const base = (tag: string): string => tag.split('-')[0] ?? tag;

/** @param wanted the host's locale, such as `en`, `fr_CA` or nothing */
export async function language(wanted: string, viewer: readonly string[]): Promise<Language> {
  const asked = wanted !== '' && valid(wanted) ? wanted.replaceAll('_', '-') : (viewer[0] ?? 'en');
  const code = base(asked).toLowerCase();
  const load = others[code];
  const spoken = load === undefined ? 'en' : code;
  // Words and dates speak one language, even where the host asks for one that the page does not have.
  const regional = asked.includes('-') && code === spoken ? asked : viewer.find((tag) => base(tag) === spoken);
  try {
    return { locale: regional ?? spoken, catalogue: load === undefined ? en : await load() };
  } catch {
    return { locale: 'en', catalogue: en };
  }
}
