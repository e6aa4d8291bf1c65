import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Template } from '../api/around';
import type { Catalog } from '../api/places';
import type { Scheduled } from '../api/words';
import { usePage } from '../shell/page';
import { Skeleton } from '../shell/Skeleton';
import { Trouble } from '../shell/Trouble';
import { EventForm } from './EventForm';
import type { Task } from './task';
import { Wizard } from './wizard/Wizard';

interface Ready {
  catalog: Catalog;
  /** The event that is edited or cloned. */
  origin: Scheduled | undefined;
  templates: Template[];
}

/** Fetches what the form begins with. */
export function FormView({ task }: { task: Task }): JSX.Element {
  const { api, env, t } = usePage();
  const [ready, setReady] = useState<Ready>();
  const [failure, setFailure] = useState<unknown>();
  const id = 'id' in task ? task.id : undefined;
  const fresh = task.kind === 'new';

  const load = useCallback(() => {
    setFailure(undefined);
    Promise.all([
      api.catalog(env.name),
      id === undefined ? undefined : api.event(env.name, id),
      // Whoever does not begin with one can do without.
      fresh ? api.templates(env.name).catch((): Template[] => []) : [],
    ]).then(
      ([catalog, seen, templates]) => setReady({ catalog, origin: seen?.value, templates }),
      (why: unknown) => setFailure(why),
    );
  }, [api, env.name, id, fresh]);
  useEffect(load, [load]);

  if (failure !== undefined) {
    return <Trouble failure={failure} t={t} whole retry={load} />;
  }
  if (ready === undefined) {
    return <Skeleton lines={10} t={t} />;
  }
  const { catalog, origin, templates } = ready;
  if (task.kind !== 'edit') {
    return <Wizard task={task} catalog={catalog} origin={origin} templates={templates} />;
  }
  return origin === undefined ? <></> : <EventForm task={task} catalog={catalog} origin={origin} />;
}
