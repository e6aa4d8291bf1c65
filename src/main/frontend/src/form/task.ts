/** What a person fills the form for. */
export type Task = { kind: 'new' } | { kind: 'clone'; id: string } | { kind: 'edit'; id: string };
