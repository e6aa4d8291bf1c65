import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../api/client';
import type { Environment, Me } from '../api/places';
import type { Clock } from '../live/clock';
import type { Route } from '../route/route';
import type { Say } from '../time/say';
import type { T } from '../words/words';

/** What every view stands on. */
export interface Page {
  api: Api;
  clock: Clock;
  t: T;
  say: Say;
  me: Me;
  env: Environment;
  /** Shows another view; `replace` leaves no step to go back to. */
  go: (route: Route, replace?: 'replace') => void;
  /** Tells those who cannot see it. */
  announce: (text: string) => void;
  /** What is being typed, kept over a reload. */
  drafts: Storage;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) {
    throw new Error('no page around this view');
  }
  return page;
}
