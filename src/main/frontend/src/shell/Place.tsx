import type { ComponentType, JSX } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Environment, Me } from '../api/places';
import { EventsView } from '../events/EventsView';
import { EventView } from '../event/EventView';
import { type Task, taskOf } from '../form/task';
import { useLive } from '../live/useLive';
import { Overview } from '../overview/Overview';
import type { CalendarState } from '../route/calendarState';
import { placeOf, type Route } from '../route/route';
import type { Ground } from './App';
import { Frame } from './Frame';
import { Lazy } from './Lazy';
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
      <Frame all={environments} view={route.view}>
        <View key={placeOf(route)} route={route} />
      </Frame>
    </PageContext.Provider>
  );
}

const loadForm = async (): Promise<ComponentType<{ task: Task }>> => (await import('../form/FormView')).FormView;
const loadCalendar = async (): Promise<ComponentType<{ calendar: CalendarState }>> =>
  (await import('../calendar/CalendarView')).CalendarView;
const loadAudit = async (): Promise<ComponentType> => (await import('../audit/AuditView')).AuditView;
const loadCatalog = async (): Promise<ComponentType> => (await import('../catalog/CatalogView')).CatalogView;

function View({ route }: { route: Route }): JSX.Element {
  switch (route.view) {
    case 'overview':
      return <Overview />;
    case 'events':
      return <EventsView list={route.list} />;
    case 'calendar':
      return <Lazy load={loadCalendar} with={{ calendar: route.calendar }} />;
    case 'catalog':
      return <Lazy load={loadCatalog} with={{}} />;
    case 'audit':
      return <Lazy load={loadAudit} with={{}} />;
    case 'event':
      return <EventView id={route.id} act={route.act} />;
    case 'new':
      return <Lazy load={loadForm} with={{ task: taskOf(route.begin) }} />;
    case 'edit':
      return <Lazy load={loadForm} with={{ task: { kind: 'edit', id: route.id } }} />;
  }
}
