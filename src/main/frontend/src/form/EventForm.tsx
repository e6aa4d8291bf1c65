import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Catalog } from '../api/places';
import type { Scheduled } from '../api/words';
import { Changes } from '../event/Changes';
import { Icon } from '../icon/Icon';
import { EVERYTHING } from '../route/listState';
import { hashOf } from '../route/route';
import { Heading } from '../shell/Heading';
import { usePage } from '../shell/page';
import { troubleText } from '../shell/Trouble';
import { draftOf } from './draft';
import { ErrorSummary } from './ErrorSummary';
import { type Fields, FieldsContext } from './fields';
import { isLocked } from './locked';
import { SettingsSection } from './parameters/SettingsSection';
import { useSpecs } from './parameters/useSpecs';
import { planOf, Preview } from './Preview';
import { byField, ownProblems } from './problems';
import { forget, save } from './send/saved';
import { TargetSection } from './target/TargetSection';
import type { Task } from './task';
import { rebased, typedOf } from './typed';
import { useCheck } from './useCheck';
import { useSubmit } from './useSubmit';
import { useTyped } from './useTyped';
import { WhatSection } from './what/WhatSection';
import { WhenSection } from './when/WhenSection';

interface Props {
  task: Task;
  catalog: Catalog;
  origin: Scheduled | undefined;
}

/** A new event, a changed one, or another like one: the same form. */
export function EventForm({ task, catalog, origin: first }: Props): JSX.Element {
  const { env, drafts, go, t } = usePage();
  const [origin, setOrigin] = useState(first);
  const [replaced, setReplaced] = useState<Scheduled>();
  const { key, typed, setTyped, change } = useTyped(task, first);
  const specs = useSpecs(typed.target);
  const known = specs.list ?? [];
  const submit = useSubmit(task, origin, key);
  const draft = draftOf(typed, known);
  const checked = useCheck(
    draft,
    task.kind === 'edit' ? task.id : undefined,
    typed.target === null || specs.list !== undefined,
  );

  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const refused = useRef({ text: '', list: submit.refused });
  // What the server refused holds until the draft is another one.
  const text = JSON.stringify(draft);
  if (refused.current.list !== submit.refused) {
    refused.current = { text, list: submit.refused };
  }
  const still = refused.current.text === text ? submit.refused : [];
  const problems = useMemo(
    () => byField(ownProblems(typed, known, t), [...still, ...checked.problems]),
    [typed, known, still, checked.problems, t],
  );

  useEffect(() => save(drafts, key, typed, specs.list), [drafts, key, typed, specs.list]);

  // Somebody else was faster: their changes come in, ours stay, and the person looks again before sending.
  useEffect(() => {
    const { overtaken } = submit;
    if (overtaken !== undefined && origin !== undefined && overtaken.revision !== origin.revision) {
      setTyped(rebased(typed, typedOf(origin), typedOf(overtaken)));
      setReplaced(origin);
      setOrigin(overtaken);
    }
  }, [submit.overtaken]);

  const fields: Fields = {
    typed,
    change,
    problem: (pointer) => (tried || visited.has(pointer) ? problems.get(pointer) : undefined),
    notices: (pointer) => checked.notices.filter((notice) => notice.pointer === pointer).map(({ message }) => message),
    left: (pointer) => setVisited((before) => new Set([...before, pointer])),
    locked: (pointer) => task.kind === 'edit' && origin !== undefined && isLocked(origin, pointer),
  };
  const title = t(`form.${task.kind}`);
  const leave = (): void => {
    forget(drafts, key);
    go(
      'id' in task
        ? { view: 'event', env: env.name, id: task.id }
        : { view: 'events', env: env.name, list: EVERYTHING },
    );
  };
  const toSummary = (): void => {
    requestAnimationFrame(() => summary.current?.focus());
  };
  const onSubmit = async (): Promise<void> => {
    setTried(true);
    if (submit.busy || specs.list === undefined || ownProblems(typed, known, t).length > 0) {
      toSummary();
    } else if ((await submit.send(typed, known)) === 'refused') {
      toSummary();
    }
  };

  return (
    <FieldsContext.Provider value={fields}>
      <a
        class="es-back"
        href={hashOf(
          'id' in task
            ? { view: 'event', env: env.name, id: task.id }
            : { view: 'events', env: env.name, list: EVERYTHING },
        )}
      >
        <Icon name="back" />
        {t(task.kind === 'new' ? 'event.back' : 'form.back')}
      </a>
      <form
        class="es-form"
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        <div class="es-form__main">
          <Heading title={title}>{title}</Heading>
          <p class="es-muted es-form__intro">{t(`form.${task.kind}Intro`)}</p>
          {tried && <ErrorSummary problems={problems} specs={known} box={summary} />}
          {replaced !== undefined && origin !== undefined && (
            <>
              <Changes before={replaced} after={origin} />
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
          <SettingsSection specs={specs} />
        </div>
        <aside class="es-form__aside">
          <Preview plan={planOf(typed, checked.problems.length === 0 ? checked.preview : null)} />
          {checked.unasked && <p class="es-muted">{t('form.unchecked')}</p>}
          <div class="es-form__buttons">
            <button type="submit" class="jenkins-button jenkins-button--primary" aria-disabled={submit.busy}>
              {t(submit.busy ? 'form.sending' : task.kind === 'edit' ? 'form.save' : 'form.schedule')}
            </button>
            <button type="button" class="jenkins-button" onClick={leave}>
              {t('form.discard')}
            </button>
          </div>
        </aside>
      </form>
    </FieldsContext.Provider>
  );
}
