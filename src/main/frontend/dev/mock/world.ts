import type { HistoryEntry, Scheduled, Status } from '../../src/api/words.ts';
import { durationOf } from '../../src/time/durations.ts';
import { actions, historyOf, run } from './events.ts';
import { many, seed } from './seed.ts';

const STEP = 5_000;

/** Events that live: brought up and taken down in seconds, so that the page has something to show. */
export class World {
  readonly events = new Map<string, Scheduled>();
  private readonly histories = new Map<string, HistoryEntry[]>();
  private readonly claimed = new Map<string, number>();
  private created = 0;

  constructor(events: Scheduled[]) {
    for (const event of events) {
      const history = historyOf(event);
      this.histories.set(event.id, history);
      this.events.set(event.id, { ...event, version: history.length });
    }
  }

  history(id: string): HistoryEntry[] | undefined {
    return this.histories.get(id);
  }

  nextId(): string {
    this.created += 1;
    return `01JAAAAAAAAAAAAAAA${String(this.created).padStart(8, '0')}`;
  }

  put(event: Scheduled, happening: string, message: string, person: string | null, now: number): Scheduled {
    const before = this.events.get(event.id);
    const next: Scheduled = {
      ...event,
      version: (before?.version ?? 0) + 1,
      revision: person === null ? event.revision : (before?.revision ?? 0) + 1,
      prerollAt: new Date(Date.parse(event.window.start) - durationOf(event.lead)).toISOString(),
      updatedAt: new Date(now).toISOString(),
      actions: actions(event.status),
    };
    this.events.set(next.id, next);
    const entries = this.histories.get(next.id) ?? [];
    this.histories.set(next.id, [
      ...entries,
      {
        version: next.version,
        revision: next.revision,
        at: next.updatedAt,
        actor: person === null ? { kind: 'runner', name: 'controller' } : { kind: 'person', name: person },
        happening,
        from: before?.status ?? null,
        to: next.status,
        message,
      },
    ]);
    return next;
  }

  takeDown(
    event: Scheduled,
    ending: Status,
    reason: Scheduled['reason'],
    happening: string,
    person: string | null,
    now: number,
  ): Scheduled {
    this.claimed.set(event.id, now);
    return this.put(
      { ...event, status: 'tearing_down', ending, reason, postroll: run(event.id, 'postroll', now, 0) },
      happening,
      reason?.message ?? '',
      person,
      now,
    );
  }

  /** What is due, happens. */
  tick(now: number): void {
    for (const event of this.events.values()) {
      const end = Date.parse(event.window.end);
      const since = this.claimed.get(event.id);
      const done = since === undefined ? 0 : Math.floor((now - since) / STEP);
      if (event.status === 'scheduled' && Date.parse(event.prerollAt) <= now) {
        this.claimed.set(event.id, now);
        this.put(
          { ...event, status: 'deploying', preroll: run(event.id, 'preroll', now, 0) },
          'claimed',
          'Bringing resources up',
          null,
          now,
        );
      } else if (event.status === 'deploying' && since !== undefined) {
        this.bringUp(event, since, done, now);
      } else if (event.status === 'live' && end <= now) {
        this.takeDown(
          event,
          'ended',
          { cause: 'window_closed', message: 'The window closed.', console: null },
          'claimed',
          null,
          now,
        );
      } else if (event.status === 'tearing_down' && since !== undefined) {
        this.bringDown(event, since, done, now);
      }
    }
  }

  private bringUp(event: Scheduled, since: number, done: number, now: number): void {
    if (done >= 5) {
      const preroll = { ...run(event.id, 'preroll', since, 5, 'succeeded'), endedAt: new Date(now).toISOString() };
      const outputs = { ServiceUrl: 'https://storefront.shop.example', DesiredCount: '48' };
      this.put({ ...event, status: 'live', preroll, outputs }, 'went_live', 'Resources are up', null, now);
    } else {
      this.events.set(event.id, { ...event, preroll: run(event.id, 'preroll', since, done) });
    }
  }

  private bringDown(event: Scheduled, since: number, done: number, now: number): void {
    if (done >= 3) {
      const postroll = { ...run(event.id, 'postroll', since, 3, 'succeeded'), endedAt: new Date(now).toISOString() };
      this.put({ ...event, status: event.ending ?? 'ended', postroll }, 'took_down', 'Resources are gone', null, now);
    } else {
      this.events.set(event.id, { ...event, postroll: run(event.id, 'postroll', since, done) });
    }
  }
}

export function shop(now: number): World {
  return new World(seed(now));
}

/** As many events as a large house has in some years. */
export function crowd(now: number): World {
  return new World(many(now, 10_000));
}
