import type { JSX } from 'preact';
import type { Catalog } from '../api/places';
import type { Scheduled } from '../api/words';
import { usePage } from '../shell/page';
import { ErrorSummary } from './ErrorSummary';
import { FieldsContext } from './fields';
import { FormFrame } from './FormFrame';
import { SettingsSection } from './parameters/SettingsSection';
import { planOf, Preview } from './Preview';
import { TargetSection } from './target/TargetSection';
import type { Task } from './task';
import { useEventForm } from './useEventForm';
import { WhatSection } from './what/WhatSection';
import { WhenSection } from './when/WhenSection';
import { Conflicts } from './wizard/Conflicts';
import { useStatistics } from './wizard/useStatistics';

interface Props {
  task: Extract<Task, { kind: 'edit' }>;
  catalog: Catalog;
  origin: Scheduled;
}

/** A changed event: all of it in one place, because who changes it knows what to look for. */
export function EventForm({ task, catalog, origin }: Props): JSX.Element {
  const { t } = usePage();
  const form = useEventForm(task, origin, []);
  const statistics = useStatistics();
  const { checked, fields, submit } = form;
  return (
    <FieldsContext.Provider value={fields}>
      <FormFrame
        task={task}
        form={form}
        send={() => void form.send()}
        aside={
          <>
            <Preview plan={planOf(fields.typed, checked.problems.length === 0 ? checked.preview : null)} />
            <Conflicts conflicts={checked.conflicts} />
            {checked.unasked && <p class="es-muted es-form__unasked">{t('form.unchecked')}</p>}
          </>
        }
        buttons={
          <button type="submit" class="jenkins-button jenkins-button--primary" aria-disabled={submit.busy}>
            {t(submit.busy ? 'form.sending' : 'form.save')}
          </button>
        }
      >
        {form.tried && <ErrorSummary problems={form.problems} specs={form.specs.list ?? []} box={form.summary} />}
        <WhatSection />
        <WhenSection statistics={statistics} />
        <TargetSection catalog={catalog} statistics={statistics} />
        <SettingsSection specs={form.specs} />
      </FormFrame>
    </FieldsContext.Provider>
  );
}
