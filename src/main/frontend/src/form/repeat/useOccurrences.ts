import { useEffect, useRef, useState } from 'preact/hooks';
import type { Occurrence } from '../../api/around';
import type { Draft } from '../../api/words';
import { usePage } from '../../shell/page';

const PAUSE = 500;

export interface Occurrences {
  /** Undefined until they are known. */
  list: Occurrence[] | undefined;
  failure: unknown;
}

/** When a recurring event takes place, as the server says. */
export function useOccurrences(draft: Partial<Draft>, rule: string | undefined, except: string[]): Occurrences {
  const { api, env } = usePage();
  const [known, setKnown] = useState<Occurrences & { of: string }>({ of: '', list: undefined, failure: undefined });
  const asked = rule === undefined ? '' : JSON.stringify({ draft, rule, except });
  const latest = useRef(asked);
  latest.current = asked;

  useEffect(() => {
    if (asked === '') {
      return;
    }
    const timer = setTimeout(() => {
      api.checkSeries(env.name, JSON.parse(asked) as Parameters<typeof api.checkSeries>[1]).then(
        (list) => latest.current === asked && setKnown({ of: asked, list, failure: undefined }),
        (failure: unknown) => latest.current === asked && setKnown({ of: asked, list: undefined, failure }),
      );
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [api, env.name, asked]);

  // What is known of the rule before is shown while the next is asked for, so that the list does not flicker.
  return asked === '' ? { list: undefined, failure: undefined } : known;
}
