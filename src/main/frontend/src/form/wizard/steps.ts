import type { Step } from '../../route/beginning';

const WHEN = ['/window', '/lead', '/repeat'];

/** In which step a field stands. */
export function stepOf(pointer: string): Step {
  if (pointer.startsWith('/parameters')) {
    return 'settings';
  }
  return WHEN.some((part) => pointer === part || pointer.startsWith(`${part}/`)) ? 'when' : 'what';
}

export function problemsOf(problems: ReadonlyMap<string, string>, step: Step): Map<string, string> {
  return new Map([...problems].filter(([pointer]) => step === 'review' || stepOf(pointer) === step));
}
