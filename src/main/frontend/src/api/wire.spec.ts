import { describe, expect, it, vi } from 'vitest';
import { NotConnected, Problem } from './problem';
import { wire } from './wire';

const json = (body: unknown, init: ResponseInit = {}, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { ...init, headers: { 'Content-Type': 'application/json', ...headers } });

function host(...answers: (Response | Error)[]) {
  const fetch = vi.fn<typeof globalThis.fetch>();
  for (const answer of answers) {
    if (answer instanceof Error) {
      fetch.mockRejectedValueOnce(answer);
    } else {
      fetch.mockResolvedValueOnce(answer);
    }
  }
  const head = document.createElement('head');
  const sent = (call: number): { url: unknown; headers: Record<string, string>; body: unknown; method: unknown } => {
    const [url, init] = fetch.mock.calls[call] ?? [];
    return { url, headers: init?.headers as Record<string, string>, body: init?.body, method: init?.method };
  };
  return { wire: wire('/api/v1/', fetch, head), head, sent };
}

describe('reading', () => {
  it('asks with the ETag it has seen, and keeps what it has on a 304', async () => {
    const { wire, sent } = host(json({ a: 1 }, {}, { ETag: '"x"' }), new Response(null, { status: 304 }));
    const first = await wire.read<{ a: number }>('/me');
    const second = await wire.read('/me', first);
    expect(sent(0).url).toBe('/api/v1/me');
    expect(sent(0).headers['If-None-Match']).toBeUndefined();
    expect(sent(1).headers['If-None-Match']).toBe('"x"');
    expect(second).toBe(first);
  });

  it('takes a page of a proxy or a login form for a lost connection, also where it says 200', async () => {
    const html = new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
    await expect(host(html).wire.read('/me')).rejects.toBeInstanceOf(NotConnected);
    const gateway = new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } });
    await expect(host(gateway).wire.read('/me')).rejects.toMatchObject({ status: 502 });
    await expect(host(new TypeError('network')).wire.read('/me')).rejects.toBeInstanceOf(NotConnected);
    const broken = new Response('{', { headers: { 'Content-Type': 'application/json' } });
    await expect(host(broken).wire.read('/me')).rejects.toBeInstanceOf(NotConnected);
  });

  it('reads a problem with its kind, its fields and its current event', async () => {
    const problem = json(
      {
        type: 'urn:event-schedules:problem:stale-revision',
        title: 'Stale',
        detail: 'It has changed.',
        errors: [{ pointer: '/name', detail: 'No.' }],
        current: { id: 'E1' },
      },
      { status: 409 },
      { 'Content-Type': 'application/problem+json' },
    );
    const failure = await host(problem)
      .wire.read('/x')
      .catch((why: unknown) => why);
    expect(failure).toBeInstanceOf(Problem);
    expect(failure).toMatchObject({ kind: 'stale-revision', status: 409, isStale: true, detail: 'It has changed.' });
    expect((failure as Problem).errors).toEqual([{ pointer: '/name', detail: 'No.' }]);
  });

  it('hears how long it should wait', async () => {
    const busy = json({ title: 'Busy' }, { status: 503 }, { 'Retry-After': '7' });
    await expect(host(busy).wire.read('/x')).rejects.toMatchObject({ retryAfter: 7, kind: 'unknown' });
  });
});

describe('sending', () => {
  it("carries Jenkins' crumb where there is one, and none elsewhere", async () => {
    const { wire, head, sent } = host(json({}), json({}));
    await wire.send('POST', '/a', {});
    head.dataset['crumbHeader'] = 'Jenkins-Crumb';
    head.dataset['crumbValue'] = 'abc';
    await wire.send('POST', '/a', { b: 1 }, { 'Idempotency-Key': 'k' });
    expect(sent(0).headers).not.toHaveProperty('Jenkins-Crumb');
    expect(sent(1).headers).toMatchObject({
      'Jenkins-Crumb': 'abc',
      'Idempotency-Key': 'k',
      'Content-Type': 'application/json',
    });
    expect(sent(1).body).toBe('{"b":1}');
  });

  it('takes a 204 for done', async () => {
    const { wire, sent } = host(new Response(null, { status: 204 }));
    await expect(wire.send('DELETE', '/a')).resolves.toBeUndefined();
    expect(sent(0).body).toBeUndefined();
  });
});
