import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Catalog } from '../api/places';
import type { Scheduled } from '../api/words';
import { usePage } from '../shell/page';
import { Skeleton } from '../shell/Skeleton';
import { Trouble } from '../shell/Trouble';
import { EventForm } from './EventForm';
import type { Task } from './task';

interface Ready {
  catalog: Catalog;
  /** The event that is edited or cloned. */
  origin: Scheduled | undefined;
}

/** Fetches what the form begins with. */
export function FormView({ task }: { task: Task }): JSX.Element {
  const { api, env, t } = usePage();
  const [ready, setReady] = useState<Ready>();
  const [failure, setFailure] = useState<unknown>();
  const id = 'id' in task ? task.id : undefined;

  const load = useCallback(() => {
    setFailure(undefined);
    Promise.all([api.catalog(env.name), id === undefined ? undefined : api.event(env.name, id)]).then(
      ([catalog, seen]) => setReady({ catalog, origin: seen?.value }),
      (why: unknown) => setFailure(why),
    );
  }, [api, env.name, id]);
  useEffect(load, [load]);

  if (failure !== undefined) {
    return <Trouble failure={failure} t={t} whole retry={load} />;
  }
  return ready === undefined ? <Skeleton lines={10} t={t} /> : <EventForm task={task} {...ready} />;
}
