import type { Scheduled } from '../api/words';
import { type Choice, choices } from '../event/actions/choices';
import { MINUTE } from '../time/durations';

/** What nobody notices is not late. */
const PATIENCE = MINUTE;

/** Whether an event is behind its plan: not begun, not ready, or not ended when it should be. */
export function isLate({ status, prerollAt, window }: Scheduled, now: number): boolean {
  const due = { scheduled: prerollAt, deploying: window.start, live: window.end }[status as string];
  return due !== undefined && Date.parse(due) + PATIENCE < now;
}

/** The one thing that helps an event that went wrong or is late; null where a person can do nothing. */
export function helpful(event: Scheduled): Choice | null {
  if (event.status === 'deploying') {
    // What its audience loses at the beginning it can have at the end.
    return event.actions.includes('change') ? 'extend' : null;
  }
  return choices(event).primary;
}
