import { useCallback, useState } from 'preact/hooks';
import type { Template } from '../api/around';
import type { Scheduled } from '../api/words';
import { usePage } from '../shell/page';
import { draftKey, restore } from './send/saved';
import type { Task } from './task';
import { beginning } from './beginning';
import { blank, type Typed } from './typed';

interface Draft {
  /** Where it is kept. */
  key: string;
  typed: Typed;
  setTyped: (to: (before: Typed) => Typed) => void;
  change: (to: Partial<Typed>) => void;
}

export function useTyped(task: Task, origin: Scheduled | undefined, templates: readonly Template[]): Draft {
  const { env, say, drafts } = usePage();
  const key = draftKey(env.name, task, task.kind === 'edit' ? origin?.revision : undefined);
  const [typed, setTyped] = useState(() =>
    restore(drafts, key, beginning(task, origin, blank(env, say.zone), templates, drafts, env)),
  );
  const change = useCallback((to: Partial<Typed>) => setTyped((before) => ({ ...before, ...to })), []);
  return { key, typed, setTyped, change };
}
