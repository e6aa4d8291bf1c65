import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch, PHONE, Watched, WIDE } from './chromium';
import { Host } from './host';

const chromium = findChromium();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: typeof axe;
  }
}

describe.skipIf(chromium === undefined)('every view, for everybody', () => {
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

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      const { violations: found } = await window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    });
  }

  for (const scheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries({ wide: WIDE, narrow: PHONE })) {
      it(`has nothing for axe to find, ${scheme} and ${size}`, async () => {
        const watched = await Watched.open(browser, viewport, scheme);
        const { page } = watched;
        const views = {
          events: { hash: '#/sandbox/events', sign: 'Cup final live stream' },
          event: { hash: `#/sandbox/events/${live}`, sign: 'About this event' },
          new: { hash: '#/sandbox/new', sign: 'What to bring up' },
        };
        for (const [name, { hash, sign }] of Object.entries(views)) {
          await page.goto(host.url + hash);
          await page.getByText(sign).filter({ visible: true }).first().waitFor();
          await page.waitForTimeout(300);
          await watched.picture(`${name}-${scheme}-${size}`);
          expect(await violations(page), name).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(
            viewport.width,
          );
        }
        expect(watched.errors).toEqual([]);
        await watched.context.close();
      });
    }
  }
});
