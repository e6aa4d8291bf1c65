import type { JSX } from 'preact';
import type { TargetStatistics } from '../../api/around';
import { Icon } from '../../icon/Icon';
import { usePage } from '../../shell/page';
import { DAY, durationOf, HOUR, MINUTE } from '../../time/durations';
import { isZone, type Local, localOf, readLocal } from '../../time/zones';
import { Field, type Ties } from '../Field';
import { useFields } from '../fields';
import { Section } from '../Section';
import { statisticsOf } from '../wizard/useStatistics';
import { ZonePicker } from './ZonePicker';

const SHORTCUTS = [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY];

/** When the audience comes, in which zone, and how early to prepare. */
export function WhenSection({ statistics }: { statistics: readonly TargetStatistics[] }): JSX.Element {
  const { say, t } = usePage();
  const { typed, change, locked } = useFields();
  const { start, end, zone, lead } = typed;
  const from = isZone(zone) ? readLocal(start, zone, 'start') : undefined;
  const to = isZone(zone) ? readLocal(end, zone, 'end') : undefined;

  const startAt = (local: Local): void =>
    // The end follows the day of the start while it has no other of its own.
    change({
      start: local,
      ...(end.date === '' || end.date === start.date ? { end: { ...end, date: local.date } } : {}),
    });

  return (
    <Section title={t('form.when')}>
      <div class="es-pair">
        <Moment pointer="/window/start" label={t('field.start')} local={start} change={startAt} />
        <Moment pointer="/window/end" label={t('field.end')} local={end} change={(local) => change({ end: local })} />
      </div>
      <div class="es-lasts" role="group" aria-label={t('form.lasts')}>
        {SHORTCUTS.map((length) => (
          <button
            key={length}
            type="button"
            class="es-chip"
            disabled={from === undefined}
            aria-pressed={from !== undefined && to !== undefined && to.instant - from.instant === length}
            onClick={() => from !== undefined && change({ end: localOf(from.instant + length, zone) })}
          >
            {say.duration(length)}
          </button>
        ))}
        <span class="es-muted" aria-live="polite">
          {from !== undefined && to !== undefined && to.instant > from.instant
            ? t('form.lastsFor', { duration: say.duration(to.instant - from.instant) })
            : t('form.lastsHint')}
        </span>
      </div>
      <div class="es-pair">
        <Field pointer="/window/zone" label={t('field.zone')} help={t('help.zone')} required>
          {(ties) => (
            <ZonePicker ties={ties} zone={zone} at={from?.instant} choose={(name) => change({ zone: name })} />
          )}
        </Field>
        <Field pointer="/lead" label={t('field.lead')} help={t('help.lead')} required>
          {(ties) => (
            <span class="es-suffixed">
              <input
                {...ties}
                class="jenkins-input"
                inputMode="decimal"
                maxLength={10}
                value={lead}
                onInput={(input) => change({ lead: input.currentTarget.value })}
              />
              <span class="es-muted">{t('form.minutesBefore')}</span>
            </span>
          )}
        </Field>
      </div>
      {!locked('/lead') && <LeadProposal statistics={statistics} />}
      {locked('/window/start') && <p class="es-muted">{t('form.lockedWindow')}</p>}
    </Section>
  );
}

/** How early to begin, from how long this target has taken so far; nothing where that is what is typed. */
function LeadProposal({ statistics }: { statistics: readonly TargetStatistics[] }): JSX.Element | null {
  const { say, t } = usePage();
  const { typed, change } = useFields();
  const usual = statisticsOf(statistics, typed.target);
  const minutes = usual?.lead == null ? undefined : Math.ceil(durationOf(usual.lead) / MINUTE);
  return usual === undefined || minutes === undefined || typed.lead.trim() === String(minutes) ? null : (
    <p class="es-proposal">
      <Icon name="clock" />
      <span>
        {t('form.usuallyTakes', {
          target: usual.name,
          duration: say.brief(durationOf(usual.preroll.p90 ?? '')),
          count: usual.preroll.samples,
        })}
      </span>
      <button type="button" class="es-chip" onClick={() => change({ lead: String(minutes) })}>
        {t('form.useLead', { duration: say.duration(minutes * MINUTE) })}
      </button>
    </p>
  );
}

interface MomentProps {
  pointer: string;
  label: string;
  local: Local;
  change: (local: Local) => void;
}

function Moment({ pointer, label, local, change }: MomentProps): JSX.Element {
  const { t } = usePage();
  const inputs = (ties: Ties): JSX.Element => {
    // The problem is about both inputs; who has only typed the date has not left the field yet.
    const { onBlur, ...same } = ties;
    return (
      <div class="es-moment">
        <input
          {...same}
          type="date"
          class="jenkins-input"
          aria-label={t('form.date', { of: label })}
          value={local.date}
          onInput={(input) => change({ ...local, date: input.currentTarget.value })}
        />
        <input
          {...same}
          id={`${ties.id}-time`}
          type="time"
          class="jenkins-input"
          aria-label={t('form.time', { of: label })}
          value={local.time}
          onBlur={onBlur}
          onInput={(input) => change({ ...local, time: input.currentTarget.value })}
        />
      </div>
    );
  };
  return (
    <Field pointer={pointer} label={label} as="group" required>
      {inputs}
    </Field>
  );
}
