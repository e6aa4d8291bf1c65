import type { Environment } from '../api/places';
import type { Criticality, Scheduled, TargetType, Value } from '../api/words';
import { isoToMinutes } from '../time/durations';
import { type Repeat, ONCE } from './repeat/repeat';
import { type Local, localOf } from '../time/zones';

/** What stands in the form, as it was typed; nothing of it need be right. */
export interface Typed {
  name: string;
  notes: string;
  audience: string;
  criticality: Criticality;
  performanceTarget: string;
  start: Local;
  end: Local;
  zone: string;
  /** Minutes. */
  lead: string;
  target: { type: TargetType; name: string; version: string } | null;
  folder: string;
  repeat: Repeat;
  /** Lists hold their rows; everything else is one text. */
  parameters: Record<string, Value>;
}

export function blank({ limits, folders = [] }: Environment, zone: string): Typed {
  return {
    name: '',
    notes: '',
    audience: '',
    criticality: 'normal',
    performanceTarget: '',
    start: { date: '', time: '' },
    end: { date: '', time: '' },
    zone,
    lead: isoToMinutes(limits.defaultLead),
    target: null,
    folder: folders.length === 1 ? (folders[0] ?? '') : '',
    repeat: ONCE,
    parameters: {},
  };
}

/** An event as somebody would have typed it. */
export function typedOf(event: Scheduled): Typed {
  const { window } = event;
  return {
    name: event.name,
    notes: event.notes,
    audience: event.audience === null ? '' : String(event.audience),
    criticality: event.criticality,
    performanceTarget: event.performanceTarget,
    start: localOf(Date.parse(window.start), window.zone),
    end: localOf(Date.parse(window.end), window.zone),
    zone: window.zone,
    lead: isoToMinutes(event.lead),
    target: { ...event.target },
    // Where it is cannot change.
    folder: '',
    repeat: ONCE,
    parameters: { ...event.parameters },
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a person changed, on top of what somebody else has changed since. */
export function rebased(typed: Typed, before: Typed, after: Typed): Typed {
  const pick = <T>(mine: T, was: T, is: T): T => (same(mine, was) ? is : mine);
  const names = new Set([...Object.keys(typed.parameters), ...Object.keys(after.parameters)]);
  const parameters: Record<string, Value> = {};
  for (const name of names) {
    const value = pick(typed.parameters[name], before.parameters[name], after.parameters[name]);
    if (value !== undefined) {
      parameters[name] = value;
    }
  }
  return {
    name: pick(typed.name, before.name, after.name),
    notes: pick(typed.notes, before.notes, after.notes),
    audience: pick(typed.audience, before.audience, after.audience),
    criticality: pick(typed.criticality, before.criticality, after.criticality),
    performanceTarget: pick(typed.performanceTarget, before.performanceTarget, after.performanceTarget),
    start: pick(typed.start, before.start, after.start),
    end: pick(typed.end, before.end, after.end),
    zone: pick(typed.zone, before.zone, after.zone),
    lead: pick(typed.lead, before.lead, after.lead),
    target: pick(typed.target, before.target, after.target),
    folder: typed.folder,
    repeat: typed.repeat,
    parameters,
  };
}
