import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow, violations } from './axe';
import { findChromium, launch, PHONE, Watched, WIDE } from './chromium';
import { MockHost } from './mockHost';

const chromium = findChromium();

const LIVE = '01J9ZK7Q4M8V2X5T3R00000101';
const STUCK = '01J9ZK7Q4M8V2X5T3R00000105';
const HOSTILE = '01J9ZK7Q4M8V2X5T3R00000112';
const PREPARED = 'template=Match%20day&start=2027-01-14T18:00&end=2027-01-14T20:00';

/** Every view of the page: where it is, and what is there once it is shown. */
const VIEWS = {
  overview: { at: '?at=sandbox', sign: 'Punctuality' },
  events: { at: '?at=sandbox/events&from=2020-01-01&columns=status%2Cfolder%2Caudience', sign: 'Black Friday' },
  'events-empty': { at: '?at=empty/events', sign: 'No events yet' },
  'events-none': { at: '?at=sandbox/events&q=zzzz', sign: 'No event matches' },
  month: { at: '?at=sandbox/calendar', sign: 'Show as a table' },
  week: { at: '?at=sandbox/calendar&look=week', sign: 'Show as a table' },
  list: { at: '?at=sandbox/calendar&look=list', sign: 'Black Friday' },
  timeline: { at: '?at=sandbox/calendar&look=timeline', sign: 'Overlap' },
  'timeline-all': { at: '?at=sandbox/calendar&look=timeline&by=environment', sign: 'Ten thousand events' },
  'new-what': { at: `?at=sandbox/new&${PREPARED}`, sign: 'What to bring up' },
  'new-when': { at: `?at=sandbox/new&${PREPARED}&step=when`, sign: 'Repeat' },
  'new-settings': { at: `?at=sandbox/new&${PREPARED}&step=settings`, sign: 'Strategy' },
  'new-review': { at: `?at=sandbox/new&${PREPARED}&step=review`, sign: 'live-scores' },
  event: { at: `?at=sandbox/events/${LIVE}`, sign: 'Processor use' },
  'event-stuck': { at: `?at=sandbox/events/${STUCK}`, sign: 'Nothing has been chosen' },
  'event-hostile': { at: `?at=sandbox/events/${HOSTILE}`, sign: 'Processor use' },
  edit: { at: `?at=sandbox/events/${LIVE}/edit`, sign: 'Save changes' },
  catalog: { at: '?at=sandbox/catalog', sign: 'resize-search-cluster' },
  missing: { at: '?at=sandbox/events/none', sign: 'This does not exist' },
};

describe.skipIf(chromium === undefined)('every view, in every status', () => {
  let host: MockHost;
  let browser: Browser;

  beforeAll(async () => {
    [host, browser] = await Promise.all([MockHost.start(), launch(chromium ?? '')]);
  });

  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries({ wide: WIDE, narrow: PHONE })) {
      describe(`${scheme} and ${size}`, () => {
        let watched: Watched;

        beforeAll(async () => {
          watched = await Watched.open(browser, viewport, scheme);
        });

        afterAll(() => watched.context.close());

        it.each(Object.entries(VIEWS))(
          'has nothing for axe to find and nothing that does not fit: %s',
          async (name, { at, sign }) => {
            const { page, errors } = watched;
            await page.goto(host.url + at);
            await page.getByText(sign).filter({ visible: true }).first().waitFor();
            await page.waitForTimeout(200);
            await watched.picture(`${name}-${scheme}-${size}`);
            expect(await violations(page)).toEqual([]);
            expect(await overflow(page)).toBeLessThanOrEqual(0);
            // The server says by its status that an event does not exist, and the browser notes that too.
            expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
          },
        );
      });
    }
  }

  it('has nothing for axe to find in its dialogs', async () => {
    const watched = await Watched.open(browser, WIDE);
    const { page } = watched;
    const dialogs: Record<string, [string, () => Promise<void>]> = {
      extend: ['?at=sandbox', () => page.getByRole('button', { name: 'Extend Champions final' }).click()],
      'bulk-clone': [
        '?at=sandbox/events&status=scheduled',
        async () => {
          await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
          await page.getByRole('button', { name: 'Clone', exact: true }).click();
        },
      ],
      move: ['?at=sandbox/calendar&look=list', () => page.getByRole('button', { name: 'Move… Black Friday' }).click()],
      feed: ['?at=sandbox/calendar&look=week', () => page.getByRole('button', { name: 'Subscribe' }).click()],
      import: ['?at=sandbox/calendar&look=timeline', () => page.getByRole('button', { name: 'Import' }).click()],
    };
    for (const [name, [at, open]] of Object.entries(dialogs)) {
      await page.goto(host.url + at);
      await open();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(500);
      await watched.picture(`dialog-${name}`);
      expect(await violations(page), name).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(watched.errors).toEqual([]);
    await watched.context.close();
  });

  it('prints calendars across the paper, all days of them, with the colours of their events', async () => {
    // The printable width of A4 on its side, in pixels of CSS.
    const { page, context } = await Watched.open(browser, { width: 1046, height: 718 });
    for (const name of ['month', 'week', 'timeline'] as const) {
      await page.goto(host.url + VIEWS[name].at);
      await page.getByText(VIEWS[name].sign).filter({ visible: true }).first().waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await overflow(page), name).toBeLessThanOrEqual(0);
      const adjusts = await page
        .locator('.es-bar')
        .evaluateAll((bars) => [
          ...new Set(bars.map((bar) => getComputedStyle(bar).getPropertyValue('print-color-adjust'))),
        ]);
      expect(adjusts, name).toEqual(['exact']);
      expect(await page.getByText('Show as a table').isVisible(), name).toBe(false);
      await page.emulateMedia({ media: null });
    }
    await context.close();
  });

  it('shows a hostile event as text, everywhere, and breaks nothing', async () => {
    const watched = await Watched.open(browser, PHONE);
    const { page } = watched;
    const places = [
      '?at=sandbox/events&status=ended&sort=-updated&q=script',
      '?at=sandbox/calendar&look=list&day=2020-01-01',
      '?at=sandbox/calendar',
      '?at=sandbox/calendar&look=timeline',
      `?at=sandbox/events/${HOSTILE}`,
      `?at=sandbox/new&from=${HOSTILE}`,
      `?at=sandbox/new&from=${HOSTILE}&step=review`,
    ];
    for (const place of places) {
      await page.goto(host.url + place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(400);
      expect(await page.locator('img[src="x"], main script, a[href^="javascript"]').count(), place).toBe(0);
      expect(await overflow(page), place).toBeLessThanOrEqual(0);
    }
    await page.goto(`${host.url}?at=sandbox/events/${HOSTILE}`);
    await page.getByRole('button', { name: 'Show all 10,000 characters' }).click();
    await page.getByText('W'.repeat(10_000)).waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(watched.errors).toEqual([]);
    await watched.context.close();
  });

  it('speaks French and German, and fits in both', async () => {
    for (const [locale, word] of [
      ['fr-FR', 'Vue d’ensemble'],
      ['de-DE', 'Übersicht'],
    ] as const) {
      const context = await browser.newContext({ viewport: PHONE, locale, timezoneId: 'Europe/Paris' });
      const page = await context.newPage();
      for (const at of ['?at=sandbox', '?at=sandbox/events', '?at=sandbox/calendar&look=week', '?at=sandbox/new']) {
        await page.goto(host.url + at);
        await page.getByRole('link', { name: word }).waitFor();
        await page.waitForTimeout(400);
        expect(await overflow(page), `${locale} ${at}`).toBeLessThanOrEqual(0);
      }
      await context.close();
    }
  });

  it('holds when it reads from right to left', async () => {
    const watched = await Watched.open(browser, WIDE);
    const { page } = watched;
    for (const at of [
      '?at=sandbox',
      '?at=sandbox/events',
      '?at=sandbox/calendar',
      '?at=sandbox/calendar&look=timeline',
    ]) {
      await page.goto(host.url + at);
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      await page.waitForTimeout(500);
      await watched.picture(`rtl${at.replaceAll(/\W+/g, '-')}`);
      expect(await overflow(page), at).toBeLessThanOrEqual(0);
    }
    await watched.context.close();
  });

  it('moves nothing for those who ask for less motion', async () => {
    const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${host.url}?at=sandbox`);
    await page.getByText('Punctuality').waitFor();
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
    await context.close();
  });
});
