import { type Beginning, beginningKey, beginningOf, beginningText } from './beginning';
import { type CalendarState, calendarState, calendarText } from './calendarState';
import { type ListState, listState, listText } from './listState';

/**
 * Where the page is. The address says all of it, so that any view can be sent to a colleague. It is in the query and not
 * in the hash, because a server that asks for a log-in first leads back to the former only, and because Jenkins takes a
 * hash for the name of something on its page.
 */
export type Route =
  | { view: 'overview'; env: string }
  | { view: 'events'; env: string; list: ListState }
  | { view: 'calendar'; env: string; calendar: CalendarState }
  | { view: 'catalog'; env: string }
  | { view: 'audit'; env: string }
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

/** What begins every address of a view. */
export const AT = '?at=';

/** @param env where an address that names no environment leads */
export function parseRoute(search: string, env: string): Route {
  const fields = new URLSearchParams(search);
  // As it was written: a decoded one no longer tells which slash divides and which belongs to a name.
  const path = /[?&]at=([^&]*)/.exec(search)?.[1] ?? '';
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
    case 'audit':
      return { view: 'audit', env: at };
    case 'new':
      return { view: 'new', env: at, begin: beginningOf(fields) };
    default:
      return { view: 'overview', env: at };
  }
}

/** A query as the rest of one. */
function more(query: string): string {
  return query.replace('?', '&');
}

export function addressOf(route: Route): string {
  const env = AT + encodeURIComponent(route.env);
  switch (route.view) {
    case 'overview':
      return env;
    case 'events':
      return `${env}/events${more(listText(route.list))}`;
    case 'calendar':
      return `${env}/calendar${more(calendarText(route.calendar))}`;
    case 'catalog':
      return `${env}/catalog`;
    case 'audit':
      return `${env}/audit`;
    case 'new':
      return `${env}/new${more(beginningText(route.begin))}`;
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
