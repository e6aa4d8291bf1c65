import type { JSX } from 'preact';
import type { Catalog } from '../api/places';
import type { Scheduled } from '../api/words';
import { Changes } from '../event/Changes';
import { Icon } from '../icon/Icon';
import { EVERYTHING } from '../route/listState';
import { hashOf, type Route } from '../route/route';
import { Heading } from '../shell/Heading';
import { usePage } from '../shell/page';
import { troubleText } from '../shell/Trouble';
import { ErrorSummary } from './ErrorSummary';
import { FieldsContext } from './fields';
import { SettingsSection } from './parameters/SettingsSection';
import { planOf, Preview } from './Preview';
import { TargetSection } from './target/TargetSection';
import type { Task } from './task';
import { useEventForm } from './useEventForm';
import { WhatSection } from './what/WhatSection';
import { WhenSection } from './when/WhenSection';

interface Props {
  task: Task;
  catalog: Catalog;
  origin: Scheduled | undefined;
}

/** A new event, a changed one, or another like one: the same form. */
export function EventForm({ task, catalog, origin }: Props): JSX.Element {
  const { env, go, t } = usePage();
  const form = useEventForm(task, origin);
  const { checked, fields, overtaken, submit } = form;
  const title = t(`form.${task.kind}`);
  const back: Route =
    'id' in task ? { view: 'event', env: env.name, id: task.id } : { view: 'events', env: env.name, list: EVERYTHING };

  return (
    <FieldsContext.Provider value={fields}>
      <a class="es-back" href={hashOf(back)}>
        <Icon name="back" />
        {t(task.kind === 'new' ? 'event.back' : 'form.back')}
      </a>
      <form
        class="es-form"
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          void form.send();
        }}
      >
        <div class="es-form__main">
          <Heading title={title}>{title}</Heading>
          <p class="es-muted es-form__intro">{t(`form.${task.kind}Intro`)}</p>
          {form.tried && <ErrorSummary problems={form.problems} specs={form.specs.list ?? []} box={form.summary} />}
          {overtaken !== undefined && (
            <>
              <Changes {...overtaken} />
              <p class="es-muted">{t('stale.merged')}</p>
            </>
          )}
          {submit.failure !== undefined && (
            <p class="es-note es-note--bad" role="alert">
              <Icon name="alert" />
              <span>{troubleText(submit.failure, t)}</span>
            </p>
          )}
          <WhatSection />
          <WhenSection />
          <TargetSection catalog={catalog} />
          <SettingsSection specs={form.specs} />
        </div>
        <aside class="es-form__aside">
          <Preview plan={planOf(fields.typed, checked.problems.length === 0 ? checked.preview : null)} />
          {checked.unasked && <p class="es-muted es-form__unasked">{t('form.unchecked')}</p>}
          <div class="es-form__buttons">
            <button type="submit" class="jenkins-button jenkins-button--primary" aria-disabled={submit.busy}>
              {t(submit.busy ? 'form.sending' : task.kind === 'edit' ? 'form.save' : 'form.schedule')}
            </button>
            <button
              type="button"
              class="jenkins-button"
              onClick={() => {
                form.discard();
                go(back);
              }}
            >
              {t('form.discard')}
            </button>
          </div>
        </aside>
      </form>
    </FieldsContext.Provider>
  );
}
