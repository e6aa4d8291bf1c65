import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, Watched, WIDE } from './chromium';
import { MockHost } from './mockHost';

const chromium = findChromium();

/** More than any view needs, and fewer than one for each event: what is not seen is not drawn. */
const MOST_ELEMENTS = 10_000;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

/** The longest that the page was busy with one thing since it was asked last, in milliseconds. */
function longest(page: Page): Promise<number> {
  return page.evaluate(() => {
    const known = (window as unknown as { busy?: number[] }).busy ?? [];
    return Math.max(0, ...known.splice(0));
  });
}

describe.skipIf(chromium === undefined)('ten thousand events', () => {
  let host: MockHost;
  let browser: Browser;

  beforeAll(async () => {
    [host, browser] = await Promise.all([MockHost.start(), launch(chromium ?? '')]);
  });

  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  it('are found, sorted, paged and shown in a calendar, drawn only as far as they are seen', async () => {
    const { page, errors, context } = await Watched.open(browser, WIDE);
    await page.addInitScript(() => {
      const busy: number[] = [];
      (window as unknown as { busy: number[] }).busy = busy;
      new PerformanceObserver((list) => busy.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
        buffered: true,
      });
    });
    const rows: [string, number, number, number][] = [];
    const measure = async (name: string, act: () => Promise<unknown>): Promise<void> => {
      await longest(page).catch(() => 0);
      const took = await timed(act);
      const elements = await page.evaluate(() => document.querySelectorAll('*').length);
      rows.push([name, Math.round(took), Math.round(await longest(page)), elements]);
    };
    const shown = (text: string | RegExp): Promise<void> =>
      page.getByRole('link', { name: text }).filter({ visible: true }).first().waitFor();

    await measure('first view', async () => {
      await page.goto(`${host.url}?at=crowd`);
      await page.getByText('Next up').waitFor();
    });
    await measure('table', async () => {
      await page.getByRole('link', { name: 'Events', exact: true }).click();
      await shown(/^Show \d+ of the season/);
    });
    await measure('search', async () => {
      await page.getByRole('searchbox').fill('show 9876');
      await shown('Show 9876 of the season');
    });
    await page.getByRole('searchbox').fill('');
    await shown('Show 0 of the season');
    await measure('sort', async () => {
      await page.getByRole('button', { name: 'Owner' }).click();
      await page.locator('th[aria-sort="ascending"]').waitFor();
    });
    await measure('ten pages more', async () => {
      for (let pages = 0; pages < 10; pages += 1) {
        const before = await page.getByRole('row').count();
        await page.getByRole('button', { name: 'Show more' }).click();
        await page.waitForFunction((count) => document.querySelectorAll('tr').length > count, before);
      }
    });
    await measure('month', async () => {
      await page.getByRole('link', { name: 'Calendar', exact: true }).click();
      await page.getByText('Show as a table').waitFor();
    });
    await measure('timeline', async () => {
      await page.getByRole('button', { name: 'Timeline' }).click();
      await page.getByText('Overlap').waitFor();
    });
    console.log(
      ['10,000 events        took   longest task, ms   elements']
        .concat(
          rows.map(
            ([name, took, busy, elements]) =>
              `${name.padEnd(18)} ${String(took).padStart(6)} ${String(busy).padStart(8)} ${String(elements).padStart(10)}`,
          ),
        )
        .join('\n'),
    );
    // Times are printed, to be compared; what makes a page stutter is drawing more than is seen.
    expect(rows.filter(([name, , , elements]) => name !== 'ten pages more' && elements > MOST_ELEMENTS)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
