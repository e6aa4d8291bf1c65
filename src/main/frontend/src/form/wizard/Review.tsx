import type { ComponentChildren, JSX } from 'preact';
import { folderChoice, type ParameterSpec } from '../../api/places';
import type { Step } from '../../route/beginning';
import { LongText } from '../../shell/LongText';
import { usePage } from '../../shell/page';
import { audienceOf } from '../draft';
import { useFields } from '../fields';
import { textOf } from '../parameters/value';
import { planOf } from '../Preview';

interface Props {
  specs: readonly ParameterSpec[];
  /** How often it takes place; null where once. */
  times: number | null;
  change: (step: Step) => void;
}

/** All that was typed, to be read once more before it is sent. */
export function Review({ specs, times, change }: Props): JSX.Element {
  const { env, say, t } = usePage();
  const { typed } = useFields();
  const plan = planOf(typed, null);
  const audience = audienceOf(typed.audience);
  const given = specs.filter(({ filledFrom }) => filledFrom === null);
  return (
    <>
      <Part step="what" change={change}>
        <Line name={t('field.name')}>{typed.name}</Line>
        <Line name={t('field.audience')}>
          {audience === undefined ? t('facts.none') : t('facts.people', { count: audience })}
        </Line>
        <Line name={t('field.criticality')}>{t(`criticality.${typed.criticality}`)}</Line>
        {typed.performanceTarget !== '' && <Line name={t('field.performanceTarget')}>{typed.performanceTarget}</Line>}
        {typed.notes !== '' && (
          <Line name={t('field.notes')}>
            <LongText text={typed.notes} />
          </Line>
        )}
        <Line name={t('field.target')}>
          {typed.target === null ? (
            t('facts.none')
          ) : (
            <>
              {typed.target.name} <span class="es-muted">{t('facts.version', { version: typed.target.version })}</span>
            </>
          )}
        </Line>
        {(folderChoice(env).length > 0 || typed.folder !== '') && (
          <Line name={t('field.folder')}>{typed.folder || t('facts.none')}</Line>
        )}
      </Part>
      <Part step="when" change={change}>
        <Line name={t('facts.ownZone', { zone: typed.zone })}>
          {plan === undefined ? t('facts.none') : say.window(plan.start, plan.end, typed.zone)}
        </Line>
        <Line name={t('field.lead')}>
          {typed.lead} {t('form.minutesBefore')}
        </Line>
        <Line name={t('repeat.title')}>
          {times === null
            ? t('repeat.none')
            : `${t(`repeat.${typed.repeat.frequency}`)} · ${t('repeat.total', { count: times })}`}
        </Line>
      </Part>
      <Part step="settings" change={change}>
        {given.length === 0 && <p class="es-muted">{t('form.noSettings')}</p>}
        {given.map((spec) => {
          const value = textOf(typed.parameters[spec.name]);
          return (
            <Line key={spec.name} name={spec.label || spec.name}>
              {value === '' ? (
                <span class="es-muted">
                  {spec.default === null || textOf(spec.default) === ''
                    ? t('facts.none')
                    : t('form.defaultOption', { value: textOf(spec.default).replaceAll('\n', ', ') })}
                </span>
              ) : (
                <LongText text={value} />
              )}
            </Line>
          );
        })}
      </Part>
    </>
  );
}

interface PartProps {
  step: Exclude<Step, 'review'>;
  change: (step: Step) => void;
  children: ComponentChildren;
}

function Part({ step, change, children }: PartProps): JSX.Element {
  const { t } = usePage();
  return (
    <section class="es-section es-form__section" aria-labelledby={`es-review-${step}`}>
      <div class="es-section__head">
        <h2 class="es-heading" id={`es-review-${step}`}>
          {t(`wizard.${step}`)}
        </h2>
        <button type="button" class="es-link" onClick={() => change(step)}>
          {t('wizard.change')}
          <span class="es-hidden"> {t(`wizard.${step}`)}</span>
        </button>
      </div>
      <dl class="es-facts">{children}</dl>
    </section>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="es-fact">
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
