import { useState } from 'preact/hooks';
import { Problem } from '../../api/problem';
import type { Scheduled } from '../../api/words';

export interface Decision {
  /** The event that the person now decides on. */
  basis: Scheduled;
  /** The event they decided on before somebody else changed it; undefined while nobody has. */
  outdated: Scheduled | undefined;
  failure: unknown;
  busy: boolean;
  decide: () => Promise<void>;
}

/**
 * A decision on an event, taken on the revision that the person saw. Where that is no longer the newest, nothing
 * happens: the person sees what has changed and decides anew.
 */
export function useDecision(
  seen: Scheduled,
  carryOut: (basis: Scheduled) => Promise<void>,
  done: () => Promise<void>,
): Decision {
  const [basis, setBasis] = useState(seen);
  const [outdated, setOutdated] = useState<Scheduled>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function decide(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await carryOut(basis);
      await done();
    } catch (why) {
      setBusy(false);
      if (why instanceof Problem && why.isStale && why.current !== null) {
        setOutdated(basis);
        setBasis(why.current);
      } else {
        setFailure(why);
      }
    }
  }

  return { basis, outdated, failure, busy, decide };
}
