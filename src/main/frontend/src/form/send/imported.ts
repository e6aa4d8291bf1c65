import type { Imported } from '../../api/around';

type Drafts = Imported['drafts'];

const keyOf = (env: string): string => `event-schedules:${env}:imported`;

/** Keeps what was read from a calendar file, so that each draft can be finished after the other. */
export function keepImported(storage: Storage, env: string, drafts: Drafts): void {
  try {
    storage.setItem(keyOf(env), JSON.stringify(drafts));
  } catch {
    // A full or forbidden storage costs the comfort: the file can be read again.
  }
}

export function importedDrafts(storage: Storage, env: string): Drafts {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(env)) ?? '[]') as unknown;
    return Array.isArray(kept) ? (kept as Drafts) : [];
  } catch {
    return [];
  }
}

export function forgetImported(storage: Storage, env: string): void {
  try {
    storage.removeItem(keyOf(env));
  } catch {
    // As above.
  }
}
