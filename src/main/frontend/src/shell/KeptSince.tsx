import type { JSX } from 'preact';
import { durationOf } from '../time/durations';
import { usePage } from './page';

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };

/** From which day on finished events are in lists and figures, where older ones are archived. */
export function KeptSince(): JSX.Element | null {
  const { clock, env, say, t } = usePage();
  if (env.keptFor === null) {
    return null;
  }
  const since = new Date(clock.now() - durationOf(env.keptFor)).toISOString().slice(0, 10);
  return <p class="es-muted es-kept">{t('kept.since', { day: say.day(since, DAY) })}</p>;
}
