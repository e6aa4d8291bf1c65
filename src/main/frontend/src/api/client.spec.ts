import { describe, expect, it, vi } from 'vitest';
import { client, queryString } from './client';
import type { Wire } from './wire';
import type { Draft } from './words';

function aWire(answer: unknown = {}) {
  const read = vi.fn(() => Promise.resolve({ value: answer, etag: '"e"' }));
  const send = vi.fn(() => Promise.resolve({}));
  const address = (path: string): string => `/api${path}`;
  return { read, send, api: client({ read, send, address } as unknown as Wire) };
}

describe('the client', () => {
  it('asks for a list with only what restricts it', async () => {
    const { api, read } = aWire();
    await api.events('sand box', { status: ['live', 'failed'], q: 'a&b', sort: '-start', limit: 50 });
    expect(read).toHaveBeenCalledWith(
      '/environments/sand%20box/events?status=live%2Cfailed&q=a%26b&sort=-start&limit=50',
      undefined,
    );
  });

  it('changes an event by a merge patch with the revision it was decided on', async () => {
    const { api, send } = aWire();
    await api.change('sandbox', 'E/1', 4, { name: 'x' });
    expect(send).toHaveBeenCalledWith(
      'PATCH',
      '/environments/sandbox/events/E%2F1',
      { name: 'x', revision: 4 },
      { 'Content-Type': 'application/merge-patch+json' },
    );
  });

  it('names every command, and deletes by revision', async () => {
    const { api, send } = aWire();
    await api.command('s', 'E1', 'retry', 2);
    await api.remove('s', 'E1', 3);
    expect(send).toHaveBeenNthCalledWith(1, 'POST', '/environments/s/events/E1/retry', { revision: 2 });
    expect(send).toHaveBeenNthCalledWith(2, 'DELETE', '/environments/s/events/E1?revision=3');
  });

  it('sends an idempotency key with what makes an event, and checks a change as one', async () => {
    const { api, send } = aWire();
    const draft = {
      name: 'n',
      window: { start: '', end: '', zone: 'UTC' },
      target: { type: 'product', name: 'p' },
      parameters: {},
    } as const;
    await api.create('s', draft, 'k1');
    await api.clone('s', 'E1', { name: 'm' }, 'k2');
    await api.check('s', draft, 'E1');
    expect(send).toHaveBeenNthCalledWith(1, 'POST', '/environments/s/events', draft, { 'Idempotency-Key': 'k1' });
    expect(send).toHaveBeenNthCalledWith(
      2,
      'POST',
      '/environments/s/events/E1/clone',
      { name: 'm' },
      { 'Idempotency-Key': 'k2' },
    );
    expect(send).toHaveBeenNthCalledWith(3, 'POST', '/environments/s/check', { draft, event: 'E1' });
  });

  it('unwraps the counts', async () => {
    const { api } = aWire({ counts: { live: 2 } });
    await expect(api.counts('s')).resolves.toEqual({ value: { live: 2 }, etag: '"e"' });
  });

  it('names the file of everything that a list finds, without its page', () => {
    const { api } = aWire();
    expect(api.exported('s', 'csv', { q: 'a b', cursor: 'x', limit: 50 })).toBe(
      '/api/environments/s/events.csv?q=a%20b',
    );
    expect(api.exported('s', 'ics', {})).toBe('/api/environments/s/calendar.ics');
  });

  it('sends a calendar as it is, and a series with its key', async () => {
    const { api, send } = aWire();
    await api.readCalendar('s', 'BEGIN:VCALENDAR');
    expect(send).toHaveBeenLastCalledWith('POST', '/environments/s/import', 'BEGIN:VCALENDAR', {
      'Content-Type': 'text/calendar',
    });
    const series = { draft: {} as Draft, rule: 'FREQ=DAILY;COUNT=2', except: [] };
    await api.createSeries('s', series, 'k');
    expect(send).toHaveBeenLastCalledWith('POST', '/environments/s/series', series, { 'Idempotency-Key': 'k' });
  });
});

describe('a query string', () => {
  it('leaves out what is empty', () => {
    expect(queryString({ a: '', b: undefined, c: [] })).toBe('');
    expect(queryString({ a: 1, b: ['x', 'y'] })).toBe('?a=1&b=x%2Cy');
  });
});
