import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Scheduled } from '../api/words';

/** The events that a person has chosen to do something with, as they were when chosen. */
export interface Selection {
  events: Scheduled[];
  has: (id: string) => boolean;
  toggle: (event: Scheduled) => void;
  set: (events: readonly Scheduled[]) => void;
}

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Scheduled>>(new Map());
  const toggle = useCallback(
    (event: Scheduled) =>
      setChosen((before) => {
        const after = new Map(before);
        if (!after.delete(event.id)) {
          after.set(event.id, event);
        }
        return after;
      }),
    [],
  );
  const set = useCallback(
    (events: readonly Scheduled[]) => setChosen(new Map(events.map((each) => [each.id, each]))),
    [],
  );
  return useMemo(
    () => ({ events: [...chosen.values()], has: (id) => chosen.has(id), toggle, set }),
    [chosen, toggle, set],
  );
}
