import { NotConnected, refusal } from './problem';

/** What was read last at an address, so that reading it again costs a 304. */
export interface Seen<T> {
  value: T;
  etag: string | null;
}

export interface Wire {
  read: <T>(path: string, seen?: Seen<T>) => Promise<Seen<T>>;
  /** @param body sent as JSON; a text is sent as it is, when `headers` say what it is */
  send: <T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<T>;
  /** Where a browser finds a path by itself. */
  address: (path: string) => string;
}

/** How long an answer may take; a server that hangs must show as one that is not connected. */
const PATIENCE = 20_000;

/** Jenkins refuses changes without its crumb; other hosts have none. */
function crumb(head: HTMLElement): Record<string, string> {
  const { crumbHeader, crumbValue } = head.dataset;
  return crumbHeader !== undefined && crumbValue !== undefined ? { [crumbHeader]: crumbValue } : {};
}

export function wire(base: string, fetch: typeof globalThis.fetch, head: HTMLElement): Wire {
  const address = (path: string): string => `${base.replace(/\/$/, '')}${path}`;

  async function answer(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(address(path), {
        credentials: 'same-origin',
        // The ETags are ours: the browser's own cache must not answer in the server's place.
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE),
        ...init,
      });
    } catch {
      throw new NotConnected(null);
    }
  }

  async function json<T>(response: Response): Promise<T> {
    if (!(response.headers.get('Content-Type') ?? '').includes('json')) {
      throw new NotConnected(response.status);
    }
    try {
      return (await response.json()) as T;
    } catch {
      throw new NotConnected(response.status);
    }
  }

  return {
    address,

    async read<T>(path: string, seen?: Seen<T>): Promise<Seen<T>> {
      const headers: Record<string, string> = { Accept: 'application/json' };
      if (seen?.etag != null) {
        headers['If-None-Match'] = seen.etag;
      }
      const response = await answer(path, { headers });
      if (response.status === 304 && seen !== undefined) {
        return seen;
      }
      if (!response.ok) {
        throw await refusal(response);
      }
      return { value: await json<T>(response), etag: response.headers.get('ETag') };
    },

    async send<T>(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<T> {
      const headers: Record<string, string> = { Accept: 'application/json', ...crumb(head), ...extra };
      const init: RequestInit = { method, headers };
      if (body !== undefined) {
        init.body = typeof body === 'string' && 'Content-Type' in headers ? body : JSON.stringify(body);
        headers['Content-Type'] ??= 'application/json';
      }
      const response = await answer(path, init);
      if (!response.ok) {
        throw await refusal(response);
      }
      return response.status === 204 ? (undefined as T) : json<T>(response);
    },
  };
}
