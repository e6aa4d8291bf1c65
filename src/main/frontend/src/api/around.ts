import type { Conflict, Draft, Finding, Instant, Scheduled, Status, TargetType, Window } from './words';

/** What the API says beside the events themselves: how many, how it went, how often, from where. */

export interface Bucket {
  start: Instant;
  counts: Partial<Record<Status, number>>;
}

/** Which events to count, in buckets of which size, cut by the clocks of which zone. */
export interface ActivityQuery {
  from: Instant;
  to: Instant;
  bucket: 'hour' | 'day' | 'week';
  zone: string;
}

/** ISO 8601 durations; null where there is no sample. */
export interface Spread {
  p50: string | null;
  p90: string | null;
  samples: number;
}

export interface TargetStatistics {
  type: TargetType;
  name: string;
  events: number;
  succeeded: number;
  failed: number;
  preroll: Spread;
  postroll: Spread;
  /** Proposed for a new event; null without a sample. */
  lead: string | null;
  last: { id: string; name: string; status: Status; start: Instant }[];
}

/** A draft that others begin with: everything but the window. */
export type Prefill = Partial<Omit<Draft, 'window'>>;

export interface Template {
  name: string;
  draft: Prefill;
}

/** An RFC 5545 rule, and the dates of the zone on which it does not hold. */
export interface SeriesDraft {
  draft: Draft;
  rule: string;
  except: string[];
}

export interface Occurrence {
  /** On which it starts, in its zone. */
  date: string;
  window: Window;
  notices: Finding[];
  problems: Finding[];
  conflicts: Conflict[];
}

export interface SeriesCheck {
  /** Of the draft on whichever date, of the rule, and of the exceptions. */
  problems: Finding[];
  notices: Finding[];
  occurrences: Occurrence[];
}

export interface Series {
  series: string;
  events: Scheduled[];
}

/** The address is told once, when it is made. */
export interface Feed {
  url: string | null;
  createdAt: Instant | null;
}

/** Whether the person follows an event by e-mail. */
export interface Follow {
  /** Whether e-mail is sent from here at all. */
  available: boolean;
  own: string | null;
  address: string | null;
  since: Instant | null;
}

export interface Imported {
  drafts: { draft: Partial<Draft>; problems: Finding[] }[];
  skipped: string[];
}
