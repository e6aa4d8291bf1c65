import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Api } from '../api/client';
import type { Environment, Me } from '../api/places';
import type { Clock } from '../live/clock';
import type { Say } from '../time/say';
import type { T } from '../words/words';
import { addressOf } from '../route/route';
import { Place } from './Place';
import { Skeleton } from './Skeleton';
import { Trouble } from './Trouble';
import { useRoute } from './useRoute';

export interface Ground {
  api: Api;
  clock: Clock;
  t: T;
  say: Say;
  drafts: Storage;
  /** The environment that the host page names; empty when it names none. */
  preferred: string;
}

interface World {
  me: Me;
  environments: Environment[];
}

/** Learns who asks and what there is, then shows the place that the address names. */
export function App(ground: Ground): JSX.Element {
  const { api, t, preferred } = ground;
  const [world, setWorld] = useState<World>();
  const [failure, setFailure] = useState<unknown>();

  const learn = useCallback(() => {
    setFailure(undefined);
    Promise.all([api.me(), api.environments()]).then(
      ([me, environments]) => setWorld({ me, environments }),
      (why: unknown) => setFailure(why),
    );
  }, [api]);
  useEffect(learn, [learn]);

  const fallback = useMemo(
    () => world?.environments.find(({ name }) => name === preferred) ?? world?.environments[0],
    [world, preferred],
  );
  const [route, go] = useRoute(fallback?.name ?? '');

  if (failure !== undefined) {
    return <Trouble failure={failure} t={t} whole retry={learn} />;
  }
  if (world === undefined) {
    return <Skeleton lines={8} t={t} />;
  }
  const env = world.environments.find(({ name }) => name === route.env);
  if (env === undefined || fallback === undefined) {
    return (
      <div class="es-empty" role="alert">
        <p class="es-empty__title">{t(fallback === undefined ? 'app.noEnvironment' : 'app.unknownEnvironment')}</p>
        {fallback && (
          <a class="jenkins-button" href={addressOf({ view: 'overview', env: fallback.name })}>
            {t('app.goTo', { environment: fallback.label })}
          </a>
        )}
      </div>
    );
  }
  return <Place key={env.name} {...ground} {...world} first={env} route={route} go={go} />;
}
