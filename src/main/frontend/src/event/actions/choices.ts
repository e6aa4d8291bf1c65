import type { Action, Scheduled, Status } from '../../api/words';
import type { IconName } from '../../icon/drawings';

/** What a person can do with an event; `extend` and `again` are the ways people say a change and a clone. */
export type Choice = 'extend' | 'edit' | 'end' | 'cancel' | 'retry' | 'clone' | 'again' | 'delete';

const NEEDS: Record<Choice, Action> = {
  extend: 'change',
  edit: 'change',
  end: 'end',
  cancel: 'cancel',
  retry: 'retry',
  clone: 'clone',
  again: 'clone',
  delete: 'delete',
};

export const ICON: Record<Choice, IconName> = {
  extend: 'clock',
  edit: 'edit',
  end: 'stop',
  cancel: 'ban',
  retry: 'retry',
  clone: 'copy',
  again: 'retry',
  delete: 'trash',
};

export const DESTRUCTIVE: readonly Choice[] = ['end', 'cancel', 'delete'];

/** For each status the one that helps most comes first; what follows stands in the quiet row. */
const OFFERED: Record<Status, Choice[]> = {
  scheduled: ['edit', 'clone', 'cancel'],
  deploying: ['extend', 'edit', 'clone', 'end', 'cancel'],
  live: ['extend', 'end', 'edit', 'clone'],
  tearing_down: ['clone'],
  teardown_failed: ['retry', 'clone'],
  failed: ['again', 'delete'],
  missed: ['again', 'delete'],
  ended: ['again', 'delete'],
  cancelled: ['again', 'delete'],
};

/** Where no button would help, none is the primary one. */
const CALM: readonly Status[] = ['deploying', 'tearing_down'];

export interface Choices {
  primary: Choice | null;
  others: Choice[];
}

/** Only what the server says that this person may do to this event now. */
export function choices({ status, actions }: Scheduled): Choices {
  const possible = OFFERED[status].filter((choice) => actions.includes(NEEDS[choice]));
  const [first, ...rest] = possible;
  return first === undefined || CALM.includes(status) || first !== OFFERED[status][0]
    ? { primary: null, others: possible }
    : { primary: first, others: rest };
}
