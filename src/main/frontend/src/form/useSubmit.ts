import { useState } from 'preact/hooks';
import { Problem } from '../api/problem';
import type { ParameterSpec } from '../api/places';
import type { Draft, Finding, Scheduled } from '../api/words';
import { usePage } from '../shell/page';
import { draftOf } from './draft';
import { planPatch } from './patch';
import { idempotencyKey } from './send/idempotency';
import { forget } from './send/saved';
import type { Task } from './task';
import { type Typed, typedOf } from './typed';

export interface Submit {
  busy: boolean;
  /** What the server refused, field by field. */
  refused: Finding[];
  /** Why it could not be sent, or was refused as a whole. */
  failure: unknown;
  /** Somebody else changed the event meanwhile: as it is now. */
  overtaken: Scheduled | undefined;
  send(typed: Typed, specs: ParameterSpec[]): Promise<'sent' | 'refused'>;
}

export function useSubmit(task: Task, origin: Scheduled | undefined, key: string): Submit {
  const { api, env, drafts, go, announce, t } = usePage();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Finding[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [overtaken, setOvertaken] = useState<Scheduled>();

  async function carryOut(typed: Typed, specs: ParameterSpec[]): Promise<Scheduled> {
    const draft = draftOf(typed, specs);
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
    setRefused([]);
    try {
      const event = await carryOut(typed, specs);
      forget(drafts, key);
      announce(t(task.kind === 'edit' ? 'done.edit' : 'done.new', { name: event.name }));
      go({ view: 'event', env: env.name, id: event.id }, 'replace');
      return 'sent';
    } catch (why) {
      setBusy(false);
      if (why instanceof Problem && why.isStale && why.current !== null) {
        setOvertaken(why.current);
      } else if (why instanceof Problem && why.errors.length > 0) {
        setRefused(why.errors.map(({ pointer, detail }) => ({ pointer, message: detail })));
      } else {
        setFailure(why);
      }
      return 'refused';
    }
  }

  return { busy, refused, failure, overtaken, send };
}
