import type { ComponentChildren, JSX } from 'preact';
import { Changes } from '../event/Changes';
import { Icon } from '../icon/Icon';
import { EVERYTHING } from '../route/listState';
import { addressOf, type Route } from '../route/route';
import { Heading } from '../shell/Heading';
import { usePage } from '../shell/page';
import { troubleText } from '../shell/Trouble';
import type { Task } from './task';
import type { EventFormState } from './useEventForm';

interface Props {
  task: Task;
  form: EventFormState;
  send: () => void;
  aside: ComponentChildren;
  buttons: ComponentChildren;
  children: ComponentChildren;
}

/** What every form has: where it leads back to, what went wrong as a whole, what it will come to. */
export function FormFrame({ task, form, send, aside, buttons, children }: Props): JSX.Element {
  const { env, go, t } = usePage();
  const title = t(`form.${task.kind}`);
  const back: Route =
    'id' in task ? { view: 'event', env: env.name, id: task.id } : { view: 'events', env: env.name, list: EVERYTHING };
  return (
    <>
      <a class="es-back" href={addressOf(back)}>
        <Icon name="back" />
        {t(task.kind === 'new' ? 'event.back' : 'form.back')}
      </a>
      <form
        class="es-form"
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div class="es-form__main">
          <Heading title={title}>{title}</Heading>
          <p class="es-muted es-form__intro">{t(`form.${task.kind}Intro`)}</p>
          {form.overtaken !== undefined && (
            <>
              <Changes {...form.overtaken} />
              <p class="es-muted">{t('stale.merged')}</p>
            </>
          )}
          {form.submit.failure !== undefined && (
            <p class="es-note es-note--bad" role="alert">
              <Icon name="alert" />
              <span>{troubleText(form.submit.failure, t)}</span>
            </p>
          )}
          {children}
          <div class="es-form__buttons">
            {buttons}
            <button
              type="button"
              class="jenkins-button es-form__discard"
              onClick={() => {
                form.discard();
                go(back);
              }}
            >
              {t('form.discard')}
            </button>
          </div>
        </div>
        <aside class="es-form__aside">{aside}</aside>
      </form>
    </>
  );
}
