import type { ComponentType, JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { NotConnected } from '../api/problem';
import { usePage } from './page';
import { Skeleton } from './Skeleton';
import { Trouble } from './Trouble';

interface Props<P> {
  /** Fetches the code; always the same function for the same view. */
  load: () => Promise<ComponentType<P>>;
  with: P;
  lines?: number;
  /** It is a part of a view, not all of it. */
  part?: boolean;
}

/** What is fetched when somebody wants it: most visits only look. */
export function Lazy<P extends object>({ load, with: props, lines = 10, part = false }: Props<P>): JSX.Element {
  const { t } = usePage();
  const [Shown, setShown] = useState<ComponentType<P>>();
  const [failure, setFailure] = useState<unknown>();

  const fetch = useCallback(() => {
    setFailure(undefined);
    load().then(
      (loaded) => setShown(() => loaded),
      () => setFailure(new NotConnected(null)),
    );
  }, [load]);
  useEffect(fetch, [fetch]);

  if (failure !== undefined) {
    return <Trouble failure={failure} t={t} whole={!part} retry={fetch} />;
  }
  return Shown === undefined ? <Skeleton lines={lines} t={t} /> : <Shown {...props} />;
}
