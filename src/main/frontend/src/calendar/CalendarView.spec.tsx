import { fireEvent, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { NotConnected } from '../api/problem';
import { anEvent } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment } from '../fixture/place';
import { aPage, show } from '../fixture/show';
import { importedDrafts } from '../form/send/imported';
import { FROM_NOTHING } from '../route/beginning';
import { type CalendarState, THIS_MONTH } from '../route/calendarState';
import { CalendarView } from './CalendarView';

const window = (start: string, end: string) => ({ window: { start, end, zone: 'UTC' } });
const sale = anEvent({
  id: 'S',
  name: 'Sale',
  actions: ['change'],
  ...window('2026-12-10T18:00:00Z', '2026-12-10T20:00:00Z'),
});
const live = anEvent({
  id: 'L',
  name: 'Final',
  status: 'live',
  actions: ['change', 'end'],
  owner: 'marta',
  ...window('2026-12-01T11:00:00Z', '2026-12-01T14:00:00Z'),
});

const at = (more: Partial<CalendarState> = {}) => ({ ...THIS_MONTH, ...more });

describe('the calendar', () => {
  it('shows a month of events, each a link that says when it is and how it stands', async () => {
    const api = fakeApi([sale, live]);
    show(<CalendarView calendar={at()} />, aPage(api));
    const link = await screen.findByRole('link', { name: /Sale.*Thu 10 Dec, 18:00–20:00 UTC, Scheduled/ });
    expect(link.getAttribute('href')).toBe('?at=sandbox/events/S');
    expect(screen.getByRole('heading', { name: 'December 2026' })).toBeTruthy();
    expect(vi.mocked(api.events).mock.calls[0]?.[1]).toMatchObject({ sort: 'start', limit: 500 });
  });

  it('gives each of many events at once the width that a finger needs', async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ ...sale, id: `S${index}`, name: `Sale ${index}` }));
    show(<CalendarView calendar={at({ look: 'week', day: '2026-12-10' })} />, aPage(fakeApi(many)));
    const link = await screen.findByRole('link', { name: /Sale 8/ });
    // 7 days of 9 lanes of 28 pixels each, and the hours before them.
    expect(link.closest<HTMLElement>('.es-hours__inner')?.style.minInlineSize).toBe('max(48rem, 114.25rem)');
  });

  it('begins an event on a day, and goes from day to day by the arrow keys', async () => {
    const page = aPage(fakeApi([sale]));
    show(<CalendarView calendar={at()} />, page);
    const today = await screen.findByRole('button', { name: /New event on Tuesday.? 1 December/ });
    expect(today.tabIndex).toBe(0);
    fireEvent.keyDown(today, { key: 'ArrowDown' });
    const later = screen.getByRole('button', { name: /New event on Tuesday.? 8 December/ });
    await vi.waitFor(() => expect(document.activeElement).toBe(later));
    await userEvent.click(later);
    expect(page.go).toHaveBeenCalledWith({
      view: 'new',
      env: 'sandbox',
      begin: { ...FROM_NOTHING, start: '2026-12-08T09:00', end: '2026-12-08T10:00' },
    });
  });

  it('moves an event by keys, after asking', async () => {
    const api = fakeApi([sale]);
    show(<CalendarView calendar={at()} />, aPage(api));
    fireEvent.keyDown(await screen.findByRole('link', { name: /Sale.*Scheduled/ }), {
      key: 'ArrowRight',
      shiftKey: true,
    });
    const dialog = within(screen.getByRole('dialog', { name: 'Move “Sale”?' }));
    expect(dialog.getByText('Fri 11 Dec, 18:00–20:00 UTC')).toBeTruthy();
    expect(api.change).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Move' }));
    expect(api.change).toHaveBeenCalledWith('sandbox', 'S', 1, {
      window: { start: '2026-12-11T18:00:00.000Z', end: '2026-12-11T20:00:00.000Z' },
    });
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('moves an event by hand, and what ends the drag is no click', async () => {
    const api = fakeApi([sale]);
    show(<CalendarView calendar={at({ look: 'week', day: '2026-12-10' })} />, aPage(api));
    const link = await screen.findByRole('link', { name: /Sale.*Scheduled/ });
    const grid = link.closest('[data-grid]');
    Object.defineProperty(grid, 'clientWidth', { value: 700 });
    Object.defineProperty(grid, 'clientHeight', { value: 24 * 60 });
    fireEvent.pointerDown(link, { button: 0, clientX: 0, clientY: 0 });
    fireEvent.pointerMove(globalThis.window, { clientX: -95, clientY: 62 });
    fireEvent.pointerUp(globalThis.window, { clientX: -95, clientY: 62 });
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Wed 9 Dec, 19:00–21:00 UTC')).toBeTruthy();
    expect(fireEvent.click(link)).toBe(false);
  });

  it('moves only the end of what has begun', async () => {
    const api = fakeApi([live]);
    show(<CalendarView calendar={at({ look: 'list' })} />, aPage(api));
    await userEvent.click(await screen.findByRole('button', { name: 'Move… Final' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.queryByLabelText('Starts: date')).toBeNull();
    fireEvent.input(dialog.getByLabelText('Ends: time'), { target: { value: '15:30' } });
    await userEvent.click(dialog.getByRole('button', { name: 'Extend' }));
    expect(api.change).toHaveBeenCalledWith('sandbox', 'L', 1, { window: { end: '2026-12-01T15:30:00.000Z' } });
  });

  it('says what the server finds wrong with the new time, and what it would overlap, before it is asked for', async () => {
    const check = vi.fn<Api['check']>(() =>
      Promise.resolve({
        problems: [{ pointer: '/window/start', message: 'Too far ahead.' }],
        notices: [],
        preview: null,
        conflicts: [{ id: 'L', name: 'Final', window: live.window, status: 'live' }],
      }),
    );
    const api = fakeApi([sale], { check });
    show(<CalendarView calendar={at()} />, aPage(api));
    fireEvent.keyDown(await screen.findByRole('link', { name: /Sale.*Scheduled/ }), {
      key: 'ArrowLeft',
      shiftKey: true,
    });
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText('Too far ahead.')).toBeTruthy();
    expect(dialog.getByRole('link', { name: /Final/ })).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Move' }));
    expect(api.change).not.toHaveBeenCalled();
  });

  it('draws a row for each target, owner or environment', async () => {
    const { unmount } = show(
      <CalendarView calendar={at({ look: 'timeline', by: 'owner' })} />,
      aPage(fakeApi([live, anEvent({ id: 'A', ...window('2026-12-02T11:00:00Z', '2026-12-02T14:00:00Z') })])),
    );
    const row = await screen.findByRole('region', { name: 'marta' });
    expect(within(row).getByRole('link', { name: /Final/ })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'alice' })).toBeTruthy();
    unmount();
    const environments = () => Promise.resolve([anEnvironment(), anEnvironment({ name: 'prod', label: 'Production' })]);
    const events = vi.fn<Api['events']>((env) =>
      Promise.resolve({ value: { events: [{ ...live, id: env, environment: env }], next: null }, etag: null }),
    );
    show(
      <CalendarView calendar={at({ look: 'timeline', by: 'environment' })} />,
      aPage(fakeApi([], { environments, events })),
    );
    const other = await screen.findByRole('region', { name: 'Production' });
    expect(within(other).getByRole('link').getAttribute('href')).toBe('?at=prod/events/prod');
  });

  it('says the same in a table', async () => {
    show(<CalendarView calendar={at()} />, aPage(fakeApi([sale, live])));
    const details = (await screen.findByText('Show as a table')).closest('details');
    if (details !== null) {
      details.open = true;
      fireEvent(details, new Event('toggle'));
    }
    const table = await screen.findByRole('table', { name: 'Show as a table' });
    const names = within(table).getAllByRole('rowheader');
    expect(names.map((cell) => cell.textContent)).toEqual(['Final', 'Sale']);
    expect(within(table).getByRole('button', { name: 'Move… Sale' })).toBeTruthy();
  });

  it('keeps what one looks at in the address', async () => {
    const page = aPage(fakeApi([sale]));
    show(<CalendarView calendar={at()} />, page);
    await userEvent.click(await screen.findByRole('button', { name: 'Later' }));
    expect(page.go).toHaveBeenLastCalledWith(
      { view: 'calendar', env: 'sandbox', calendar: at({ day: '2027-01-01' }) },
      'replace',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Week' }));
    expect(page.go).toHaveBeenLastCalledWith(
      { view: 'calendar', env: 'sandbox', calendar: at({ look: 'week' }) },
      'replace',
    );
  });

  it('says that the server does not answer', async () => {
    const events = (): Promise<never> => Promise.reject(new NotConnected(null));
    show(<CalendarView calendar={at()} />, aPage(fakeApi([], { events })));
    expect(await screen.findByText('The server does not answer.')).toBeTruthy();
  });
});

describe('other calendars', () => {
  it('can follow at an address that is told once, and that can be revoked', async () => {
    const makeFeed = vi.fn<Api['makeFeed']>(() =>
      Promise.resolve({ url: 'https://x.example/f?token=1', createdAt: null }),
    );
    const api = fakeApi([], { makeFeed });
    const page = aPage(api);
    show(<CalendarView calendar={at()} />, page);
    await userEvent.click(screen.getByRole('button', { name: 'Subscribe' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Make an address' }));
    expect(await dialog.findByText('https://x.example/f?token=1')).toBeTruthy();
    expect(dialog.getByText(/it is not shown again/)).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Revoke it' }));
    expect(api.revokeFeed).toHaveBeenCalledWith('sandbox');
    expect(await dialog.findByRole('button', { name: 'Make an address' })).toBeTruthy();
  });

  it('become drafts, which are kept until each is finished', async () => {
    const readCalendar = vi.fn<Api['readCalendar']>(() =>
      Promise.resolve({
        drafts: [
          { draft: { name: 'Gala', window: { start: '2027-01-01T20:00', end: '', zone: 'UTC' } }, problems: [] },
        ],
        skipped: ['Weekly: it repeats'],
      }),
    );
    const page = aPage(fakeApi([], { readCalendar }));
    show(<CalendarView calendar={at()} />, page);
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.upload(
      dialog.getByLabelText('Calendar file (.ics)'),
      new File(['BEGIN:VCALENDAR'], 'a.ics', { type: 'text/calendar' }),
    );
    const finish = await dialog.findByRole('link', { name: 'Finish Gala' });
    expect(finish.getAttribute('href')).toBe('?at=sandbox/new&imported=0');
    expect(dialog.getByText('Weekly: it repeats')).toBeTruthy();
    expect(readCalendar).toHaveBeenCalledWith('sandbox', 'BEGIN:VCALENDAR');
    expect(importedDrafts(page.drafts, 'sandbox')).toHaveLength(1);
    page.drafts.clear();
  });
});
