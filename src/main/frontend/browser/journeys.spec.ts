import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow } from './axe';
import { findChromium, launch, PHONE, WIDE } from './chromium';
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

  it('schedules an event in under a minute by keyboard alone, and sees it live', async () => {
    const { page, errors, context } = await host.visit(browser, WIDE);
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
    const step = (name: string): Promise<void> => page.getByText(new RegExp(`^Step . of 4: ${name}$`)).waitFor();

    await page.getByRole('link', { name: 'New event' }).waitFor();
    const begun = performance.now();
    await tabTo(/^New event$/);
    await page.keyboard.press('Enter');
    await step('What');
    await tabTo(/^Name/);
    await page.keyboard.type('Spring sale');
    await tabTo(/Automation/);
    for (let cards = 0; cards < 20; cards++) {
      if (
        (await page.locator('.es-target--chosen .es-target__kind').allTextContents())[0]?.endsWith('minimal') === true
      ) {
        break;
      }
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await step('When');
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
    await page.keyboard.press('Enter');
    await step('Settings');
    await tabTo(/^Next$/);
    await page.keyboard.press('Enter');
    await step('Review');
    await tabTo(/^Schedule event$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Spring sale/ }).waitFor();
    const took = performance.now() - begun;
    console.log(`By keyboard alone, from the overview to the scheduled event: ${(took / 1000).toFixed(1)} s`);
    expect(took).toBeLessThan(60_000);

    await page.getByText('Went live', { exact: true }).waitFor({ timeout: 40_000 });
    await page.getByRole('button', { name: 'End now' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('extends a live event on a phone, from the overview', async () => {
    const id = await host.schedule({ name: 'Cup final', start: 0, end: 300 });
    const watched = await host.visit(browser, PHONE);
    const { page } = watched;
    await page.goto(host.url);

    await page.getByRole('button', { name: 'Extend Cup final' }).click({ timeout: 30_000 });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('+15 min').click();
    await watched.picture('extend-phone');
    await dialog.getByRole('button', { name: 'Extend' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Cup final' }).first().click();
    await page.getByText('Extended', { exact: true }).waitFor();
    expect(page.url()).toContain(id);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(watched.errors).toEqual([]);
    await watched.context.close();
  });

  it('finds events by text, range and status, keeps that in the address, and hands it out as a file', async () => {
    await host.schedule({ name: 'Autumn gala', start: 86_400, end: 90_000 });
    const { page, errors, context } = await host.visit(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/events`);
    await page.getByRole('searchbox').fill('autumn gala');
    const row = page.getByRole('row', { name: /Autumn gala/ });
    await row.waitFor();
    await page.waitForURL(/q=autumn%20gala/);
    await page.getByRole('button', { name: 'Scheduled' }).click();
    await page.reload();
    await row.waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('autumn gala');
    await page.getByText('Export').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV, for a spreadsheet' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) {
      chunks.push(chunk as Buffer);
    }
    expect(Buffer.concat(chunks).toString()).toContain('Autumn gala');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('cancels many events at once, and tells how it went with each', async () => {
    for (const name of ['Bulk one', 'Bulk two']) {
      await host.schedule({ name, start: 86_400, end: 90_000 });
    }
    const { page, errors, context } = await host.visit(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/events&q=Bulk`);
    await page.getByRole('row', { name: /Bulk two/ }).waitFor();
    await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
    await page.getByRole('button', { name: 'Cancel events' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel 2 events?' });
    await dialog.getByRole('button', { name: 'Cancel events' }).click();
    await page.waitForFunction(() => document.querySelectorAll('dialog li .es-muted').length === 2);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('row', { name: /Bulk one.*Cancelled/ }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('moves an event in the calendar, after asking', async () => {
    await host.schedule({ name: 'Movable feast', start: 3 * 86_400, end: 3 * 86_400 + 7200 });
    const { page, errors, context } = await host.visit(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/calendar&look=list`);
    await page.getByRole('button', { name: 'Move… Movable feast' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ends: date').fill('2099-01-01');
    await dialog.locator('.es-field__problem').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Month' }).click();
    await page.getByText('Show as a table').waitFor();
    const bar = page.getByRole('link', { name: /Movable feast/ });
    if ((await bar.count()) === 0) {
      await page.getByRole('button', { name: 'Later' }).click();
    }
    await bar.first().focus();
    await page.keyboard.press('Shift+ArrowRight');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await dialog.waitFor({ state: 'detached' });
    await bar.first().click();
    await page.getByText('Rescheduled', { exact: true }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('schedules an event that comes again, but not on a day that is left out, and keeps it as a template', async () => {
    const { page, errors, context } = await host.visit(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/new&start=${new Date().getFullYear() + 1}-01-05T18:00`);
    await page.getByLabel('Name').first().fill('Evening show');
    await page.getByText('minimal', { exact: false }).first().click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: '2 hr', exact: true }).click();
    await page.getByRole('radio', { name: 'Daily' }).check();
    await page.getByText('4 times').waitFor();
    await page
      .getByRole('button', { name: /^Leave out / })
      .nth(1)
      .click();
    await page.getByText('3 times').waitFor();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Save as template' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Show');
    await dialog.getByRole('button', { name: 'Save as template' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Schedule all of them' }).click();
    await page.getByRole('button', { name: 'One recurrence' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 3);
    await page.goto(`${host.url}?at=sandbox/new`);
    await page.getByRole('link', { name: 'Show', exact: true }).click();
    await page.getByRole('link', { name: 'Show', exact: true, includeHidden: false }).waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'Evening show'),
    );
    expect(errors).toEqual([]);
    await context.close();
  });

  it('shows why a takedown failed, and has it tried again', async () => {
    const id = await host.schedule({
      name: 'Takedown drill',
      start: 0,
      end: 8,
      target: 'sandbox-drill',
      parameters: { PrerollSeconds: '1', Postroll: 'fail' },
    });
    const watched = await host.visit(browser, WIDE);
    const { page } = watched;
    await page.goto(`${host.url}?at=sandbox/events/${id}`);

    await page.getByText('Takedown failed').first().waitFor({ timeout: 45_000 });
    await watched.picture('teardown-failed');
    await page.getByRole('button', { name: 'Try takedown again' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Try takedown again' }).click();

    await page.getByText('Taken down', { exact: true }).waitFor({ timeout: 45_000 });
    expect(watched.errors).toEqual([]);
    await watched.context.close();
  });

  it('tells every problem at its field and keeps what was typed', async () => {
    const { page, context } = await host.visit(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/new`);
    await page.getByLabel('Name').first().fill('Half a plan');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Schedule event' }).click();

    await page.getByText(/things are not right yet/).waitFor();
    await page.reload();
    await page.getByText('Half a plan').waitFor();
    await page.goBack();

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
    const watched = await host.visit(browser, PHONE);
    const { page } = watched;
    for (const place of [
      '',
      '?at=sandbox/events',
      '?at=sandbox/calendar&look=list',
      '?at=sandbox/calendar&look=timeline',
      `?at=sandbox/events/${id}`,
      `?at=sandbox/events/${id}/edit`,
    ]) {
      await page.goto(host.url + place);
      await (place.endsWith('edit')
        ? page.getByLabel('Name').first().waitFor()
        : page.getByText('onerror').filter({ visible: true }).first().waitFor());
      expect(await overflow(page), place).toBeLessThanOrEqual(0);
    }
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(watched.errors).toEqual([]);
    await watched.context.close();
  });

  it('makes drafts of a calendar file, and schedules one of them', async () => {
    const { page, errors, context } = await host.visit(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/calendar`);
    await page.getByRole('button', { name: 'Import' }).click();
    const year = new Date().getFullYear() + 1;
    const file = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Shop//Marketing//EN',
      ...['Summer gala', 'Winter gala'].flatMap((name, index) => [
        'BEGIN:VEVENT',
        `UID:${index}@shop.example`,
        `DTSTAMP:${year}0101T000000Z`,
        `SUMMARY:${name}`,
        `DTSTART;TZID=Europe/Paris:${year}0${6 + index}12T180000`,
        `DTEND;TZID=Europe/Paris:${year}0${6 + index}12T220000`,
        'END:VEVENT',
      ]),
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    await page
      .getByLabel('Calendar file (.ics)')
      .setInputFiles({ name: 'galas.ics', mimeType: 'text/calendar', buffer: Buffer.from(file) });
    await page.getByRole('link', { name: 'Finish Winter gala' }).click();
    await page.getByRole('heading', { level: 1, name: 'New event' }).waitFor();
    await page.getByText('minimal', { exact: false }).first().click();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Schedule event' }).click();
    await page.getByRole('heading', { level: 1, name: /Winter gala/ }).waitFor();
    await page
      .getByText(/Jul 12.*6:00 PM/)
      .first()
      .waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('gives a calendar program an address that it can follow without a log-in, until it is taken back', async () => {
    await host.schedule({ name: 'Followed show', start: 86_400, end: 90_000 });
    const { page, errors, context } = await host.visit(browser, WIDE);
    await page.goto(`${host.url}?at=sandbox/calendar`);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = (await page.getByText('calendar.ics?token=').first().textContent())?.trim() ?? '';
    const feed = await fetch(address);
    expect(feed.headers.get('content-type')).toContain('text/calendar');
    expect(await feed.text()).toContain('SUMMARY:Followed show');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('button', { name: 'Revoke it' }).click();
    await page.getByRole('button', { name: 'Make an address' }).waitFor();
    expect((await fetch(address)).ok).toBe(false);
    expect(errors).toEqual([]);
    await context.close();
  });
});
