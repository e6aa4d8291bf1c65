import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const PAGE = join(import.meta.dirname, '../../../../target/classes/io/jenkins/plugins/eventschedules/web/page');
const KILO = 1024;

/** What a file imports at once, whatever imports what. */
function needed(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from|import)\s*["']([^"']+\.js)["']/g)) {
      needed(join(file, '..', path), seen);
    }
  }
  return seen;
}

const zipped = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);

describe.skipIf(!existsSync(join(PAGE, 'app.js')))('the built page', () => {
  const chunk = (name: string): string =>
    join(PAGE, 'chunks', readdirSync(join(PAGE, 'chunks')).find((file) => file.startsWith(`${name}-`)) ?? name);

  it('is small before anything is asked for', () => {
    const first = new Set([...needed(join(PAGE, 'app.js')), ...needed(chunk('mount')), join(PAGE, 'app.css')]);
    const size = zipped(first);
    console.log(`First view: ${(size / KILO).toFixed(1)} KiB gzip in ${first.size} files`);
    expect(size).toBeLessThan(150 * KILO);
  });

  it('brings the calendar, the form, the catalog and the chart when somebody wants them', () => {
    const first = needed(chunk('mount'));
    for (const name of ['CalendarView', 'FormView', 'CatalogView', 'ActivitySection', 'InsightsSection', 'fr', 'de']) {
      expect(first.has(chunk(name)), name).toBe(false);
      expect(zipped([chunk(name)]), name).toBeLessThan(30 * KILO);
    }
  });

  it('has nothing inline and evaluates nothing', () => {
    const files = readdirSync(PAGE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const text = readFileSync(join(PAGE, file), 'utf8');
      expect(text, file).not.toMatch(/\beval\(|new Function\(|createElement\(["']style["']\)/);
    }
  });
});
