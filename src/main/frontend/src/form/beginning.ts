import type { Prefill, Template } from '../api/around';
import type { Environment } from '../api/places';
import type { Draft, Scheduled } from '../api/words';
import { isoToMinutes } from '../time/durations';
import { isZone, type Local, localOf } from '../time/zones';
import { importedDrafts } from './send/imported';
import type { Task } from './task';
import { type Typed, typedOf } from './typed';

/** A time of the API as it is typed: an instant in the zone, or a local time as it is. */
function localTime(text: string, zone: string): Local {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? { date: '', time: '' } : localOf(at, zone);
  }
  const [date = '', time = ''] = text.split('T');
  return { date, time: time.slice(0, 5) };
}

/** What a draft says, on top of what an empty form says. */
function filled(fresh: Typed, draft: Prefill & Partial<Pick<Draft, 'window'>>): Typed {
  const { window, target, lead, audience } = draft;
  const zone = window !== undefined && isZone(window.zone) ? window.zone : fresh.zone;
  return {
    ...fresh,
    name: draft.name ?? fresh.name,
    notes: draft.notes ?? fresh.notes,
    audience: audience == null ? fresh.audience : String(audience),
    criticality: draft.criticality ?? fresh.criticality,
    performanceTarget: draft.performanceTarget ?? fresh.performanceTarget,
    ...(window === undefined ? {} : { start: localTime(window.start, zone), end: localTime(window.end, zone), zone }),
    lead: lead === undefined ? fresh.lead : isoToMinutes(lead),
    target: target === undefined ? fresh.target : { ...target, version: target.version ?? '' },
    folder: draft.folder ?? fresh.folder,
    parameters: { ...draft.parameters },
  };
}

/**
 * What a task begins with. A clone keeps everything but the time, which is nearly always another one; a template and a
 * draft from a calendar file say what they know.
 */
export function beginning(
  task: Task,
  origin: Scheduled | undefined,
  fresh: Typed,
  templates: readonly Template[],
  drafts: Storage,
  { name: env, folders = [] }: Pick<Environment, 'name' | 'folders'>,
): Typed {
  if (task.kind === 'edit') {
    return origin === undefined ? fresh : typedOf(origin);
  }
  if (origin !== undefined) {
    const same = typedOf(origin);
    return {
      ...same,
      folder: folders.includes(origin.folder) ? origin.folder : fresh.folder,
      start: { date: '', time: same.start.time },
      end: { date: '', time: same.end.time },
    };
  }
  const { template, imported, start, end } = task.begin;
  const draft =
    imported !== null
      ? importedDrafts(drafts, env)[imported]?.draft
      : templates.find((each) => each.name === template)?.draft;
  const begun = draft === undefined ? fresh : filled(fresh, draft);
  return {
    ...begun,
    ...(start === null ? {} : { start: localTime(start, begun.zone) }),
    ...(end === null ? {} : { end: localTime(end, begun.zone) }),
  };
}
