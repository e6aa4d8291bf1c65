import { queryString } from '../api/client';

export const STEPS = ['what', 'when', 'settings', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** What a new event begins with, and which step of the wizard is shown; kept in the address. */
export interface Beginning {
  cloneOf: string | null;
  template: string | null;
  /** Local times of the viewer's zone: a slot of the calendar. */
  start: string | null;
  end: string | null;
  /** The number of a draft that was read from a calendar file. */
  imported: number | null;
  step: Step;
}

export const FROM_NOTHING: Beginning = {
  cloneOf: null,
  template: null,
  start: null,
  end: null,
  imported: null,
  step: 'what',
};

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

export function beginningOf(fields: URLSearchParams): Beginning {
  const local = (name: string): string | null => (LOCAL.test(fields.get(name) ?? '') ? fields.get(name) : null);
  const imported = fields.get('imported') ?? '';
  return {
    cloneOf: fields.get('from'),
    template: fields.get('template'),
    start: local('start'),
    end: local('end'),
    imported: /^\d{1,4}$/.test(imported) ? Number(imported) : null,
    step: STEPS.find((step) => step === fields.get('step')) ?? 'what',
  };
}

export function beginningText({ cloneOf, template, start, end, imported, step }: Beginning): string {
  return queryString({
    from: cloneOf ?? '',
    template: template ?? '',
    start: start ?? '',
    end: end ?? '',
    imported: imported ?? '',
    step: step === 'what' ? '' : step,
  });
}

/** What tells one unfinished event from another: everything but the step. */
export function beginningKey(beginning: Beginning): string {
  return beginningText({ ...beginning, step: 'what' });
}
