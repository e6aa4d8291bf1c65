import { fireEvent, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { NotConnected, Problem } from '../api/problem';
import { anEvent } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment } from '../fixture/place';
import { aPage, show } from '../fixture/show';
import { EVERYTHING } from '../route/listState';
import { EventsView } from './EventsView';

const never = (): Promise<never> => new Promise(() => undefined);

describe('the events', () => {
  it('shows every event in words', async () => {
    const events = [
      anEvent({ id: '1', name: 'Final', status: 'live' }),
      anEvent({ id: '3', name: 'Launch', target: { type: 'product', name: 'landing', version: '1' } }),
    ];
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi(events)));
    const table = await screen.findByRole('table', { name: 'Events' });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(within(table).getByText('Ends in 2 hrs')).toBeTruthy();
    expect(within(table).getByText('landing')).toBeTruthy();
    expect(within(table).getByRole('link', { name: 'Launch' }).getAttribute('href')).toBe('?at=sandbox/events/3');
  });

  it('says that it is loading', () => {
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi([], { counts: never, events: never })));
    expect(screen.getAllByText('Loading…').length).toBeGreaterThan(0);
  });

  it('says what to do when there is no event yet, to those who may do it', async () => {
    const { unmount } = show(<EventsView list={EVERYTHING} />, aPage(fakeApi()));
    expect(await screen.findByText('No events yet')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'New event' })).toHaveLength(2);
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

  it('says that the server does not answer, and tries again', async () => {
    const fail = (): Promise<never> => Promise.reject(new NotConnected(null));
    const events = vi.fn(fail);
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi([], { counts: fail, events })));
    expect(await screen.findByText('The server does not answer.')).toBeTruthy();
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

  it('sorts by a heading, the other way at the second press, and says so', async () => {
    const page = aPage(fakeApi([anEvent()]));
    const { unmount } = show(<EventsView list={EVERYTHING} />, page);
    expect((await screen.findByRole('columnheader', { name: 'Window' })).getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(page.go).toHaveBeenLastCalledWith(
      { view: 'events', env: 'sandbox', list: { ...EVERYTHING, sort: 'name' } },
      'replace',
    );
    unmount();
    show(<EventsView list={{ ...EVERYTHING, sort: 'name' }} />, page);
    await userEvent.click(await screen.findByRole('button', { name: 'Name' }));
    expect(page.go).toHaveBeenLastCalledWith(
      { view: 'events', env: 'sandbox', list: { ...EVERYTHING, sort: '-name' } },
      'replace',
    );
  });

  it('shows the columns that were chosen, and keeps them when everything is shown again', async () => {
    const page = aPage(fakeApi([anEvent({ folder: 'marketing', audience: 5000 })]));
    show(<EventsView list={{ ...EVERYTHING, columns: ['folder', 'audience'] }} />, page);
    const table = await screen.findByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .slice(1)
        .map((cell) => cell.textContent),
    ).toEqual(['Name', 'Folder', 'Audience']);
    expect(within(table).getByText('marketing')).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Owner' }));
    expect(page.go).toHaveBeenLastCalledWith(
      { view: 'events', env: 'sandbox', list: { ...EVERYTHING, columns: ['owner', 'folder', 'audience'] } },
      'replace',
    );
  });

  it('hands out everything that the filters leave as a file', async () => {
    const exported = vi.fn<Api['exported']>((_, format) => `/x/events.${format}`);
    show(<EventsView list={{ ...EVERYTHING, q: 'cup', status: ['live'] }} />, aPage(fakeApi([], { exported })));
    const link = await screen.findByRole('link', { name: 'CSV, for a spreadsheet', hidden: true });
    expect(link.getAttribute('href')).toBe('/x/events.csv');
    expect(exported).toHaveBeenCalledWith('sandbox', 'csv', expect.objectContaining({ q: 'cup', status: ['live'] }));
  });

  it('cancels all that are chosen, and tells how it went with each', async () => {
    const command = vi
      .fn<Api['command']>()
      .mockRejectedValueOnce(new Problem('wrong-status', 409, 'Wrong', 'It is over.', [], null, null))
      .mockImplementation((_, id) => Promise.resolve(anEvent({ id })));
    const events = [
      anEvent({ id: '1', name: 'One', actions: ['cancel'] }),
      anEvent({ id: '2', name: 'Two', actions: ['cancel'], revision: 7 }),
      anEvent({ id: '3', name: 'Three', actions: ['clone'] }),
    ];
    show(<EventsView list={EVERYTHING} />, aPage(fakeApi(events, { command })));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Choose all that are shown' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel events' }));
    const dialog = screen.getByRole('dialog', { name: 'Cancel 3 events?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel events' }));
    expect(await within(dialog).findByText('It is over.')).toBeTruthy();
    expect(await within(dialog).findByText('Not possible as it stands')).toBeTruthy();
    expect(within(dialog).getByText('Done')).toBeTruthy();
    expect(command).toHaveBeenLastCalledWith('sandbox', '2', 'cancel', 7);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('button', { name: 'Cancel events' })).toBeNull();
  });

  it('clones all that are chosen some days later, each with a key of its own', async () => {
    const api = fakeApi([anEvent({ id: '1' }), anEvent({ id: '2' })]);
    show(<EventsView list={EVERYTHING} />, aPage(api));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Choose all that are shown' }));
    await userEvent.click(screen.getByRole('button', { name: 'Clone' }));
    const dialog = screen.getByRole('dialog');
    fireEvent.input(within(dialog).getByLabelText('Days later'), { target: { value: '14' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Clone' }));
    await vi.waitFor(() => expect(within(dialog).getAllByRole('link', { name: 'Scheduled' })).toHaveLength(2));
    const calls = vi.mocked(api.clone).mock.calls;
    expect(calls[0]?.[2]).toEqual({ window: { start: '2026-12-15T13:00', end: '2026-12-15T14:00', zone: 'UTC' } });
    expect(calls[0]?.[3]).not.toBe(calls[1]?.[3]);
  });
});
