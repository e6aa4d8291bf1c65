import { describe, expect, it } from 'vitest';
import { FROM_NOTHING } from './beginning';
import { THIS_MONTH } from './calendarState';
import { EVERYTHING, isFiltered, listState, listText } from './listState';
import { addressOf, parseRoute, placeOf, type Route } from './route';

describe('the address', () => {
  const routes: Route[] = [
    { view: 'overview', env: 'sandbox' },
    { view: 'events', env: 'sandbox', list: EVERYTHING },
    {
      view: 'events',
      env: 'pröd/eu',
      list: {
        status: ['live', 'failed'],
        q: 'a & b? 100%',
        mine: true,
        from: '2026-12-01',
        to: '2026-12-24',
        target: 'product:a b',
        folder: 'x/y',
        series: 'S1',
        sort: '-updated',
        columns: ['status', 'folder'],
        pages: 3,
      },
    },
    { view: 'events', env: 'sandbox', list: { ...EVERYTHING, columns: [] } },
    { view: 'calendar', env: 'sandbox', calendar: THIS_MONTH },
    { view: 'calendar', env: 'sandbox', calendar: { look: 'timeline', day: '2027-02-28', by: 'owner', mine: true } },
    { view: 'catalog', env: 'sandbox' },
    { view: 'audit', env: 'sandbox' },
    { view: 'new', env: 'sandbox', begin: FROM_NOTHING },
    { view: 'new', env: 'sandbox', begin: { ...FROM_NOTHING, cloneOf: '01J/9', step: 'review' } },
    {
      view: 'new',
      env: 'sandbox',
      begin: { ...FROM_NOTHING, template: 'a&b', start: '2026-12-01T09:00', end: '2026-12-01T10:00', imported: 2 },
    },
    { view: 'event', env: 'sandbox', id: '01J' },
    { view: 'event', env: 'sandbox', id: '01J', act: 'extend' },
    { view: 'edit', env: 'sandbox', id: '01J' },
  ];

  it.each(routes)('says all of $view', (route) => {
    expect(parseRoute(addressOf(route), 'other')).toEqual(route);
  });

  it('leads to the overview of the usual environment when it says nothing', () => {
    for (const search of ['', '?', '?at=', '?at=sandbox', '?at=sandbox/nowhere', '?auto=1&at=sandbox']) {
      expect(parseRoute(search, 'sandbox')).toEqual(routes[0]);
    }
  });

  it('survives what no browser of ours wrote', () => {
    expect(parseRoute('?at=%E0%A4%A/events/%', 'x')).toMatchObject({ view: 'event', id: '%' });
    expect(parseRoute('?at=x/events&status=nope,live&sort=size&pages=-4&q=' + 'y'.repeat(999), 'x')).toEqual({
      view: 'events',
      env: 'x',
      list: { ...EVERYTHING, status: ['live'], q: 'y'.repeat(200) },
    });
    expect(listState(new URLSearchParams('pages=99999999')).pages).toBe(40);
  });

  it('is the same place however the list is filtered', () => {
    expect(placeOf(parseRoute('?at=x/events&q=a', 'x'))).toBe(placeOf(parseRoute('?at=x/events', 'x')));
    expect(placeOf(parseRoute('?at=x/new&step=when', 'x'))).toBe(placeOf(parseRoute('?at=x/new', 'x')));
    expect(placeOf(parseRoute('?at=x/new&from=1', 'x'))).not.toBe(placeOf(parseRoute('?at=x/new', 'x')));
    expect(placeOf(parseRoute('?at=x/events/1', 'x'))).not.toBe(placeOf(parseRoute('?at=x/events/1/edit', 'x')));
  });

  it('is short where nothing is restricted', () => {
    expect(listText(EVERYTHING)).toBe('');
    expect(isFiltered(EVERYTHING)).toBe(false);
    expect(isFiltered({ ...EVERYTHING, mine: true })).toBe(true);
  });
});
