import type { Patch } from '../api/client';
import type { Draft } from '../api/words';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The RFC 7386 merge patch that makes one document of another. */
export function mergePatch(before: Json, after: Json): Patch {
  const patch: Patch = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = before[key];
    const is = after[key];
    if (is === undefined) {
      patch[key] = null;
    } else if (isObject(was) && isObject(is)) {
      const inner = mergePatch(was, is);
      if (Object.keys(inner).length > 0) {
        patch[key] = inner;
      }
    } else if (JSON.stringify(was) !== JSON.stringify(is)) {
      patch[key] = is;
    }
  }
  return patch;
}

/**
 * What a person changed of a plan. Times that were not touched are not sent, so that an instant of which the form shows
 * the minutes keeps its seconds; but in another zone the same clock means other instants, and then both are sent.
 */
export function planPatch(before: Partial<Draft>, after: Partial<Draft>): Patch {
  const patch = mergePatch({ ...before }, { ...after });
  return before.window?.zone === after.window?.zone ? patch : { ...patch, window: after.window };
}
