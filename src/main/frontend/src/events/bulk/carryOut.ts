import type { Scheduled } from '../../api/words';

/** How it went with one event. */
export type Outcome =
  | { kind: 'waiting' | 'running' | 'done' | 'skipped' }
  | { kind: 'cloned'; id: string }
  | { kind: 'refused'; why: unknown };

/** What is done to each event; `skipped` where its status or the person's rights do not allow it. */
export type Deed = (event: Scheduled) => Promise<Outcome>;

/**
 * Does the same to one event after another. One that is refused does not stop the others; what was done is told as it
 * happens, so that closing the page leaves nobody in doubt.
 */
export async function carryOut(
  events: readonly Scheduled[],
  deed: Deed,
  tell: (outcomes: readonly Outcome[]) => void,
  stopped: () => boolean,
): Promise<void> {
  const outcomes: Outcome[] = events.map(() => ({ kind: 'waiting' }));
  for (const [index, event] of events.entries()) {
    if (stopped()) {
      break;
    }
    outcomes[index] = { kind: 'running' };
    tell([...outcomes]);
    try {
      outcomes[index] = await deed(event);
    } catch (why) {
      outcomes[index] = { kind: 'refused', why };
    }
    tell([...outcomes]);
  }
}
