import { useEffect, useState } from 'preact/hooks';
import type { TargetStatistics } from '../../api/around';
import { usePage } from '../../shell/page';

/** How it went with each target so far; nothing while that is not known, or cannot be. */
export function useStatistics(): TargetStatistics[] {
  const { api, env } = usePage();
  const [known, setKnown] = useState<TargetStatistics[]>([]);
  useEffect(() => {
    let wanted = true;
    api.statistics(env.name).then(
      (targets) => wanted && setKnown(targets),
      // A form without a proposal is better than none.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [api, env.name]);
  return known;
}

export function statisticsOf(
  known: readonly TargetStatistics[],
  target: { type: string; name: string } | null,
): TargetStatistics | undefined {
  return known.find(({ type, name }) => type === target?.type && name === target.name);
}
