import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Template } from '../../api/around';
import type { Catalog } from '../../api/places';
import type { Scheduled } from '../../api/words';
import { type Step, STEPS } from '../../route/beginning';
import { usePage } from '../../shell/page';
import { draftOf } from '../draft';
import { ErrorSummary, focusField } from '../ErrorSummary';
import { FieldsContext } from '../fields';
import { SettingsSection } from '../parameters/SettingsSection';
import { planOf, Preview } from '../Preview';
import { OccurrenceList } from '../repeat/OccurrenceList';
import { RepeatSection } from '../repeat/RepeatSection';
import { ruleOf } from '../repeat/repeat';
import { useOccurrences } from '../repeat/useOccurrences';
import { TargetSection } from '../target/TargetSection';
import type { Task } from '../task';
import { FormFrame } from '../FormFrame';
import { useEventForm } from '../useEventForm';
import { WhatSection } from '../what/WhatSection';
import { WhenSection } from '../when/WhenSection';
import { Conflicts } from './Conflicts';
import { Review } from './Review';
import { Stepper } from './Stepper';
import { problemsOf, stepOf } from './steps';
import { KeepTemplate, Templates } from './Templates';
import { useStatistics } from './useStatistics';

interface Props {
  task: Exclude<Task, { kind: 'edit' }>;
  catalog: Catalog;
  origin: Scheduled | undefined;
  templates: Template[];
}

/** A new event in four steps. The step stands in the address, so that the browser's own buttons go through them. */
export function Wizard({ task, catalog, origin, templates }: Props): JSX.Element {
  const { env, go, t } = usePage();
  const form = useEventForm(task, origin, templates);
  const { checked, fields, submit } = form;
  const { typed } = fields;
  const { step } = task.begin;
  const statistics = useStatistics();
  const specs = form.specs.list ?? [];
  const rule = ruleOf(typed.repeat, typed.start, typed.zone);
  const repeats = typed.repeat.frequency !== 'none';
  const occurrences = useOccurrences(draftOf(typed, specs), rule, typed.repeat.except);
  const [left, setLeft] = useState<ReadonlySet<Step>>(new Set());
  const shown = problemsOf(form.problems, step);
  const heading = useStepFocus(step);

  const leave = (): void => {
    setLeft((before) => new Set([...before, step]));
    form.visit(step);
  };
  const to = (next: Step): void => go({ view: 'new', env: env.name, begin: { ...task.begin, step: next } });
  const choose = (next: Step): void => {
    leave();
    to(next);
  };
  const next = (): void => {
    leave();
    if (shown.size > 0) {
      form.toSummary();
    } else {
      to(STEPS[STEPS.indexOf(step) + 1] ?? 'review');
    }
  };
  const toField = (pointer: string): void => {
    if (step === 'review' || stepOf(pointer) !== step) {
      to(stepOf(pointer));
      // The field is there once its step is.
      setTimeout(() => focusField(pointer), 50);
    } else {
      focusField(pointer);
    }
  };
  const told = left.has(step) || form.tried;

  return (
    <FieldsContext.Provider value={fields}>
      <FormFrame
        task={task}
        form={form}
        send={step === 'review' ? () => void form.send() : next}
        aside={
          <>
            <Preview plan={planOf(typed, checked.problems.length === 0 ? checked.preview : null)} />
            {repeats && <OccurrenceList occurrences={occurrences} />}
            {checked.unasked && <p class="es-muted es-form__unasked">{t('form.unchecked')}</p>}
          </>
        }
        buttons={
          <>
            {step !== 'what' && (
              <button
                type="button"
                class="jenkins-button"
                onClick={() => choose(STEPS[STEPS.indexOf(step) - 1] ?? 'what')}
              >
                {t('wizard.back')}
              </button>
            )}
            <button type="submit" class="jenkins-button jenkins-button--primary" aria-disabled={submit.busy}>
              {t(
                step !== 'review'
                  ? 'wizard.next'
                  : submit.busy
                    ? 'form.sending'
                    : repeats
                      ? 'form.scheduleAll'
                      : 'form.schedule',
              )}
            </button>
            {step === 'review' && <KeepTemplate specs={specs} known={templates} />}
          </>
        }
      >
        <Stepper
          step={step}
          wrong={STEPS.filter(
            (each) =>
              each !== step &&
              (left.has(each) || form.tried) &&
              problemsOf(form.problems, each).size > 0 &&
              each !== 'review',
          )}
          choose={choose}
        />
        <h2 class="es-hidden" tabIndex={-1} ref={heading}>
          {t('wizard.at', { at: STEPS.indexOf(step) + 1, of: STEPS.length, step: t(`wizard.${step}`) })}
        </h2>
        {told && <ErrorSummary problems={shown} specs={specs} box={form.summary} focus={toField} />}
        <div class="es-wizard__step" key={step}>
          {step === 'what' && (
            <>
              {task.kind === 'new' && <Templates templates={templates} chosen={task.begin.template} />}
              <WhatSection />
              <TargetSection catalog={catalog} statistics={statistics} />
            </>
          )}
          {step === 'when' && (
            <>
              <WhenSection statistics={statistics} />
              <Conflicts conflicts={checked.conflicts} />
              <RepeatSection />
            </>
          )}
          {step === 'settings' && <SettingsSection specs={form.specs} />}
          {step === 'review' && (
            <>
              <Conflicts conflicts={checked.conflicts} />
              <Review specs={specs} times={repeats ? (occurrences.known?.occurrences.length ?? 0) : null} change={to} />
            </>
          )}
        </div>
      </FormFrame>
    </FieldsContext.Provider>
  );
}

/**
 * Another step is another place: a screen reader hears where, and Tab goes on from there. At once, because whoever is
 * quicker than a slow machine would have their next key taken by the heading.
 */
function useStepFocus(step: Step) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useLayoutEffect(() => {
    if (!first.current) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    first.current = false;
  }, [step]);
  return heading;
}
