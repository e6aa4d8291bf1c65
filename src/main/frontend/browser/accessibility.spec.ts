import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflow, violations } from './axe';
import { findChromium, launch, PHONE, Watched, WIDE } from './chromium';
import { Host } from './host';

const chromium = findChromium();
describe.skipIf(chromium === undefined)('every view of the packaged host, for everybody', () => {
  let host: Host;
  let browser: Browser;
  let live: string;

  beforeAll(async () => {
    [host, browser] = await Promise.all([Host.start(), launch(chromium ?? '')]);
    live = await host.schedule({
      name: 'Cup final live stream',
      start: 0,
      end: 3600,
      target: 'scale-ecs-service',
      parameters: { Service: 'stream-origin' },
    });
    await host.audit();
    await host.schedule({ name: 'Flash sale', start: 86_400, end: 90_000 });
    await host.schedule({
      name: 'Failing drill',
      start: 0,
      end: 600,
      target: 'sandbox-drill',
      parameters: { Preroll: 'fail' },
    });
  });

  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries({ wide: WIDE, narrow: PHONE })) {
      it(`has nothing for axe to find, ${scheme} and ${size}`, async () => {
        const watched = await Watched.open(browser, viewport, scheme);
        const { page } = watched;
        const views = {
          overview: { at: '?at=sandbox', sign: 'Punctuality' },
          events: { at: '?at=sandbox/events', sign: 'Cup final live stream' },
          event: { at: `?at=sandbox/events/${live}`, sign: 'About this event' },
          new: { at: '?at=sandbox/new', sign: 'What to bring up' },
          when: { at: '?at=sandbox/new&step=when', sign: 'Repeat' },
          month: { at: '?at=sandbox/calendar', sign: 'Show as a table' },
          timeline: { at: '?at=sandbox/calendar&look=timeline', sign: 'Overlap' },
          catalog: { at: '?at=sandbox/catalog', sign: 'Can be used' },
          audit: { at: '?at=sandbox/audit', sign: 'document scale-ecs-service' },
        };
        for (const [name, { at, sign }] of Object.entries(views)) {
          await page.goto(host.url + at);
          await page.getByText(sign).filter({ visible: true }).first().waitFor();
          await page.waitForTimeout(300);
          await watched.picture(`host-${name}-${scheme}-${size}`);
          expect(await violations(page), name).toEqual([]);
          expect(await overflow(page), name).toBeLessThanOrEqual(0);
        }
        expect(watched.errors).toEqual([]);
        await watched.context.close();
      });
    }
  }
});
