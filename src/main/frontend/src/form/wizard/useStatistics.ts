import { useEffect, useState } from 'preact/hooks';
import type { Spread, TargetStatistics } from '../../api/around';
import { usePage } from '../../shell/page';
import { durationOf, MINUTE } from '../../time/durations';

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

/** How many minutes before the start to begin, so that nine of ten times everything is ready with some to spare. */
export function proposedLead({ p90, samples }: Spread): number | undefined {
  return p90 === null || samples === 0 ? undefined : Math.ceil(Math.ceil(durationOf(p90) / MINUTE) * 1.2);
}
