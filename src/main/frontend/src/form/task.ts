import type { Beginning } from '../route/beginning';

/** What a person fills the form for. */
export type Task =
  { kind: 'new'; begin: Beginning } | { kind: 'clone'; id: string; begin: Beginning } | { kind: 'edit'; id: string };

export function taskOf(begin: Beginning): Task {
  return begin.cloneOf === null ? { kind: 'new', begin } : { kind: 'clone', id: begin.cloneOf, begin };
}
