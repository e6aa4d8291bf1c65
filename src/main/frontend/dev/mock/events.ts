import type { HistoryEntry, Reason, Run, Scheduled, Status, Step, Value } from '../../src/api/words.ts';

const MINUTE = 60_000;

/** What tells one event of the demonstration from another; times in minutes from now. */
export interface Given {
  id: string;
  name: string;
  status?: Status;
  starts?: number;
  ends?: number;
  lead?: number;
  zone?: string;
  owner?: string;
  notes?: string;
  audience?: number | null;
  criticality?: Scheduled['criticality'];
  performanceTarget?: string;
  target?: string;
  parameters?: Record<string, Value>;
  derived?: Record<string, Value>;
  outputs?: Record<string, string>;
  reason?: Reason;
  ending?: Status;
  preroll?: Run | null;
  postroll?: Run | null;
  updated?: number;
  environment?: string;
  folder?: string;
  series?: string;
  build?: Scheduled['build'];
  /** Minutes from now. */
  safeguard?: number;
}

export const at = (now: number, minutes: number): string => new Date(now + minutes * MINUTE).toISOString();

const STEPS: Record<string, [string, string][]> = {
  preroll: [
    ['ReadCurrentCapacity', 'aws:executeAwsApi'],
    ['RememberCapacity', 'aws:executeAwsApi'],
    ['RaiseCapacity', 'aws:executeAwsApi'],
    ['WaitUntilSteady', 'aws:waitForAwsResourceProperty'],
    ['CheckHealth', 'aws:assertAwsResourceProperty'],
  ],
  postroll: [
    ['ReadRememberedCapacity', 'aws:executeAwsApi'],
    ['RestoreCapacity', 'aws:executeAwsApi'],
    ['WaitUntilSteady', 'aws:waitForAwsResourceProperty'],
  ],
};

/** An attempt of which this many steps are done; `failed` fails at the next one. */
export function run(
  id: string,
  phase: 'preroll' | 'postroll',
  startedAt: number,
  done: number,
  result: Run['result'] = 'running',
): Run {
  const pace = phase === 'preroll' ? 55_000 : 40_000;
  const names = STEPS[phase] ?? [];
  const steps: Step[] = names.map(([name, action], index) => {
    const begun = index <= done;
    const state =
      index < done
        ? 'succeeded'
        : index > done
          ? 'pending'
          : result === 'failed'
            ? 'failed'
            : result === 'running'
              ? 'running'
              : 'pending';
    return {
      name,
      action,
      state,
      startedAt: begun && state !== 'pending' ? new Date(startedAt + index * pace).toISOString() : null,
      endedAt:
        state === 'succeeded' || state === 'failed' ? new Date(startedAt + (index + 1) * pace).toISOString() : null,
    };
  });
  const over = result !== 'running';
  return {
    token: `${id}-r1-${phase}`,
    claimedAt: new Date(startedAt - 400).toISOString(),
    startedAt: new Date(startedAt).toISOString(),
    endedAt: over
      ? new Date(startedAt + Math.min(names.length, done + (result === 'failed' ? 1 : 0)) * pace).toISOString()
      : null,
    deadline: new Date(startedAt + 30 * MINUTE).toISOString(),
    executionId: `exec-${id.slice(-6)}-${phase}`,
    console: 'https://console.example/automation/execution',
    result,
    trouble: null,
    steps,
  };
}

export function actions(status: Status): Scheduled['actions'] {
  switch (status) {
    case 'scheduled':
      return ['change', 'cancel', 'clone'];
    case 'deploying':
      return ['change', 'end', 'cancel', 'clone'];
    case 'live':
      return ['change', 'end', 'clone'];
    case 'tearing_down':
      return ['clone'];
    case 'teardown_failed':
      return ['retry', 'clone'];
    default:
      return ['clone', 'delete'];
  }
}

export function event(now: number, given: Given): Scheduled {
  const { id, name, status = 'scheduled', starts = 60, ends = 180, lead = 20, zone = 'Europe/Paris' } = given;
  const target = given.target ?? 'scale-ecs-service';
  const type = target === 'campaign-landing-page' ? 'product' : 'automation';
  return {
    id,
    version: 3,
    revision: 1,
    environment: given.environment ?? 'sandbox',
    owner: given.owner ?? 'alice',
    folder: given.folder ?? '',
    series: given.series ?? null,
    build: given.build ?? null,
    safeguard: given.safeguard === undefined ? null : { armedFor: at(now, given.safeguard) },
    name,
    notes: given.notes ?? '',
    window: { start: at(now, starts), end: at(now, ends), zone },
    lead: `PT${lead}M`,
    audience: given.audience === undefined ? 120_000 : given.audience,
    criticality: given.criticality ?? 'normal',
    performanceTarget: given.performanceTarget ?? '',
    target: { type, name: target, version: type === 'product' ? 'pa-2027' : '4' },
    parameters: given.parameters ?? { ServiceName: 'storefront', UsersPerTask: '2500' },
    derivedParameters: given.derived ?? { ExpectedAudience: '120000' },
    status,
    reason: given.reason ?? null,
    ending: given.ending ?? null,
    outputs: given.outputs ?? {},
    prerollAt: at(now, starts - lead),
    preroll: given.preroll ?? null,
    postroll: given.postroll ?? null,
    createdAt: at(now, Math.min(starts, 0) - 4_000),
    updatedAt: at(now, given.updated ?? -3_990),
    actions: actions(status),
  };
}

/** A life that leads to where the event is. */
export function historyOf(event: Scheduled): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const say = (
    when: string | null | undefined,
    happening: string,
    from: Status | null,
    to: Status,
    message: string,
    person?: string,
  ): void => {
    if (when != null) {
      entries.push({
        version: entries.length + 1,
        revision: 1,
        at: when,
        actor: person === undefined ? { kind: 'runner', name: 'controller' } : { kind: 'person', name: person },
        happening,
        from,
        to,
        message,
      });
    }
  };
  const { preroll, postroll, owner, reason } = event;
  say(event.createdAt, 'scheduled', null, 'scheduled', 'Scheduled', owner);
  say(preroll?.claimedAt, 'claimed', 'scheduled', 'deploying', 'Bringing resources up');
  say(preroll?.startedAt, 'started', 'deploying', 'deploying', `Execution ${preroll?.executionId ?? ''}`);
  if (preroll?.result === 'succeeded') {
    say(preroll.endedAt, 'went_live', 'deploying', 'live', 'Resources are up');
  }
  if (preroll?.result === 'failed') {
    say(preroll.endedAt, 'deploy_failed', 'deploying', 'tearing_down', reason?.message ?? '');
  }
  say(postroll?.claimedAt, 'claimed', 'live', 'tearing_down', 'The window closed.');
  if (postroll?.result === 'succeeded') {
    say(postroll.endedAt, 'took_down', 'tearing_down', event.status, 'Resources are gone');
  }
  if (postroll?.result === 'failed') {
    say(postroll.endedAt, 'teardown_failed', 'tearing_down', 'teardown_failed', reason?.message ?? '');
  }
  if (event.status === 'missed' || (event.status === 'cancelled' && preroll === null)) {
    say(
      event.updatedAt,
      event.status,
      'scheduled',
      event.status,
      reason?.message ?? '',
      event.status === 'cancelled' ? owner : undefined,
    );
  }
  return entries;
}
