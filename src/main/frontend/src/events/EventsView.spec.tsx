import { fireEvent, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { NotConnected } from '../api/problem';
import { aReason, anEvent } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment } from '../fixture/place';
import { aPage, show } from '../fixture/show';
import { EVERYTHING } from '../route/listState';
import { EventsView } from './EventsView';

const never = (): Promise<never> => new Promise(() => undefined);

describe('the start view', () => {
  it('shows what is live, wrong and next, and every event in words', async () => {
    const events = [
      anEvent({ id: '1', name: 'Final', status: 'live' }),
      anEvent({ id: '2', name: 'Sale', status: 'teardown_failed', reason: aReason('teardown_failed', 'Locked.') }),
      anEvent({ id: '3', name: 'Launch', target: { type: 'product', name: 'landing', version: '1' } }),
    ];
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi(events)));
    const table = await screen.findByRole('table', { name: 'All events' });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(within(table).getByText('Ends in 2 hrs')).toBeTruthy();
    expect(within(table).getByText('landing')).toBeTruthy();
    const live = screen.getByRole('region', { name: 'Live now' });
    expect(within(live).getByText('2:00:00')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Needs attention' })).getByText('Locked.')).toBeTruthy();
    expect(
      within(screen.getByRole('region', { name: 'Next up' }))
        .getByRole('link', { name: 'Launch' })
        .getAttribute('href'),
    ).toBe('#/sandbox/events/3');
  });

  it('says that it is loading', () => {
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi([], { counts: never, events: never })));
    expect(screen.getAllByText('Loading…').length).toBeGreaterThan(0);
  });

  it('says what to do when there is no event yet, to those who may do it', async () => {
    const { unmount } = show(<EventsView list={EVERYTHING} />, aPage(fakeApi()));
    expect(await screen.findByText('No events yet')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'New event' })).toHaveLength(2);
    expect(screen.getByText('All is well.')).toBeTruthy();
    unmount();
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi(), { env: anEnvironment({ may: [] }) }));
    expect(await screen.findByText('No events yet')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'New event' })).toBeNull();
  });

  it('says that nothing matches, and how to see everything', async () => {
    const page = aPage(fakeApi());
    show(<EventsView list={{ ...EVERYTHING, q: 'zzz' }} />, page);
    await userEvent.click(await screen.findByRole('button', { name: 'Show all events' }));
    expect(page.go).toHaveBeenCalledWith({ view: 'events', env: 'sandbox', list: EVERYTHING }, 'replace');
  });

  it('says that the server does not answer, and does not claim that all is well', async () => {
    const fail = (): Promise<never> => Promise.reject(new NotConnected(null));
    const events = vi.fn(fail);
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi([], { counts: fail, events })));
    expect(await screen.findByText('The server does not answer.')).toBeTruthy();
    expect(screen.queryByText('All is well.')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(events).toHaveBeenCalledTimes(2);
  });

  it('keeps every filter in the address', async () => {
    const page = aPage(fakeApi([anEvent({ status: 'live' })]));
    show(<EventsView list={EVERYTHING} />, page);
    const list = (to: object) => [{ view: 'events', env: 'sandbox', list: { ...EVERYTHING, ...to } }, 'replace'];
    await userEvent.click(await screen.findByRole('button', { name: /^Live\s*1/ }));
    expect(page.go).toHaveBeenLastCalledWith(...list({ status: ['live'] }));
    await userEvent.click(screen.getByRole('button', { name: 'Mine' }));
    expect(page.go).toHaveBeenLastCalledWith(...list({ mine: true }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Sort by' }), { target: { value: 'name' } });
    expect(page.go).toHaveBeenLastCalledWith(...list({ sort: 'name' }));
    await userEvent.type(screen.getByRole('searchbox'), 'cup');
    await vi.waitFor(() => expect(page.go).toHaveBeenLastCalledWith(...list({ q: 'cup' })));
  });

  it('asks for one page more', async () => {
    const events = () => Promise.resolve({ value: { events: [anEvent()], next: 'more' }, etag: null });
    const page = aPage(fakeApi([], { events }));
    show(<EventsView list={EVERYTHING} />, page);
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(page.go).toHaveBeenLastCalledWith(
      { view: 'events', env: 'sandbox', list: { ...EVERYTHING, pages: 2 } },
      'replace',
    );
  });

  it('shows hostile text as text', async () => {
    const name = '<img src=x onerror="globalThis.owned=1"> \u202E';
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi([anEvent({ name, owner: '<b>x</b>' })])));
    const table = await screen.findByRole('table');
    expect(within(table).getByRole('link').textContent).toBe(name);
    expect(table.querySelector('img, b')).toBeNull();
  });

  it("tells the window also in the event's own zone where that shows another time", async () => {
    const tokyo = { start: '2026-12-01T13:00:00Z', end: '2026-12-01T15:00:00Z', zone: 'Asia/Tokyo' };
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi([anEvent({ window: tokyo })])));
    const table = await screen.findByRole('table');
    expect(within(table).getByText(/13:00.*15:00.*(UTC|GMT)$/)).toBeTruthy();
    expect(within(table).getByText(/22:00/)).toBeTruthy();
  });
});
