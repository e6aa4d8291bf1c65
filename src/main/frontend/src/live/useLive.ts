import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Live, type Poller, poller } from './poller';

export interface LiveView<T> extends Live<T> {
  refresh: () => Promise<void>;
}

/**
 * Follows something on the server while a view is shown.
 *
 * @param key what is followed: another key starts anew, the same one never does
 */
export function useLive<T>(
  key: string,
  load: (before: T | undefined) => Promise<T>,
  wait: (value: T | undefined) => number,
  now: () => number,
): LiveView<T> {
  const [state, setState] = useState<{ key: string; live: Live<T> }>();
  const current = useRef<Poller>();
  const ways = useRef({ load, wait, now });
  ways.current = { load, wait, now };

  useEffect(() => {
    const made = poller<T>({
      load: (before) => ways.current.load(before),
      wait: (value) => ways.current.wait(value),
      now: () => ways.current.now(),
      tell: (live) => setState({ key, live }),
      page: document,
    });
    current.current = made;
    made.start();
    return () => made.stop();
  }, [key]);

  const refresh = useCallback(() => current.current?.refresh() ?? Promise.resolve(), []);
  const nothing: Live<T> = { value: undefined, seenAt: undefined, failure: undefined };
  return { ...(state?.key === key ? state.live : nothing), refresh };
}
