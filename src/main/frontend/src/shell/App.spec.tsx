import { act, cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { NotConnected } from '../api/problem';
import { anEvent, NOON } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment } from '../fixture/place';
import { t } from '../fixture/show';
import { clock } from '../live/clock';
import { say } from '../time/say';
import { App } from './App';

function start(api: Api, preferred = ''): void {
  const time = clock(() => NOON);
  render(
    <App
      api={api}
      clock={time}
      t={t}
      say={say('en-GB', 'UTC', time.now)}
      drafts={sessionStorage}
      preferred={preferred}
    />,
  );
}

const to = (address: string): Promise<void> =>
  act(() => {
    history.pushState(null, '', address);
    window.dispatchEvent(new Event('popstate'));
  });

describe('the page', () => {
  it('begins with the overview of the first environment, or of the one that its host names', async () => {
    const environments = () => Promise.resolve([anEnvironment(), anEnvironment({ name: 'prod', label: 'Production' })]);
    const counts = vi.fn<Api['counts']>(() => Promise.resolve({ value: {}, etag: null }));
    start(fakeApi([], { environments, counts }), 'prod');
    expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeTruthy();
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Environment' }).value).toBe('prod');
    await vi.waitFor(() => expect(counts.mock.calls[0]?.[0]).toBe('prod'));
  });

  it('moves the focus to the heading after a navigation, and names the document', async () => {
    start(fakeApi([anEvent()]));
    await screen.findByRole('heading', { level: 1, name: 'Overview' });
    await to('?at=sandbox/events/E1');
    const heading = await screen.findByRole('heading', { level: 1, name: 'Cup final' });
    await vi.waitFor(() => expect(document.activeElement).toBe(heading));
    expect(document.title).toContain('Cup final');
    await to('?at=sandbox/new');
    expect(await screen.findByRole('heading', { level: 1, name: 'New event' })).toBeTruthy();
  });

  it('says that it cannot reach the server, and tries again', async () => {
    const me = vi.fn<Api['me']>().mockRejectedValueOnce(new NotConnected(null));
    me.mockResolvedValue({ id: 'alice', name: 'Alice', authenticated: true });
    start(fakeApi([], { me }));
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeTruthy();
  });

  it('says what to do where there is no environment, or not this one', async () => {
    start(fakeApi([], { environments: () => Promise.resolve([]) }));
    expect(await screen.findByText(/no environment that you may see/)).toBeTruthy();
    history.pushState(null, '', '?at=elsewhere/events');
    start(fakeApi());
    expect(await screen.findByRole('link', { name: 'Go to Sandbox' })).toBeTruthy();
  });

  it('says when the runner is silent or in trouble', async () => {
    const runner = { lastRound: '2026-12-01T11:30:00Z', patience: 'PT1M', inFlight: 0, trouble: null, lateness: null };
    start(fakeApi([], { environment: () => Promise.resolve(anEnvironment({ runner })) }));
    expect(await screen.findByText(/The runner last reported 30 minutes ago/)).toBeTruthy();
  });

  it('is patient with a runner that only looks after AWS now and then, and says that events go on there', async () => {
    const runner = { lastRound: '2026-12-01T11:50:00Z', patience: 'PT12M', inFlight: 0, trouble: null, lateness: null };
    const kind = 'aws-step-functions';
    start(fakeApi([], { environment: () => Promise.resolve(anEnvironment({ kind, runner })) }));
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/last looked at AWS/)).toBeNull();
    cleanup();
    const silent = { ...runner, lastRound: '2026-12-01T11:30:00Z' };
    start(fakeApi([], { environment: () => Promise.resolve(anEnvironment({ kind, runner: silent })) }));
    expect(await screen.findByText(/last looked at AWS 30 minutes ago. Events go on there/)).toBeTruthy();
  });

  it('leads to every place, and says at which one is', async () => {
    start(fakeApi([anEvent()]));
    const places = await screen.findByRole('navigation', { name: 'Places' });
    expect(within(places).getByRole('link', { current: 'page' }).textContent).toBe('Overview');
    await to('?at=sandbox/events/E1');
    await screen.findByRole('heading', { level: 1, name: 'Cup final' });
    expect(within(places).getByRole('link', { current: true }).textContent).toBe('Events');
    expect(
      within(places)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual(['?at=sandbox', '?at=sandbox/events', '?at=sandbox/calendar', '?at=sandbox/catalog']);
  });
});
