import type { Instant } from './words';

/** What the API says of what an event used. */

export interface Span {
  from: Instant;
  to: Instant;
}

export interface EarlierFigures {
  id: string;
  name: string;
  start: Instant;
  peak: number;
  average: number;
  perVisitor: number | null;
}

export interface InsightMetric {
  /** Written by whoever chose it. */
  label: string;
  /** One of CloudWatch's words; null for plain numbers. */
  unit: string | null;
  source: { namespace: string; name: string; dimensions: Record<string, string>; statistic: string } | null;
  /** Whether the values are counts in a minute. */
  perMinute: boolean;
  values: (number | null)[];
  figures: { peak: number; peakAt: Instant; average: number } | null;
  /** The peak over the expected audience. */
  perVisitor: number | null;
  /** Of the target's earlier events, latest first. */
  earlier: EarlierFigures[];
  problem: string | null;
}

export interface InsightSeries {
  readAt: Instant;
  from: Instant;
  to: Instant;
  phases: { preroll: Span; live: Span | null; takedown: Span | null };
  /** When the first period begins. */
  first: Instant;
  /** An ISO 8601 duration. */
  period: string;
  metrics: InsightMetric[];
}

export interface Insights {
  state: 'ready' | 'reading' | 'unavailable' | 'nothing_chosen' | 'nothing_used' | 'unsupported';
  message: string | null;
  simulated: boolean;
  kept: boolean;
  audience: number | null;
  series: InsightSeries | null;
  /** What could not be read of what is chosen. */
  faults: string[];
}
