import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, PHONE, Watched, WIDE } from './chromium';
import { Host } from './host';

const chromium = findChromium();

describe.skipIf(chromium === undefined)('what people do on the page', () => {
  let host: Host;
  let browser: Browser;

  beforeAll(async () => {
    [host, browser] = await Promise.all([Host.start(), launch(chromium ?? '')]);
  });

  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  it('schedules an event by keyboard alone and sees it live', async () => {
    const { page, errors, context } = await Watched.open(browser, WIDE);
    await page.goto(host.url);
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let tabs = 0; tabs < 80; tabs++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(() => {
          const focused = document.activeElement;
          return (
            focused?.getAttribute('aria-label') ??
            (focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null) ??
            focused?.textContent ??
            ''
          );
        });
        if (name.test(label.trim())) {
          return;
        }
      }
      throw new Error(`The keyboard does not lead to ${String(name)}`);
    };

    await page.getByRole('link', { name: 'New event' }).waitFor();
    await tabTo(/^New event$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'New event' }).waitFor();
    await tabTo(/^Name/);
    await page.keyboard.type('Spring sale');
    // As the segments of Chromium's own inputs want it: month, day, year; hours, minutes, AM or PM.
    const typed = (format: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Paris', ...format })
        .format(new Date())
        .replaceAll(/[^0-9AP]/g, '');
    await tabTo(/^Starts: date$/);
    await page.keyboard.type(typed({ day: '2-digit', month: '2-digit', year: 'numeric' }));
    await tabTo(/^Starts: time$/);
    await page.keyboard.type(typed({ hour: '2-digit', minute: '2-digit' }));
    await tabTo(/^1/);
    await page.keyboard.press('Enter');
    await tabTo(/^Begin to prepare/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0');
    await tabTo(/Automation/);
    for (let cards = 0; cards < 20; cards++) {
      if (
        (await page.locator('.es-target--chosen .es-target__kind').allTextContents())[0]?.endsWith('minimal') === true
      ) {
        break;
      }
      await page.keyboard.press('ArrowDown');
    }
    await tabTo(/^Schedule event$/);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: /Spring sale/ }).waitFor();
    await page.getByText('Went live', { exact: true }).waitFor({ timeout: 40_000 });
    await page.getByRole('button', { name: 'End now' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('extends a live event on a phone', async () => {
    const id = await host.schedule({ name: 'Cup final', start: 0, end: 300 });
    const watched = await Watched.open(browser, PHONE);
    const { page } = watched;
    await page.goto(`${host.url}#/sandbox/events/${id}`);

    await page.getByRole('button', { name: 'Extend' }).first().click({ timeout: 30_000 });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('+15 min').click();
    await watched.picture('extend-phone');
    await dialog.getByRole('button', { name: 'Extend' }).click();

    await page.getByText('Extended', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(watched.errors).toEqual([]);
    await watched.context.close();
  });

  it('shows why a takedown failed, and has it tried again', async () => {
    const id = await host.schedule({
      name: 'Takedown drill',
      start: 0,
      end: 8,
      target: 'sandbox-drill',
      parameters: { PrerollSeconds: '1', Postroll: 'fail' },
    });
    const watched = await Watched.open(browser, WIDE);
    const { page } = watched;
    await page.goto(`${host.url}#/sandbox/events/${id}`);

    await page.getByText('Takedown failed').first().waitFor({ timeout: 45_000 });
    await watched.picture('teardown-failed');
    await page.getByRole('button', { name: 'Try takedown again' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Try takedown again' }).click();

    await page.getByText('Taken down', { exact: true }).waitFor({ timeout: 45_000 });
    expect(watched.errors).toEqual([]);
    await watched.context.close();
  });

  it('tells every problem at its field and keeps what was typed', async () => {
    const { page, context } = await Watched.open(browser, WIDE);
    await page.goto(`${host.url}#/sandbox/new`);
    await page.getByLabel('Name').first().fill('Half a plan');
    await page.getByRole('button', { name: 'Schedule event' }).click();

    await page.getByText(/things are not right yet/).waitFor();
    await page.reload();

    await page.getByLabel('Name').first().waitFor();
    expect(await page.getByLabel('Name').first().inputValue()).toBe('Half a plan');
    await context.close();
  });

  it('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror="document.title=1">‮evil‬ 🎉'.slice(0, 90);
    const id = await host.schedule({
      name: hostile,
      notes: `<script>1</script>${'x'.repeat(3000)}`,
      start: 900,
      end: 9000,
    });
    const watched = await Watched.open(browser, PHONE);
    const { page } = watched;
    for (const place of ['', `#/sandbox/events/${id}`]) {
      await page.goto(host.url + place);
      await page.getByText('onerror').filter({ visible: true }).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    }
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(watched.errors).toEqual([]);
    await watched.context.close();
  });
});
