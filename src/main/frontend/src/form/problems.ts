import { type Environment, folderChoice, type ParameterSpec } from '../api/places';
import type { Finding } from '../api/words';
import { minutesToIso } from '../time/durations';
import { isZone, readLocal } from '../time/zones';
import type { T } from '../words/words';
import { audienceOf } from './draft';
import { parameterProblem } from './parameters/problem';
import { parameterPointer, shownAt } from './pointer';
import { repeatProblems } from './repeat/repeat';
import type { Typed } from './typed';

/** What the form itself can say of what was typed, before any server answers. */
export function ownProblems(
  typed: Typed,
  specs: readonly ParameterSpec[],
  env: Pick<Environment, 'folders'>,
  t: T,
): Finding[] {
  const found: Finding[] = [];
  const say = (pointer: string, message: string): void => void found.push({ pointer, message });

  if (typed.name.trim() === '') {
    say('/name', t('problem.name'));
  }
  if (typed.audience.trim() !== '' && (audienceOf(typed.audience) ?? 0) < 1) {
    say('/audience', t('problem.audience'));
  }
  if (!isZone(typed.zone)) {
    say('/window/zone', t('problem.zone'));
  } else {
    const start = readLocal(typed.start, typed.zone, 'start');
    const end = readLocal(typed.end, typed.zone, 'end');
    if (start === undefined) {
      say('/window/start', t('problem.start'));
    }
    if (end === undefined) {
      say('/window/end', t('problem.end'));
    } else if (start !== undefined && end.instant <= start.instant) {
      say('/window/end', t('problem.order'));
    }
  }
  if (minutesToIso(typed.lead) === undefined) {
    say('/lead', t('problem.lead'));
  }
  if (typed.target === null) {
    say('/target/name', t('problem.target'));
  }
  const folders = folderChoice(env);
  if (folders.length > 0 && !folders.includes(typed.folder)) {
    say('/folder', t('problem.folder'));
  }
  found.push(...repeatProblems(typed.repeat, typed.start, t));
  for (const spec of specs) {
    const problem = parameterProblem(spec, typed.parameters[spec.name], t);
    if (problem !== undefined) {
      say(parameterPointer(spec.name), problem);
    }
  }
  return found;
}

/** One message a field: the form's own first, because it is about what is being typed right now. */
export function byField(own: readonly Finding[], server: readonly Finding[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const { pointer, message } of [...own, ...server]) {
    const at = shownAt(pointer);
    if (!fields.has(at)) {
      fields.set(at, message);
    }
  }
  return fields;
}
