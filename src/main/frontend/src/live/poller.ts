import { Problem } from '../api/problem';
import { backoff } from './cadence';

/** What is known by now, and how sure of it we may be. */
export interface Live<T> {
  /** The last good answer. */
  value: T | undefined;
  /** When the server gave it, by our clock. */
  seenAt: number | undefined;
  /** Why the last look failed; undefined when it went well. */
  failure: unknown;
}

export interface Poller {
  start: () => void;
  stop: () => void;
  /** Looks now, whatever the cadence says. */
  refresh: () => Promise<void>;
}

interface Ways<T> {
  load: (before: T | undefined) => Promise<T>;
  wait: (value: T | undefined) => number;
  tell: (live: Live<T>) => void;
  now: () => number;
  page: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;
}

/** Looks again and again, never twice at once, and not at all while nobody can see the page. */
export function poller<T>({ load, wait, tell, now, page }: Ways<T>): Poller {
  let live: Live<T> = { value: undefined, seenAt: undefined, failure: undefined };
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    try {
      live = { value: await load(live.value), seenAt: now(), failure: undefined };
      failures = 0;
    } catch (failure) {
      live = { ...live, failure };
      failures += 1;
    }
    looking = undefined;
    if (running) {
      tell(live);
      plan();
    }
  }

  function once(): Promise<void> {
    clearTimeout(timer);
    looking ??= look();
    return looking;
  }

  function plan(): void {
    clearTimeout(timer);
    if (running && !page.hidden) {
      const asked = live.failure instanceof Problem ? live.failure.retryAfter : null;
      const usual = wait(live.value);
      timer = setTimeout(() => void once(), failures === 0 ? usual : backoff(usual, failures, asked));
    }
  }

  function onVisibility(): void {
    if (page.hidden) {
      clearTimeout(timer);
    } else if (running) {
      void once();
    }
  }

  return {
    start() {
      running = true;
      page.addEventListener('visibilitychange', onVisibility);
      void once();
    },
    stop() {
      running = false;
      clearTimeout(timer);
      page.removeEventListener('visibilitychange', onVisibility);
    },
    // A look that was under way may have left before the change that asks for this one.
    refresh: () => (looking ?? Promise.resolve()).then(once),
  };
}
