import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const TARGET = join(import.meta.dirname, '../../../../target');
const PATHS = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium is; undefined, and said so for the build's summary, where there is none. */
export function findChromium(): string | undefined {
  const found = PATHS.find((path) => path !== '' && existsSync(path));
  if (found === undefined) {
    const why = 'Browser tests: Chromium is not installed (Debian: apt-get install chromium; or set CHROMIUM).';
    writeFileSync(join(TARGET, 'browser-skipped.txt'), `${why}\n`);
    console.warn(why);
  }
  return found;
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page that remembers every error of its console, a refused script or style included. */
export class Watched {
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.errors.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  static async open(browser: Browser, size: { width: number; height: number }, scheme: 'light' | 'dark' = 'light') {
    const context = await browser.newContext({
      viewport: size,
      colorScheme: scheme,
      locale: 'en-US',
      timezoneId: 'Europe/Paris',
    });
    context.setDefaultTimeout(20_000);
    return new Watched(await context.newPage(), context);
  }

  /** Kept as test output, to be looked at. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(TARGET, 'screenshots', `${name}.png`), fullPage: true });
  }
}

export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };
