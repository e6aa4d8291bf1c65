import { useState } from 'preact/hooks';
import { Problem } from '../api/problem';
import type { ParameterSpec } from '../api/places';
import type { Draft, Finding, Scheduled } from '../api/words';
import { EVERYTHING } from '../route/listState';
import { usePage } from '../shell/page';
import { draftOf } from './draft';
import { planPatch } from './patch';
import { idempotencyKey } from './send/idempotency';
import { ruleOf } from './repeat/repeat';
import { forget } from './send/saved';
import type { Task } from './task';
import { type Typed, typedOf } from './typed';

export interface Submit {
  busy: boolean;
  /** What the server refused of this draft; nothing of another one. */
  refusedFor: (draft: unknown) => Finding[];
  /** Why it could not be sent, or was refused as a whole. */
  failure: unknown;
  /** The event as it is since somebody else changed it. */
  current: Scheduled | undefined;
  send: (typed: Typed, specs: ParameterSpec[]) => Promise<'sent' | 'refused'>;
}

export function useSubmit(task: Task, origin: Scheduled | undefined, key: string): Submit {
  const { api, env, drafts, go, announce, t } = usePage();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ draft: string; findings: Finding[] }>();
  const [failure, setFailure] = useState<unknown>();
  const [current, setCurrent] = useState<Scheduled>();

  async function carryOut(typed: Typed, specs: ParameterSpec[]): Promise<Scheduled> {
    const draft = draftOf(typed, specs);
    const rule = task.kind === 'edit' ? undefined : ruleOf(typed.repeat, typed.start, typed.zone);
    if (rule !== undefined) {
      const series = { draft: draft as Draft, rule, except: typed.repeat.except };
      const { events } = await api.createSeries(env.name, series, idempotencyKey(drafts, key, series));
      const [first] = events;
      if (first !== undefined) {
        return first;
      }
    }
    if (task.kind === 'new' || origin === undefined) {
      return api.create(env.name, draft as Draft, idempotencyKey(drafts, key, draft));
    }
    const patch = planPatch(draftOf(typedOf(origin), specs), draft);
    return task.kind === 'clone'
      ? api.clone(env.name, task.id, patch, idempotencyKey(drafts, key, patch))
      : api.change(env.name, task.id, origin.revision, patch);
  }

  async function send(typed: Typed, specs: ParameterSpec[]): Promise<'sent' | 'refused'> {
    setBusy(true);
    setFailure(undefined);
    setRefused(undefined);
    try {
      const event = await carryOut(typed, specs);
      forget(drafts, key);
      announce(t(task.kind === 'edit' ? 'done.edit' : 'done.new', { name: event.name }));
      go(
        event.series === null || task.kind === 'edit'
          ? { view: 'event', env: env.name, id: event.id }
          : { view: 'events', env: env.name, list: { ...EVERYTHING, series: event.series, sort: 'start' } },
        'replace',
      );
      return 'sent';
    } catch (why) {
      setBusy(false);
      if (why instanceof Problem && why.isStale && why.current !== null) {
        setCurrent(why.current);
      } else if (why instanceof Problem && why.errors.length > 0) {
        const findings = why.errors.map(({ pointer, detail }) => ({ pointer, message: detail }));
        setRefused({ draft: JSON.stringify(draftOf(typed, specs)), findings });
      } else {
        setFailure(why);
      }
      return 'refused';
    }
  }

  const refusedFor = (draft: unknown): Finding[] => (refused?.draft === JSON.stringify(draft) ? refused.findings : []);

  return { busy, refusedFor, failure, current, send };
}
