import { useCallback, useEffect, useState } from 'preact/hooks';
import { addressOf, parseRoute, type Route } from '../route/route';
import { leadsTo } from './leadsTo';

/** The route of the address, and the way to another. Links to views change the view alone, and load nothing anew. */
export function useRoute(env: string): [Route, (route: Route, replace?: 'replace') => void] {
  const [search, setSearch] = useState(location.search);

  useEffect(() => {
    const follow = (): void => setSearch(location.search);
    const click = (event: MouseEvent): void => {
      const next = leadsTo(event);
      if (next !== undefined) {
        event.preventDefault();
        history.pushState(null, '', next);
        follow();
      }
    };
    window.addEventListener('popstate', follow);
    document.addEventListener('click', click);
    return () => {
      window.removeEventListener('popstate', follow);
      document.removeEventListener('click', click);
    };
  }, []);

  const go = useCallback((route: Route, replace?: 'replace') => {
    const next = addressOf(route);
    if (replace === undefined) {
      history.pushState(null, '', next);
    } else {
      history.replaceState(history.state, '', next);
    }
    setSearch(location.search);
  }, []);

  return [parseRoute(search, env), go];
}
