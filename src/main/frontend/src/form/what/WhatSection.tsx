import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CRITICALITIES, type Criticality } from '../../api/words';
import { folderChoice } from '../../api/places';
import { usePage } from '../../shell/page';
import { audienceOf } from '../draft';
import { Field } from '../Field';
import { useFields } from '../fields';
import { Section } from '../Section';

/** What the event is, in the words of those who plan it. */
export function WhatSection(): JSX.Element {
  const { env, say, t } = usePage();
  const { typed, change, locked } = useFields();
  const audience = audienceOf(typed.audience);
  const folders = folderChoice(env);
  return (
    <Section title={t('form.what')}>
      <Field pointer="/name" label={t('field.name')} help={t('help.name')} required>
        {(ties) => (
          <input
            {...ties}
            class="jenkins-input"
            maxLength={100}
            dir="auto"
            autoComplete="off"
            value={typed.name}
            onInput={(input) => change({ name: input.currentTarget.value })}
          />
        )}
      </Field>
      <div class="es-pair">
        <Field pointer="/audience" label={t('field.audience')} help={t('help.audience')}>
          {(ties) => (
            <>
              <input
                {...ties}
                class="jenkins-input"
                inputMode="numeric"
                maxLength={20}
                value={typed.audience}
                onInput={(input) => change({ audience: input.currentTarget.value })}
              />
              {audience !== undefined && audience >= 1000 && (
                <span class="es-field__echo">{t('facts.people', { count: audience })}</span>
              )}
            </>
          )}
        </Field>
        <Field pointer="/criticality" label={t('field.criticality')} help={t('help.criticality')} required>
          {(ties) => (
            <div class="jenkins-select">
              <select
                {...ties}
                class="jenkins-select__input"
                value={typed.criticality}
                onChange={(select) => change({ criticality: select.currentTarget.value as Criticality })}
              >
                {CRITICALITIES.map((each) => (
                  <option key={each} value={each}>
                    {t(`criticality.${each}`)}
                  </option>
                ))}
              </select>
            </div>
          )}
        </Field>
      </div>
      {folders.length > 0 && !locked('/folder') && (
        <Field pointer="/folder" label={t('field.folder')} help={t('help.folder')} required>
          {(ties) => (
            <div class="jenkins-select">
              <select
                {...ties}
                class="jenkins-select__input"
                value={typed.folder}
                onChange={(select) => change({ folder: select.currentTarget.value })}
              >
                <option value="">{t(folders.includes('') ? 'form.noFolder' : 'form.choose')}</option>
                {folders
                  .filter((folder) => folder !== '')
                  .map((folder) => (
                    <option key={folder} value={folder}>
                      {folder}
                    </option>
                  ))}
              </select>
            </div>
          )}
        </Field>
      )}
      <More>
        <Field pointer="/performanceTarget" label={t('field.performanceTarget')} help={t('help.performanceTarget')}>
          {(ties) => (
            <input
              {...ties}
              class="jenkins-input"
              maxLength={500}
              dir="auto"
              value={typed.performanceTarget}
              onInput={(input) => change({ performanceTarget: input.currentTarget.value })}
            />
          )}
        </Field>
        <Field pointer="/notes" label={t('field.notes')} help={t('help.notes', { count: say.number(4000) })}>
          {(ties) => (
            <textarea
              {...ties}
              class="jenkins-input es-area"
              rows={3}
              maxLength={4000}
              dir="auto"
              value={typed.notes}
              onInput={(area) => change({ notes: area.currentTarget.value })}
            />
          )}
        </Field>
      </More>
    </Section>
  );
}

/** What few need to type; open where something stands in it, or is wrong with it. */
function More({ children }: { children: ComponentChildren }): JSX.Element {
  const { t } = usePage();
  const { typed, problem } = useFields();
  const [begunFilled] = useState(typed.notes !== '' || typed.performanceTarget !== '');
  const wrong = problem('/notes') !== undefined || problem('/performanceTarget') !== undefined;
  return (
    <details class="es-details es-form__more" open={begunFilled || wrong}>
      <summary>{t('form.moreWhat')}</summary>
      <div class="es-form__folded">{children}</div>
    </details>
  );
}
