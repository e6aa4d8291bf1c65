import { useCallback, useEffect, useState } from 'preact/hooks';
import { hashOf, parseRoute, type Route } from '../route/route';

/** The route of the address, and the way to another. */
export function useRoute(env: string): [Route, (route: Route, replace?: 'replace') => void] {
  const [hash, setHash] = useState(location.hash);

  useEffect(() => {
    const onHash = (): void => setHash(location.hash);
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  const go = useCallback((route: Route, replace?: 'replace') => {
    const next = hashOf(route);
    if (replace === undefined) {
      location.hash = next;
    } else {
      history.replaceState(history.state, '', next);
      setHash(next);
    }
  }, []);

  return [parseRoute(hash, env), go];
}
