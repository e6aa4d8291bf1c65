import { type Beginning, beginningKey, beginningOf, beginningText } from './beginning';
import { type CalendarState, calendarState, calendarText } from './calendarState';
import { type ListState, listState, listText } from './listState';

/** Where the page is. The hash says all of it, so that any view can be sent to a colleague. */
export type Route =
  | { view: 'overview'; env: string }
  | { view: 'events'; env: string; list: ListState }
  | { view: 'calendar'; env: string; calendar: CalendarState }
  | { view: 'catalog'; env: string }
  | { view: 'new'; env: string; begin: Beginning }
  /** `act`: with this dialog open, for links in e-mails; opening one changes nothing. */
  | { view: 'event'; env: string; id: string; act?: 'extend' }
  | { view: 'edit'; env: string; id: string };

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param env where a hash that names no environment leads */
export function parseRoute(hash: string, env: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const fields = new URLSearchParams(query);
  const [named, room, id, act] = path.split('/').map(decoded);
  const at = named === undefined || named === '' ? env : named;
  switch (room) {
    case 'events':
      if (id === undefined || id === '') {
        return { view: 'events', env: at, list: listState(fields) };
      }
      return act === 'edit'
        ? { view: 'edit', env: at, id }
        : { view: 'event', env: at, id, ...(act === 'extend' ? { act } : {}) };
    case 'calendar':
      return { view: 'calendar', env: at, calendar: calendarState(fields) };
    case 'catalog':
      return { view: 'catalog', env: at };
    case 'new':
      return { view: 'new', env: at, begin: beginningOf(fields) };
    default:
      return { view: 'overview', env: at };
  }
}

export function hashOf(route: Route): string {
  const env = `#/${encodeURIComponent(route.env)}`;
  switch (route.view) {
    case 'overview':
      return env;
    case 'events':
      return `${env}/events${listText(route.list)}`;
    case 'calendar':
      return `${env}/calendar${calendarText(route.calendar)}`;
    case 'catalog':
      return `${env}/catalog`;
    case 'new':
      return `${env}/new${beginningText(route.begin)}`;
    case 'event':
      return `${env}/events/${encodeURIComponent(route.id)}${route.act === undefined ? '' : `/${route.act}`}`;
    case 'edit':
      return `${env}/events/${encodeURIComponent(route.id)}/edit`;
  }
}

/** What makes two routes the same view, so that a changed filter does not move the focus. */
export function placeOf(route: Route): string {
  const which = 'id' in route ? route.id : route.view === 'new' ? beginningKey(route.begin) : '';
  return [route.view, route.env, which].join('/');
}
