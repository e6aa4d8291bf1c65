import type { JSX } from 'preact';
import { canBeLeft } from '../orphans/canBeLeft';
import { THIS_MONTH } from '../route/calendarState';
import { EVERYTHING } from '../route/listState';
import { addressOf, type Route } from '../route/route';
import { usePage } from './page';

/** To which place of the navigation a view belongs. */
function placeIn(view: Route['view']): Route['view'] {
  return view === 'event' || view === 'edit' ? 'events' : view;
}

/** The places of an environment. */
export function Navigation({ view }: { view: Route['view'] }): JSX.Element {
  const { env, t } = usePage();
  const places: Route[] = [
    { view: 'overview', env: env.name },
    { view: 'events', env: env.name, list: EVERYTHING },
    { view: 'calendar', env: env.name, calendar: THIS_MONTH },
    { view: 'catalog', env: env.name },
  ];
  if (env.may.includes('configure') || canBeLeft(env)) {
    places.push({ view: 'audit', env: env.name });
  }
  return (
    <nav class="es-nav" aria-label={t('nav.title')}>
      <ul>
        {places.map((place) => (
          <li key={place.view}>
            <a
              class="es-nav__link"
              href={addressOf(place)}
              aria-current={placeIn(view) === place.view ? (view === place.view ? 'page' : 'true') : undefined}
            >
              {t(`nav.${place.view}` as 'nav.overview')}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
