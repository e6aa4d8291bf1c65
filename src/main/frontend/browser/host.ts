import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

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

/** The packaged host in a process of its own. */
export class Host {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly data: string,
  ) {}

  static async start(): Promise<Host> {
    const data = await mkdtemp(join(tmpdir(), 'event-schedules-'));
    const java = spawn('java', ['-jar', JAR, '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(java.stdout)) {
      if (line.startsWith(READY)) {
        return new Host(line.slice(READY.length), java, data);
      }
    }
    throw new Error(`${JAR} did not start. Is it there? The build makes it before these tests.`);
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    await gone;
    await rm(this.data, { recursive: true });
  }

  /** Schedules an event beside the page, as a colleague or a script would. */
  async schedule(wish: Wish): Promise<string> {
    const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
    const answer = await fetch(`${this.url}api/v1/environments/sandbox/events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
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
}
