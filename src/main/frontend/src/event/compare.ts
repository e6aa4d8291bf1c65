import type { Scheduled, Value } from '../api/words';
import { durationOf } from '../time/durations';
import type { Say } from '../time/say';
import type { T } from '../words/words';

export interface Changed {
  field: string;
  before: string;
  after: string;
}

const text = (value: Value | undefined): string => (Array.isArray(value) ? value.join(', ') : (value ?? ''));

/** What somebody else has changed, field by field, in words. */
export function changes(before: Scheduled, after: Scheduled, t: T, say: Say): Changed[] {
  const moment = (at: string): string => say.moment(Date.parse(at));
  const audience = ({ audience: count }: Scheduled): string => (count === null ? t('facts.none') : say.number(count));
  const found: Changed[] = [];
  const compare = (field: string, of: (event: Scheduled) => string): void => {
    if (of(before) !== of(after)) {
      found.push({ field, before: of(before), after: of(after) });
    }
  };

  compare(t('column.status'), (event) => t(`status.${event.status}`));
  compare(t('field.name'), (event) => event.name);
  compare(t('field.start'), (event) => moment(event.window.start));
  compare(t('field.end'), (event) => moment(event.window.end));
  compare(t('field.zone'), (event) => event.window.zone);
  compare(t('field.lead'), (event) => say.duration(durationOf(event.lead)));
  compare(t('field.audience'), audience);
  compare(t('field.criticality'), (event) => t(`criticality.${event.criticality}`));
  compare(t('field.performanceTarget'), (event) => event.performanceTarget);
  compare(t('field.notes'), (event) => event.notes);
  compare(t('field.target'), (event) => `${event.target.name} ${event.target.version}`);
  for (const name of new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])) {
    compare(name, (event) => text(event.parameters[name]));
  }
  return found;
}
