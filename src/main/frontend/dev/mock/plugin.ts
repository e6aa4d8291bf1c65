import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { asked, refuse, send } from './answer.ts';
import { answer } from './api.ts';
import { crowd, shop, World } from './world.ts';

const BASE = '/api/v1';

/** The policy under which Jenkins shows the page. */
const POLICY = "default-src 'self'; style-src 'self'; script-src 'self'";

/** A host without Java: the HTTP contract in memory, for `vite` and for `vite preview` of the built page. */
export function mockHost(): Plugin {
  const worlds = { sandbox: shop(Date.now()), empty: new World([]), crowd: crowd(Date.now()) };

  const api = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (request.url?.startsWith(BASE) !== true) {
      next();
      return;
    }
    asked(request, BASE)
      .then((question) => send(request, response, answer(worlds, question, Date.now())))
      .catch((why: unknown) => send(request, response, refuse(500, 'internal', String(why))));
  };

  return {
    name: 'mock-host',
    configureServer: (server) => void server.middlewares.use(api),
    configurePreviewServer: (server) => {
      server.middlewares.use(api);
      server.middlewares.use((request, response, next) => {
        response.setHeader('Content-Security-Policy', POLICY);
        if (request.url === '/' || request.url?.startsWith('/?') === true) {
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.end(readFileSync(join(import.meta.dirname, '../preview.html')));
          return;
        }
        next();
      });
    },
  };
}
