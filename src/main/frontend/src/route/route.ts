import { type ListState, listState, listText } from './listState';

/** Where the page is. The hash says all of it, so that any view can be sent to a colleague. */
export type Route =
  | { view: 'events'; env: string; list: ListState }
  | { view: 'new'; env: string; cloneOf: string | null }
  | { view: 'event'; env: string; id: string }
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
  if (room === 'new') {
    return { view: 'new', env: at, cloneOf: fields.get('from') };
  }
  if (room === 'events' && id !== undefined && id !== '') {
    return act === 'edit' ? { view: 'edit', env: at, id } : { view: 'event', env: at, id };
  }
  return { view: 'events', env: at, list: listState(fields) };
}

export function hashOf(route: Route): string {
  const env = `#/${encodeURIComponent(route.env)}`;
  switch (route.view) {
    case 'events':
      return `${env}/events${listText(route.list)}`;
    case 'new':
      return `${env}/new${route.cloneOf === null ? '' : `?from=${encodeURIComponent(route.cloneOf)}`}`;
    case 'event':
      return `${env}/events/${encodeURIComponent(route.id)}`;
    case 'edit':
      return `${env}/events/${encodeURIComponent(route.id)}/edit`;
  }
}

/** What makes two routes the same view, so that a changed filter does not move the focus. */
export function placeOf(route: Route): string {
  return [route.view, route.env, 'id' in route ? route.id : ''].join('/');
}
