import type { JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/drawings';
import { usePage } from '../shell/page';
import { MINUTE } from '../time/durations';
import type { Say } from '../time/say';
import { offsetName } from '../time/zones';
import type { T } from '../words/words';
import { phases, type PhaseState, type PhaseView } from './phases';

const SIGN: Record<PhaseState, IconName | null> = {
  done: 'check',
  now: 'arrow',
  ahead: null,
  failed: 'cross',
  skipped: 'minus',
  unknown: 'minus',
};

/** Where the event is in its life; each stretch with the time that was planned and the time that it was. */
export function Progress({ event }: { event: Scheduled }): JSX.Element {
  const { clock, say, t } = usePage();
  return (
    <section class="es-section" aria-labelledby="es-progress">
      <div class="es-section__head">
        <h2 class="es-heading" id="es-progress">
          {t('progress.title')}
        </h2>
        <span class="es-muted">
          {t('progress.zone', { zone: `${say.zone} (${offsetName(clock.now(), say.zone)})` })}
        </span>
      </div>
      <ol class="es-phases">
        {phases(event).map((phase) => (
          <Phase key={phase.name} phase={phase} event={event} />
        ))}
      </ol>
    </section>
  );
}

function Phase({ phase, event }: { phase: PhaseView; event: Scheduled }): JSX.Element {
  const { say, t } = usePage();
  const { name, state, planned, real, until } = phase;
  const sign = SIGN[state];
  const unseen = state === 'skipped' || state === 'unknown';
  const label = name === 'over' && state !== 'ahead' ? t(`status.${event.status}`) : t(`phase.${name}`);
  return (
    <li class={`es-phase es-phase--${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <span class="es-phase__sign">{sign !== null && <Icon name={sign} />}</span>
      <span class="es-phase__name">
        {label}
        <span class="es-hidden"> ({t(`phaseState.${state}`)})</span>
      </span>
      <span class="es-phase__times">
        {real !== null && <span>{say.short(real)}</span>}
        {planned !== null && !unseen && <span class="es-muted">{punctuality(planned, real, t, say)}</span>}
        {real !== null && until !== null && until > real && (
          <span class="es-muted">{t('phase.took', { duration: say.duration(until - real) })}</span>
        )}
        {unseen && <span class="es-muted">{t(`phaseState.${state}`)}</span>}
      </span>
    </li>
  );
}

/** Under a minute is what nobody notices. */
function punctuality(planned: number, real: number | null, t: T, say: Say): string {
  const time = say.short(planned);
  if (real === null) {
    return t('phase.planned', { time });
  }
  const off = real - planned;
  if (Math.abs(off) < MINUTE) {
    return t('phase.onTime');
  }
  return t(off < 0 ? 'phase.early' : 'phase.late', { duration: say.duration(Math.abs(off)), time });
}
