import type { JSX } from 'preact';
import { Icon } from '../icon/Icon';
import { useNow } from '../live/useNow';
import { MINUTE, durationOf } from '../time/durations';
import { isLedByAws } from '../api/places';
import { usePage } from './page';

/** How long a runner may be silent at least before nobody should trust that events begin and end. */
const SILENCE = 2 * MINUTE;

/** What is wrong with the environment as a whole; nothing when all is well. */
export function Health(): JSX.Element | null {
  const { env, t, say } = usePage();
  const now = useNow(10_000);
  const { trouble, lastRound, patience } = env.runner;
  const aws = isLedByAws(env);
  const silent = lastRound === null ? null : now - Date.parse(lastRound);
  const text =
    trouble !== null
      ? t('health.trouble', { trouble })
      : lastRound === null
        ? t(aws ? 'health.neverAws' : 'health.never')
        : silent !== null && silent > Math.max(SILENCE, durationOf(patience))
          ? t(aws ? 'health.silentAws' : 'health.silent', { ago: say.ago(silent) })
          : null;
  return text === null ? null : (
    <p class="es-note es-note--bad" role="alert">
      <Icon name="alert" />
      <span>{text}</span>
    </p>
  );
}
