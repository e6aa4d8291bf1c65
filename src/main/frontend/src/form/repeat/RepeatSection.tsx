import type { JSX } from 'preact';
import { usePage } from '../../shell/page';
import { addDays } from '../../time/days';
import { Field } from '../Field';
import { useFields } from '../fields';
import { Section } from '../Section';
import { type Frequency, FREQUENCIES, nthOf, type Repeat, type Weekday, WEEKDAYS, weekdayOf } from './repeat';

/** A Monday, to name the weekdays by. */
const SOME_MONDAY = '2026-11-30';

/** Whether and how the event comes again; each time is an event of its own. */
export function RepeatSection(): JSX.Element {
  const { t } = usePage();
  const { typed, change } = useFields();
  const { repeat, start } = typed;
  const set = (to: Partial<Repeat>): void => change({ repeat: { ...repeat, ...to } });
  const often = (frequency: Frequency): void =>
    set({
      frequency,
      weekdays:
        frequency === 'weekly' && repeat.weekdays.length === 0 && start.date !== ''
          ? [weekdayOf(start.date)]
          : repeat.weekdays,
    });

  return (
    <Section title={t('repeat.title')}>
      <div class="es-radios" role="radiogroup" aria-label={t('repeat.title')}>
        {FREQUENCIES.map((frequency) => (
          <label key={frequency} class="es-radio">
            <input
              type="radio"
              name="repeat"
              checked={repeat.frequency === frequency}
              onChange={() => often(frequency)}
            />
            {t(`repeat.${frequency}`)}
          </label>
        ))}
      </div>
      {repeat.frequency !== 'none' && (
        <>
          <Field pointer="/repeat/every" label={t('repeat.every')} class="es-field--short" required>
            {(ties) => (
              <span class="es-suffixed">
                <input
                  {...ties}
                  class="jenkins-input"
                  inputMode="numeric"
                  maxLength={2}
                  value={repeat.every}
                  onInput={(input) => set({ every: input.currentTarget.value })}
                />
                <span class="es-muted">{t(`repeat.unit.${repeat.frequency as 'daily'}`)}</span>
              </span>
            )}
          </Field>
          {repeat.frequency === 'weekly' && <Weekdays repeat={repeat} set={set} />}
          {repeat.frequency === 'monthly' && start.date !== '' && (
            <Monthly repeat={repeat} set={set} day={start.date} />
          )}
          <Ends repeat={repeat} set={set} />
        </>
      )}
    </Section>
  );
}

interface PartProps {
  repeat: Repeat;
  set: (to: Partial<Repeat>) => void;
}

function Weekdays({ repeat, set }: PartProps): JSX.Element {
  const { say, t } = usePage();
  const toggle = (day: Weekday): void =>
    set({ weekdays: WEEKDAYS.filter((each) => (each === day) !== repeat.weekdays.includes(each)) });
  return (
    <Field pointer="/repeat/weekdays" label={t('repeat.weekdays')} as="group" required>
      {(ties) => (
        <div class="es-chips">
          {WEEKDAYS.map((day, index) => (
            <button
              key={day}
              id={index === 0 ? ties.id : undefined}
              type="button"
              class="es-chip"
              aria-pressed={repeat.weekdays.includes(day)}
              aria-label={say.day(addDays(SOME_MONDAY, index), { weekday: 'long' })}
              onClick={() => toggle(day)}
            >
              {say.day(addDays(SOME_MONDAY, index), { weekday: 'short' })}
            </button>
          ))}
        </div>
      )}
    </Field>
  );
}

function Monthly({ repeat, set, day }: PartProps & { day: string }): JSX.Element {
  const { say, t } = usePage();
  const nth = nthOf(day);
  const weekday = say.day(day, { weekday: 'long' });
  return (
    <div class="es-radios" role="radiogroup" aria-label={t('repeat.monthly')}>
      <label class="es-radio">
        <input
          type="radio"
          name="monthly"
          checked={repeat.monthly === 'date'}
          onChange={() => set({ monthly: 'date' })}
        />
        {t('repeat.onDate', { day: Number(day.slice(8)) })}
      </label>
      <label class="es-radio">
        <input
          type="radio"
          name="monthly"
          checked={repeat.monthly === 'weekday'}
          onChange={() => set({ monthly: 'weekday' })}
        />
        {nth === -1 ? t('repeat.onLast', { weekday }) : t('repeat.onNth', { nth, weekday })}
      </label>
    </div>
  );
}

function Ends({ repeat, set }: PartProps): JSX.Element {
  const { t } = usePage();
  return (
    <div class="es-pair">
      <fieldset class="es-field">
        <legend class="es-field__label">{t('repeat.ends')}</legend>
        <div class="es-radios">
          {(['count', 'until'] as const).map((ends) => (
            <label key={ends} class="es-radio">
              <input type="radio" name="ends" checked={repeat.ends === ends} onChange={() => set({ ends })} />
              {t(`repeat.ends.${ends}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {repeat.ends === 'count' ? (
        <Field pointer="/repeat/count" label={t('repeat.count')} class="es-field--short" required>
          {(ties) => (
            <input
              {...ties}
              class="jenkins-input"
              inputMode="numeric"
              maxLength={3}
              value={repeat.count}
              onInput={(input) => set({ count: input.currentTarget.value })}
            />
          )}
        </Field>
      ) : (
        <Field pointer="/repeat/until" label={t('repeat.until')} class="es-field--short" required>
          {(ties) => (
            <input
              {...ties}
              type="date"
              class="jenkins-input"
              value={repeat.until}
              onInput={(input) => set({ until: input.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
