import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Template } from '../api/around';
import type { Scheduled } from '../api/words';
import type { Step } from '../route/beginning';
import { usePage } from '../shell/page';
import { draftOf } from './draft';
import type { Fields } from './fields';
import { isLocked } from './locked';
import { type Specs, useSpecs } from './parameters/useSpecs';
import { byField, ownProblems } from './problems';
import { forget, save } from './send/saved';
import type { Task } from './task';
import { rebased, typedOf } from './typed';
import { type Checked, useCheck } from './useCheck';
import { type Submit, useSubmit } from './useSubmit';
import { useTyped } from './useTyped';
import { stepOf } from './wizard/steps';

const PRESS = 200;

export interface EventFormState {
  fields: Fields;
  specs: Specs;
  checked: Checked;
  submit: Submit;
  /** Every problem by field; shown in a summary once the person has tried to send. */
  problems: Map<string, string>;
  tried: boolean;
  /** The event as the form began with it, and as it is since somebody else changed it. */
  overtaken: { before: Scheduled; after: Scheduled } | undefined;
  summary: RefObject<HTMLDivElement>;
  /** The person has left a step of the wizard. */
  visit: (step: Step) => void;
  toSummary: () => void;
  send: () => Promise<void>;
  discard: () => void;
}

/** All that a form knows and does; what it looks like is elsewhere. */
export function useEventForm(task: Task, first: Scheduled | undefined, templates: readonly Template[]): EventFormState {
  const { drafts, env, t } = usePage();
  const [origin, setOrigin] = useState(first);
  const [overtaken, setOvertaken] = useState<EventFormState['overtaken']>();
  const { key, typed, setTyped, change } = useTyped(task, first, templates);
  const specs = useSpecs(typed.target);
  const known = useMemo(() => specs.list ?? [], [specs.list]);
  const ready = typed.target === null || specs.list !== undefined;

  const submit = useSubmit(task, origin, key);
  const draft = draftOf(typed, known);
  const checked = useCheck(draft, task.kind === 'edit' ? task.id : undefined, ready);

  // Where an event is cannot change.
  const choice = useMemo(() => (task.kind === 'edit' ? {} : { folders: env.folders }), [task.kind, env.folders]);

  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<ReadonlySet<Step>>(new Set());
  const [tried, setTried] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const problems = useMemo(
    () => byField(ownProblems(typed, known, choice, t), [...submit.refusedFor(draft), ...checked.problems]),
    [typed, known, choice, submit, draft, checked.problems, t],
  );

  useEffect(() => save(drafts, key, typed, specs.list), [drafts, key, typed, specs.list]);

  // Somebody else was faster: their changes come in, ours stay, and the person looks again before sending.
  useEffect(() => {
    const { current } = submit;
    if (current !== undefined && origin !== undefined && current.revision !== origin.revision) {
      setTyped((before) => rebased(before, typedOf(origin), typedOf(current)));
      setOvertaken({ before: origin, after: current });
      setOrigin(current);
    }
  }, [submit.current, origin, setTyped]);

  const toSummary = (): void => {
    requestAnimationFrame(() => summary.current?.focus());
  };

  // Whoever is quicker than the settings of the target has pressed all the same: it is sent once they are known.
  useEffect(() => {
    if (waiting && ready) {
      setWaiting(false);
      void send();
    } else if (waiting && specs.failure !== undefined) {
      setWaiting(false);
      toSummary();
    }
  });

  async function send(): Promise<void> {
    setTried(true);
    if (submit.busy) {
      return;
    }
    if (!ready) {
      setWaiting(specs.failure === undefined);
      return;
    }
    if (ownProblems(typed, known, choice, t).length > 0 || (await submit.send(typed, known)) === 'refused') {
      toSummary();
    }
  }

  return {
    fields: {
      typed,
      change,
      problem: (pointer) =>
        tried || visited.has(pointer) || seen.has(stepOf(pointer)) ? problems.get(pointer) : undefined,
      notices: (pointer) =>
        checked.notices.filter((notice) => notice.pointer === pointer).map(({ message }) => message),
      // A problem that appears under the finger moves the button that is being pressed: it waits for the press.
      left: (pointer) => void setTimeout(() => setVisited((before) => new Set([...before, pointer])), PRESS),
      locked: (pointer) =>
        task.kind === 'edit' && origin !== undefined && (pointer === '/folder' || isLocked(origin, pointer)),
    },
    specs,
    checked,
    submit: { ...submit, busy: submit.busy || waiting },
    problems,
    tried,
    overtaken,
    summary,
    visit: (step) => setSeen((before) => new Set([...before, step])),
    toSummary,
    send,
    discard: () => forget(drafts, key),
  };
}
