import type { ParameterSpec } from '../api/places';
import type { Draft, Value } from '../api/words';
import { minutesToIso } from '../time/durations';
import { localText } from '../time/zones';
import { valueOf } from './parameters/value';
import type { Typed } from './typed';

const GROUPED = /^\d{1,3}([ ,.'’\u00a0\u202f]\d{3})+$/;

/** A number of people as people write it: `250000`, `250,000`, `250 000`. */
export function audienceOf(text: string): number | undefined {
  const trimmed = text.trim();
  const digits = GROUPED.test(trimmed) ? trimmed.replace(/\D/g, '') : trimmed;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** What the server is asked to check or to keep. What cannot be understood is left out: the form says so itself. */
export function draftOf(typed: Typed, specs: readonly ParameterSpec[]): Partial<Draft> {
  const parameters: Record<string, Value> = {};
  for (const spec of specs) {
    const value = valueOf(spec, typed.parameters[spec.name]);
    if (value !== undefined && spec.filledFrom === null) {
      parameters[spec.name] = value;
    }
  }
  const audience = audienceOf(typed.audience);
  const lead = minutesToIso(typed.lead);
  const time = (local: Typed['start']): string => (local.date === '' || local.time === '' ? '' : localText(local));
  return {
    name: typed.name,
    notes: typed.notes,
    window: { start: time(typed.start), end: time(typed.end), zone: typed.zone },
    ...(lead === undefined ? {} : { lead }),
    ...(audience === undefined ? {} : { audience }),
    criticality: typed.criticality,
    performanceTarget: typed.performanceTarget,
    ...(typed.folder === '' ? {} : { folder: typed.folder }),
    ...(typed.target === null ? {} : { target: { ...typed.target } }),
    parameters,
  };
}
