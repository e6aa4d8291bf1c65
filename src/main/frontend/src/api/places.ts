import type { Instant, TargetType, Value } from './words';

/** What the API says of everything around the events: who asks, where events run, what they can run. */

export interface Me {
  id: string;
  name: string;
  authenticated: boolean;
}

/** Durations as in ISO 8601. */
export interface Limits {
  maximumDuration: string;
  maximumLead: string;
  maximumAhead: string;
  defaultLead: string;
  minimumUseful: string;
  prerollTimeout: string;
  postrollTimeout: string;
  /** How many events may have resources at the same moment; null means any number. */
  maximumConcurrent: number | null;
}

export interface Environment {
  name: string;
  label: string;
  kind: string;
  /** How parameters name secrets: by an id that the host knows, or by a reference that AWS resolves. */
  secrets: 'id' | 'reference';
  may: ('schedule' | 'manage' | 'configure')[];
  limits: Limits;
  runner: {
    lastRound: Instant | null;
    /** After how long without a round something is wrong. */
    patience: string;
    inFlight: number;
    trouble: string | null;
    lateness: { claims: number; median: string; p99: string; worst: string } | null;
  };
  catalog: { asOf: Instant | null; gaps: string[] };
  /** Where this person may schedule, the empty text for no folder; left out by a host that knows none. */
  folders?: string[];
  /** How long finished events stay in lists and statistics; null means for ever. */
  keptFor: string | null;
  now: Instant;
}

/** Whether AWS itself leads the events, so that they begin and end without this host. */
export function isLedByAws(env: Environment): boolean {
  return env.kind === 'aws-step-functions';
}

export interface TargetVersion {
  id: string;
  label: string;
  default: boolean;
  outputs: string[];
}

export interface CatalogTarget {
  type: TargetType;
  name: string;
  description: string;
  owner: string;
  usable: boolean;
  problems: string[];
  versions: TargetVersion[];
}

export interface Catalog {
  asOf: Instant;
  gaps: string[];
  targets: CatalogTarget[];
}

export type ParameterType = 'string' | 'integer' | 'number' | 'boolean' | 'string_list' | 'string_map' | 'map_list';

export interface Constraints {
  allowedValues: string[];
  pattern: string | null;
  minLength: number | null;
  maxLength: number | null;
  minItems: number | null;
  maxItems: number | null;
  minValue: number | null;
  maxValue: number | null;
}

export interface ParameterSpec {
  name: string;
  type: ParameterType;
  declaredType: string;
  label: string;
  description: string;
  required: boolean;
  default: Value | null;
  noEcho: boolean;
  filledFrom: 'audience' | 'criticality' | null;
  constraintDescription: string | null;
  constraints: Constraints;
}

/** The folders among which a person has to choose; none where there is no choice. */
export function folderChoice({ folders = [] }: Pick<Environment, 'folders'>): string[] {
  return folders.length > 1 ? folders : [];
}

export type Verdict = 'passed' | 'warning' | 'failed' | 'unknown';

export interface AuditCheck {
  /** What kind of check it is; the same for every subject. */
  id: string;
  subject: string;
  verdict: Verdict;
  evidence: string;
  remedy: string | null;
}

/** The latest audit of an environment; while it runs, what it has found so far. */
export interface Audit {
  state: 'never' | 'running' | 'done' | 'broken';
  startedAt: Instant | null;
  finishedAt: Instant | null;
  counts: Record<Verdict, number>;
  checks: AuditCheck[];
}
