/** The words of the HTTP API, spelled as it spells them. */

export const STATUSES = [
  'scheduled',
  'deploying',
  'live',
  'tearing_down',
  'teardown_failed',
  'failed',
  'missed',
  'ended',
  'cancelled',
] as const;
export type Status = (typeof STATUSES)[number];

export const CRITICALITIES = ['low', 'normal', 'high', 'critical'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

export type TargetType = 'automation' | 'product';
export type Action = 'change' | 'end' | 'cancel' | 'retry' | 'clone' | 'delete';
export type Command = 'end' | 'cancel' | 'retry';
export type Instant = string;
export type Value = string | string[];

export interface Target {
  type: TargetType;
  name: string;
  version: string;
}

export interface Window {
  start: Instant;
  end: Instant;
  zone: string;
}

/** Everything about an event that its owner decides. */
export interface Plan {
  name: string;
  notes: string;
  window: Window;
  lead: string;
  audience: number | null;
  criticality: Criticality;
  performanceTarget: string;
  target: Target;
  parameters: Record<string, Value>;
}

/** A plan as it is typed: what is left out takes the environment's default. */
export interface Draft {
  name: string;
  notes?: string;
  window: Window;
  lead?: string;
  audience?: number | null;
  criticality?: Criticality;
  performanceTarget?: string;
  target: { type: TargetType; name: string; version?: string };
  parameters: Record<string, Value>;
  /** Where it is scheduled; left out where there is only one place. */
  folder?: string;
}

export type Cause =
  | 'window_closed'
  | 'ended_by_person'
  | 'cancelled'
  | 'too_late'
  | 'not_ready_in_time'
  | 'deploy_failed'
  | 'deploy_timed_out'
  | 'teardown_failed'
  | 'teardown_timed_out';

export interface Reason {
  cause: Cause;
  message: string;
  console: string | null;
}

export interface Step {
  name: string;
  action: string;
  state: 'pending' | 'running' | 'succeeded' | 'failed';
  startedAt: Instant | null;
  endedAt: Instant | null;
}

export interface Run {
  token: string;
  claimedAt: Instant;
  startedAt: Instant | null;
  endedAt: Instant | null;
  deadline: Instant;
  executionId: string | null;
  console: string | null;
  result: 'running' | 'succeeded' | 'failed' | 'timed_out' | 'stopped';
  trouble: string | null;
  steps: Step[];
}

/** The run of a pipeline that made an event. */
export interface Build {
  label: string;
  url: string;
}

/** An event as the server knows it; not called `Event`, which is the browser's word. */
export interface Scheduled extends Plan {
  id: string;
  version: number;
  revision: number;
  environment: string;
  owner: string;
  /** The full name of the folder that it belongs to; empty for none. */
  folder: string;
  series: string | null;
  build: Build | null;
  /** The zone in which the window was typed, where the server does not know it and shows it in UTC. */
  unknownZone?: string | null;
  /** What takes it down at this moment even where nothing else does; left out where the environment has no such thing. */
  safeguard?: { armedFor: Instant } | null;
  derivedParameters: Record<string, Value>;
  status: Status;
  reason: Reason | null;
  ending: Status | null;
  outputs: Record<string, string>;
  prerollAt: Instant;
  preroll: Run | null;
  postroll: Run | null;
  createdAt: Instant;
  updatedAt: Instant;
  actions: Action[];
}

export interface Finding {
  pointer: string;
  message: string;
}

export interface Preview {
  prerollAt: Instant;
  start: Instant;
  end: Instant;
  zone: string;
}

/** Another event that needs the same target at the same time: told, not forbidden. */
export interface Conflict {
  id: string;
  name: string;
  window: Window;
  status: Status;
}

export interface Check {
  problems: Finding[];
  notices: Finding[];
  preview: Preview | null;
  conflicts: Conflict[];
}

export interface HistoryEntry {
  version: number;
  revision: number;
  at: Instant;
  actor: { kind: 'person' | 'runner'; name: string };
  happening: string;
  from: Status | null;
  to: Status;
  message: string;
}

export interface HistoryPage {
  entries: HistoryEntry[];
  next: number | null;
}

export interface EventPage {
  events: Scheduled[];
  next: string | null;
}
