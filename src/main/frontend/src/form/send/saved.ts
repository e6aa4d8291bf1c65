import type { ParameterSpec } from '../../api/places';
import type { Value } from '../../api/words';
import { beginningKey } from '../../route/beginning';
import type { Task } from '../task';
import type { Typed } from '../typed';

const PREFIX = 'event-schedules:';

/** Where the draft of a task is kept; of an edit only while the event is what it was. */
export function draftKey(env: string, task: Task, revision: number | undefined): string {
  const which = task.kind === 'edit' ? task.id : beginningKey(task.begin);
  return `${PREFIX}${env}:${task.kind}:${which}:${revision ?? ''}`;
}

/** Keeps what is being typed over a reload; never what was typed where a secret is meant. */
export function save(drafts: Storage, key: string, typed: Typed, specs: readonly ParameterSpec[] | undefined): void {
  const parameters: Record<string, Value> = {};
  for (const spec of specs ?? []) {
    const value = typed.parameters[spec.name];
    if (!spec.noEcho && value !== undefined) {
      parameters[spec.name] = value;
    }
  }
  try {
    drafts.setItem(key, JSON.stringify({ ...typed, parameters }));
  } catch {
    // A full or forbidden storage costs the comfort, not the form.
  }
}

/** @param beginning what the form shows without a draft; a draft of another shape is none */
export function restore(drafts: Storage, key: string, beginning: Typed): Typed {
  try {
    const saved = JSON.parse(drafts.getItem(key) ?? 'null') as Partial<Typed> | null;
    if (saved === null || typeof saved !== 'object') {
      return beginning;
    }
    const kept = Object.entries(saved).filter(
      ([field, value]) =>
        field in beginning && (field === 'target' || typeof value === typeof beginning[field as keyof Typed]),
    );
    return {
      ...beginning,
      ...Object.fromEntries(kept),
      parameters: { ...beginning.parameters, ...saved.parameters },
    };
  } catch {
    return beginning;
  }
}

export function forget(drafts: Storage, key: string): void {
  try {
    drafts.removeItem(key);
    drafts.removeItem(`${key}:key`);
  } catch {
    // As above.
  }
}
