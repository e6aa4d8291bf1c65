import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ParameterSpec } from '../../api/places';
import type { Target } from '../../api/words';
import { usePage } from '../../shell/page';

export interface Specs {
  /** Undefined until they are known. */
  list: ParameterSpec[] | undefined;
  failure: unknown;
  retry: () => void;
}

/** The parameters of the chosen target at the chosen version. */
export function useSpecs(target: Target | null): Specs {
  const { api, env } = usePage();
  const key = target === null ? '' : JSON.stringify([target.type, target.name, target.version]);
  const [known, setKnown] = useState<{ key: string; list?: ParameterSpec[]; failure?: unknown }>({ key: '' });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (target === null) {
      return;
    }
    let wanted = true;
    setKnown({ key });
    api.parameters(env.name, target).then(
      (list) => wanted && setKnown({ key, list }),
      (failure: unknown) => wanted && setKnown({ key, failure }),
    );
    return () => {
      wanted = false;
    };
    // The key says all of the target that matters.
  }, [api, env.name, key, tries]);

  const retry = useCallback(() => setTries((count) => count + 1), []);
  return {
    list: known.key === key ? known.list : undefined,
    failure: known.key === key ? known.failure : undefined,
    retry,
  };
}
