import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Asked {
  method: string;
  path: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** The body as it came. */
  text: string;
}

/** What the mock host answers: a value, or a refusal. */
export interface Answer {
  status: number;
  body?: unknown;
  /** A body that is not JSON. */
  text?: string;
}

export function refuse(status: number, kind: string, title: string, more: Record<string, unknown> = {}): Answer {
  return { status, body: { type: `urn:event-schedules:problem:${kind}`, title, status, detail: title, ...more } };
}

export async function asked(request: IncomingMessage, base: string): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://mock');
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
  }
  return {
    method: request.method ?? 'GET',
    path: url.pathname
      .slice(base.length)
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent),
    query: url.searchParams,
    body: /^\s*\{/.test(text) ? (JSON.parse(text) as Record<string, unknown>) : {},
    text,
  };
}

export function send(request: IncomingMessage, response: ServerResponse, { status, body, text: plain }: Answer): void {
  if (plain !== undefined) {
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="events.csv"');
    response.end(plain);
    return;
  }
  const text = body === undefined ? '' : JSON.stringify(body);
  const etag = `"${createHash('sha1').update(text).digest('hex')}"`;
  response.setHeader('Cache-Control', 'private, no-cache');
  if (request.method === 'GET' && status === 200) {
    response.setHeader('ETag', etag);
    if (request.headers['if-none-match'] === etag) {
      response.statusCode = 304;
      response.end();
      return;
    }
  }
  response.statusCode = status;
  response.setHeader('Content-Type', status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8');
  response.end(text);
}
