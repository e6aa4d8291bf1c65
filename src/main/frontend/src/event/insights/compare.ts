import type { InsightMetric } from '../../api/insights';

/** What the target's earlier events came to, on average. */
export interface Usual {
  events: number;
  peak: number;
  average: number;
  /** For every 1,000 people who were expected; absent when nobody was. */
  perThousand: number | undefined;
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export function usualOf({ earlier }: Pick<InsightMetric, 'earlier'>): Usual | undefined {
  if (earlier.length === 0) {
    return undefined;
  }
  const shared = earlier.flatMap(({ perVisitor }) => (perVisitor === null ? [] : [perVisitor]));
  return {
    events: earlier.length,
    peak: mean(earlier.map(({ peak }) => peak)),
    average: mean(earlier.map(({ average }) => average)),
    perThousand: shared.length === 0 ? undefined : mean(shared) * 1_000,
  };
}

/** By how much a value is above another, as a share of it; zero when nobody would call that a difference. */
export function difference(value: number, usual: number): number {
  if (usual === 0) {
    return 0;
  }
  const share = (value - usual) / usual;
  return Math.abs(share) < 0.05 ? 0 : share;
}

/** A round number that no value is above. */
export function top(values: readonly (number | null | undefined)[], percent: boolean): number {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  if (percent && most <= 100) {
    return 100;
  }
  if (most === 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((round) => round >= most) ?? most;
}
