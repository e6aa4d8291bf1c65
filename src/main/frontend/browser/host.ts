import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { Watched } from './chromium';

const JAR = join(import.meta.dirname, '../../../../target/event-schedules-standalone.jar');
const READY = 'Event Schedules is ready: ';

/** What an event needs at the least; `start` and `end` are seconds from now. */
export interface Wish {
  name: string;
  start: number;
  end: number;
  target?: string;
  parameters?: Record<string, string>;
  notes?: string;
  lead?: string;
}

/** Who works on a host that asks for a log-in; the token is what a script of theirs presents. */
interface Person {
  name: string;
  password: string;
  token: string;
}

/** What serves the page: the packaged host in a process of its own, or one that somebody started and named. */
export class Host {
  private constructor(
    readonly url: string,
    private readonly person: Person | undefined,
    readonly stop: () => Promise<void>,
  ) {}

  /**
   * `EVENT_SCHEDULES_URL` names a host that runs already, such as a Jenkins; `EVENT_SCHEDULES_PERSON` says as
   * `name:password:token` who works there.
   */
  static start(): Promise<Host> {
    const running = process.env['EVENT_SCHEDULES_URL'];
    if (running === undefined) {
      return Host.packaged();
    }
    const [name = '', password = '', token = ''] = (process.env['EVENT_SCHEDULES_PERSON'] ?? '').split(':');
    const person = name === '' ? undefined : { name, password, token };
    return Promise.resolve(new Host(running, person, () => Promise.resolve()));
  }

  private static async packaged(): Promise<Host> {
    const data = await mkdtemp(join(tmpdir(), 'event-schedules-'));
    const java = spawn('java', ['-jar', JAR, '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(java.stdout)) {
      if (line.startsWith(READY)) {
        return new Host(line.slice(READY.length), undefined, () => stopped(java, data));
      }
    }
    throw new Error(`${JAR} did not start. Is it there? The build makes it before these tests.`);
  }

  /** A browser window of somebody who may see the page. */
  async visit(browser: Browser, size: { width: number; height: number }): Promise<Watched> {
    const watched = await Watched.open(browser, size);
    if (this.person !== undefined) {
      const { page } = watched;
      await page.goto(new URL('../login', this.url).href);
      await page.locator('input[name=j_username]').fill(this.person.name);
      await page.locator('input[name=j_password]').fill(this.person.password);
      await page.locator('button[name=Submit]').click();
      await page.waitForURL((url) => !url.pathname.includes('login'));
      watched.errors.length = 0;
    }
    return watched;
  }

  /** Has the sandbox audited, and waits for the end of it. */
  async audit(): Promise<void> {
    const at = `${this.url}api/v1/environments/sandbox/audit`;
    await fetch(at, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
    for (let tries = 0; tries < 100; tries++) {
      const told: unknown = await (await fetch(at)).json();
      if (typeof told === 'object' && told !== null && 'state' in told && told.state === 'done') {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The audit does not end.');
  }

  /** Schedules an event beside the page, as a colleague or a script would. */
  async schedule(wish: Wish): Promise<string> {
    const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
    const answer = await fetch(`${this.url}api/v1/environments/sandbox/events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...this.presented() },
      body: JSON.stringify({
        name: wish.name,
        notes: wish.notes ?? '',
        window: { start: at(wish.start), end: at(wish.end) },
        lead: wish.lead ?? 'PT0S',
        target: { type: 'automation', name: wish.target ?? 'minimal' },
        parameters: wish.parameters ?? {},
      }),
    });
    const event: unknown = await answer.json();
    if (answer.status !== 201 || typeof event !== 'object' || event === null || !('id' in event)) {
      throw new Error(`Not scheduled: ${JSON.stringify(event)}`);
    }
    return String(event.id);
  }

  private presented(): Record<string, string> {
    const { person } = this;
    return person === undefined ? {} : { Authorization: `Basic ${btoa(`${person.name}:${person.token}`)}` };
  }
}

async function stopped(java: ChildProcess, data: string): Promise<void> {
  const gone = new Promise((resolve) => java.once('exit', resolve));
  java.kill();
  await gone;
  await rm(data, { recursive: true });
}
