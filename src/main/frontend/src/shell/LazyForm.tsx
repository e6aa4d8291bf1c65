import type { ComponentType, JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { NotConnected } from '../api/problem';
import type { Task } from '../form/task';
import { usePage } from './page';
import { Skeleton } from './Skeleton';
import { Trouble } from './Trouble';

/** The form is fetched when somebody wants it: most visits only look. */
export function LazyForm({ task }: { task: Task }): JSX.Element {
  const { t } = usePage();
  const [Form, setForm] = useState<ComponentType<{ task: Task }>>();
  const [failure, setFailure] = useState<unknown>();

  const load = useCallback(() => {
    setFailure(undefined);
    import('../form/FormView').then(
      ({ FormView }) => setForm(() => FormView),
      () => setFailure(new NotConnected(null)),
    );
  }, []);
  useEffect(load, [load]);

  if (failure !== undefined) {
    return <Trouble failure={failure} t={t} whole retry={load} />;
  }
  return Form === undefined ? <Skeleton lines={10} t={t} /> : <Form task={task} />;
}
