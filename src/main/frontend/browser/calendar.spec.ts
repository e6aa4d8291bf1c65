import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, Watched, WIDE } from './chromium';
import { MockHost } from './mockHost';

const chromium = findChromium();

describe.skipIf(chromium === undefined)('what people do in the calendar', () => {
  let host: MockHost;
  let browser: Browser;

  beforeAll(async () => {
    [host, browser] = await Promise.all([MockHost.start(), launch(chromium ?? '')]);
  });

  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  it('takes an event to another day, and asks before it moves', async () => {
    const { page, errors, context } = await Watched.open(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/calendar&look=timeline`);
    await page.getByText('Overlap').waitFor();
    const bar = page.getByRole('link', { name: /^Product drop, Tokyo/ }).first();
    // Where the week ends tomorrow, it is in the next one.
    if ((await bar.count()) === 0) {
      await page.getByRole('button', { name: 'Later' }).click();
    }
    await bar.waitFor();
    const before = await bar.textContent();
    const box = await bar.boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 5 });
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Move “Product drop, Tokyo”?' });
    await dialog.getByRole('button', { name: 'Move' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await bar.textContent()).not.toBe(before);
    expect(page.url()).toContain('calendar');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('extends what is live by its end, by keys alone', async () => {
    const { page, errors, context } = await Watched.open(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/calendar&look=week`);
    await page
      .getByRole('link', { name: /^Champions final/ })
      .first()
      .focus();
    await page.keyboard.press('Shift+ArrowDown');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Extend' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  });

  it('begins an event at the hour that was pressed', async () => {
    const { page, context } = await Watched.open(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/calendar&look=week&day=2027-06-16`);
    const day = page.getByRole('region', { name: /Wednesday, June 16/ });
    await day.locator('.es-hours__slot').nth(20).click();
    await page.getByRole('heading', { level: 1, name: 'New event' }).waitFor();
    expect(page.url()).toContain('start=2027-06-16T20%3A00&end=2027-06-16T21%3A00');
    await page.getByRole('button', { name: 'When' }).click();
    expect(await page.getByLabel('Starts: time').inputValue()).toBe('20:00');
    await page.goBack();
    await page.getByLabel('Name').first().waitFor();
    await context.close();
  });
});
