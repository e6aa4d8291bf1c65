import type { Key } from '../words/words';

/** RFC 6901 pointers, by which server and form name the same field. */

export function parameterPointer(name: string): string {
  return `/parameters/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The id of a field's element: any pointer, also one with spaces or signs in it. */
export function fieldId(pointer: string): string {
  return `es-f${pointer.replace(/[^A-Za-z0-9]/g, (sign) => `-${sign.charCodeAt(0).toString(16)}-`)}`;
}

const LABELS = {
  '/name': 'field.name',
  '/notes': 'field.notes',
  '/audience': 'field.audience',
  '/criticality': 'field.criticality',
  '/performanceTarget': 'field.performanceTarget',
  '/window/start': 'field.start',
  '/window/end': 'field.end',
  '/window/zone': 'field.zone',
  '/lead': 'field.lead',
  '/target/name': 'field.target',
  '/target/type': 'field.target',
  '/target/version': 'field.version',
  '/target': 'field.target',
  '/folder': 'field.folder',
  '/repeat/every': 'repeat.every',
  '/repeat/weekdays': 'repeat.weekdays',
  '/repeat/count': 'repeat.count',
  '/repeat/until': 'repeat.until',
} as const satisfies Record<string, Key>;

export function labelKey(pointer: string): (typeof LABELS)[keyof typeof LABELS] | undefined {
  return pointer in LABELS ? LABELS[pointer as keyof typeof LABELS] : undefined;
}

/** Where a finding is shown: one about a part that has no field of its own stands at the field that chooses it. */
export function shownAt(pointer: string): string {
  return pointer === '/target' || pointer === '/target/type' ? '/target/name' : pointer;
}
