import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Template } from '../../api/around';
import { Dialog } from '../../dialog/Dialog';
import { Icon } from '../../icon/Icon';
import { FROM_NOTHING } from '../../route/beginning';
import { addressOf } from '../../route/route';
import { usePage } from '../../shell/page';
import { troubleText } from '../../shell/Trouble';
import { draftOf } from '../draft';
import { useFields } from '../fields';
import type { ParameterSpec } from '../../api/places';

/** What others have prepared to begin with. */
export function Templates({ templates, chosen }: { templates: Template[]; chosen: string | null }): JSX.Element | null {
  const { env, t } = usePage();
  return templates.length === 0 ? null : (
    <nav class="es-templates" aria-label={t('templates.title')}>
      <span class="es-muted">{t('templates.title')}</span>
      {templates.map(({ name }) => (
        <a
          key={name}
          class="es-chip"
          aria-current={name === chosen ? 'true' : undefined}
          href={addressOf({ view: 'new', env: env.name, begin: { ...FROM_NOTHING, template: name } })}
        >
          <bdi>{name}</bdi>
        </a>
      ))}
    </nav>
  );
}

const NAME = /^[^/\\]{1,100}$/;

/** Keeps what stands in the form, but not its times, for others to begin with; and forgets what nobody needs any more. */
export function KeepTemplate({ specs, known }: { specs: ParameterSpec[]; known: Template[] }): JSX.Element | null {
  const { announce, api, env, t } = usePage();
  const { typed } = useFields();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [names, setNames] = useState(() => known.map((template) => template.name));
  const [failure, setFailure] = useState<unknown>();
  if (!env.may.includes('manage')) {
    return null;
  }
  const attempt = (act: Promise<void>, done: () => void): void => {
    setFailure(undefined);
    act.then(done, (why: unknown) => setFailure(why));
  };
  const keep = (): void => {
    const draft = draftOf(typed, specs);
    delete draft.window;
    attempt(api.keepTemplate(env.name, name.trim(), draft), () => {
      announce(t('templates.kept', { name: name.trim() }));
      setOpen(false);
    });
  };
  const remove = (each: string): void =>
    attempt(api.removeTemplate(env.name, each), () => setNames((before) => before.filter((other) => other !== each)));
  return (
    <>
      <button type="button" class="jenkins-button" onClick={() => setOpen(true)}>
        <Icon name="copy" />
        {t('templates.keep')}
      </button>
      {open && (
        <Dialog title={t('templates.keep')} close={() => setOpen(false)}>
          <p>{t('templates.keepText')}</p>
          <label class="es-field es-templates__name">
            <span class="es-field__label">{t('field.name')}</span>
            <input
              class="jenkins-input"
              maxLength={100}
              value={name}
              onInput={(input) => setName(input.currentTarget.value)}
            />
          </label>
          {names.length > 0 && (
            <ul class="es-bulk__events">
              {names.map((each) => (
                <li key={each}>
                  <bdi>{each}</bdi>
                  <button
                    type="button"
                    class="es-link es-muted"
                    aria-label={t('templates.remove', { name: each })}
                    onClick={() => remove(each)}
                  >
                    {t('action.delete')}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {failure !== undefined && (
            <p class="es-note es-note--bad" role="alert">
              <Icon name="alert" />
              <span>{troubleText(failure, t)}</span>
            </p>
          )}
          <div class="es-dialog__buttons">
            <button
              type="button"
              class="jenkins-button jenkins-button--primary"
              aria-disabled={!NAME.test(name.trim())}
              onClick={() => NAME.test(name.trim()) && keep()}
            >
              {t('templates.keep')}
            </button>
            <button type="button" class="jenkins-button" onClick={() => setOpen(false)}>
              {t('confirm.back')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
