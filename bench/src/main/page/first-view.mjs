// Prints one figure a line, its name and its value with a tab between: url token rounds minutes
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../../src/main/frontend/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const [url, token, rounds, minutes] = process.argv.slice(2);
const STEP = 5_000;
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

function print(name, value) {
  console.log(`${name}\t${value}`);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function open(browser) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    httpCredentials: { username: 'viewer', password: token, send: 'always' },
  });
  return context.newPage();
}

/** Until the first row of the list is there. */
async function firstView(browser) {
  const page = await open(browser);
  const before = performance.now();
  await page.goto(`${url}#/events`);
  await page.getByText(/of the season/).first().waitFor();
  const took = performance.now() - before;
  await page.context().close();
  return took;
}

async function memory(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { heap: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

if (executablePath === undefined) {
  print('not measured', 'Chromium is not installed');
  process.exit(0);
}
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const times = [];
  for (let round = 0; round <= Number(rounds); round++) {
    times.push(await firstView(browser));
  }
  const warm = times.slice(1);
  print('first view of the list with an empty cache, median', `${Math.round(median(warm))} ms`);
  print('slowest of them', `${Math.round(Math.max(...warm))} ms`);

  const page = await open(browser);
  let refreshes = 0;
  page.on('response', () => (refreshes += 1));
  await page.clock.install();
  await page.goto(`${url}#/events`);
  await page.clock.runFor(STEP);
  await page.getByText(/of the season/).first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const first = await memory(session);
  refreshes = 0;
  for (let passed = 0; passed < Number(minutes) * 60_000; passed += STEP) {
    await page.clock.fastForward(STEP);
    await page.waitForLoadState('networkidle');
  }
  const last = await memory(session);
  print('minutes that the page believes have passed, refreshes in them', `${minutes}, ${refreshes}`);
  print('JavaScript heap before and after them', `${first.heap.toFixed(1)} MiB, ${last.heap.toFixed(1)} MiB`);
  print('nodes of the document before and after', `${first.nodes}, ${last.nodes}`);
  print('listeners before and after', `${first.listeners}, ${last.listeners}`);
} finally {
  await browser.close();
}
