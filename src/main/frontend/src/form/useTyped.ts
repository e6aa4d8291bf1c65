import { useCallback, useState } from 'preact/hooks';
import type { Scheduled } from '../api/words';
import { usePage } from '../shell/page';
import { draftKey, restore } from './send/saved';
import type { Task } from './task';
import { blank, type Typed, typedOf } from './typed';

interface Draft {
  /** Where it is kept. */
  key: string;
  typed: Typed;
  setTyped: (to: (before: Typed) => Typed) => void;
  change: (to: Partial<Typed>) => void;
}

/** What a task begins with. A clone keeps everything but the time, which is nearly always another one. */
export function beginning(task: Task, origin: Scheduled | undefined, fresh: Typed): Typed {
  if (origin === undefined) {
    return fresh;
  }
  const same = typedOf(origin);
  return task.kind === 'edit'
    ? same
    : { ...same, start: { date: '', time: same.start.time }, end: { date: '', time: same.end.time } };
}

export function useTyped(task: Task, origin: Scheduled | undefined): Draft {
  const { env, say, drafts } = usePage();
  const key = draftKey(env.name, task, task.kind === 'edit' ? origin?.revision : undefined);
  const [typed, setTyped] = useState(() => restore(drafts, key, beginning(task, origin, blank(env, say.zone))));
  const change = useCallback((to: Partial<Typed>) => setTyped((before) => ({ ...before, ...to })), []);
  return { key, typed, setTyped, change };
}
