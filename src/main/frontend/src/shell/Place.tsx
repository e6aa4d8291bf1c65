import type { JSX } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Environment, Me } from '../api/places';
import { EventsView } from '../events/EventsView';
import { EventView } from '../event/EventView';
import { useLive } from '../live/useLive';
import { placeOf, type Route } from '../route/route';
import type { Ground } from './App';
import { Frame } from './Frame';
import { LazyForm } from './LazyForm';
import { PageContext } from './page';

interface Props extends Ground {
  me: Me;
  environments: Environment[];
  first: Environment;
  route: Route;
  go: (route: Route, replace?: 'replace') => void;
}

const HEALTH_CADENCE = 30_000;

/** One environment, followed for its health and its clock, with the view of the route in it. */
export function Place({ api, clock, t, say, drafts, me, environments, first, route, go }: Props): JSX.Element {
  const [announcement, announce] = useState('');

  const follow = useCallback(
    () =>
      clock.sync(
        () => api.environment(first.name),
        (env) => env.now,
      ),
    [api, clock, first.name],
  );
  const env = useLive(first.name, follow, () => HEALTH_CADENCE, clock.now).value ?? first;

  const page = useMemo(
    () => ({ api, clock, t, say, drafts, me, env, go, announce }),
    [api, clock, t, say, drafts, me, env, go],
  );
  return (
    <PageContext.Provider value={page}>
      <div role="status" class="es-hidden">
        {announcement}
      </div>
      <Frame all={environments}>
        <View key={placeOf(route)} route={route} />
      </Frame>
    </PageContext.Provider>
  );
}

function View({ route }: { route: Route }): JSX.Element {
  switch (route.view) {
    case 'events':
      return <EventsView list={route.list} />;
    case 'event':
      return <EventView id={route.id} />;
    case 'new':
      return <LazyForm task={route.cloneOf === null ? { kind: 'new' } : { kind: 'clone', id: route.cloneOf }} />;
    case 'edit':
      return <LazyForm task={{ kind: 'edit', id: route.id }} />;
  }
}
