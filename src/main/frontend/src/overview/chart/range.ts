import type { ActivityQuery, Bucket } from '../../api/around';
import type { Status } from '../../api/words';
import { addDays, dayOf, startOf, weekStart } from '../../time/days';
import { HOUR } from '../../time/durations';
import type { Group } from '../Counts';

export const SPANS = ['day', 'month', 'quarter'] as const;
export type Span = (typeof SPANS)[number];

/** What a chart of this span asks for: whole buckets of the viewer's clocks, mostly past, some ahead. */
export function queryOf(span: Span, now: number, zone: string): ActivityQuery {
  const today = dayOf(now, zone);
  const between = (from: number, to: number, bucket: ActivityQuery['bucket']): ActivityQuery => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    bucket,
    zone,
  });
  switch (span) {
    case 'day': {
      const hour = Math.floor(now / HOUR) * HOUR;
      return between(hour - 17 * HOUR, hour + 7 * HOUR, 'hour');
    }
    case 'month':
      return between(startOf(addDays(today, -20), zone), startOf(addDays(today, 8), zone), 'day');
    case 'quarter': {
      // The server's weeks begin on Monday.
      const week = weekStart(today, 1);
      return between(startOf(addDays(week, -63), zone), startOf(addDays(week, 28), zone), 'week');
    }
  }
}

export const GROUP_OF: Record<Status, Group> = {
  scheduled: 'ahead',
  deploying: 'now',
  live: 'now',
  tearing_down: 'now',
  ended: 'done',
  teardown_failed: 'wrong',
  failed: 'wrong',
  missed: 'wrong',
  cancelled: 'off',
};

/** From the foot of a column to its head. */
export const GROUPS: readonly Group[] = ['done', 'now', 'ahead', 'wrong', 'off'];

export interface Column {
  start: number;
  end: number;
  groups: Record<Group, number>;
  total: number;
}

/** @param until when the last bucket ends */
export function columnsOf(buckets: readonly Bucket[], until: number): Column[] {
  return buckets.map(({ start, counts }, index) => {
    const groups: Column['groups'] = { done: 0, now: 0, ahead: 0, wrong: 0, off: 0 };
    for (const [status, count] of Object.entries(counts) as [Status, number][]) {
      groups[GROUP_OF[status]] += count;
    }
    const next = buckets[index + 1];
    return {
      start: Date.parse(start),
      end: next === undefined ? until : Date.parse(next.start),
      groups,
      total: Object.values(groups).reduce((sum, count) => sum + count, 0),
    };
  });
}

/** A round number that no column is higher than. */
export function ceiling(columns: readonly Column[]): number {
  const most = Math.max(1, ...columns.map(({ total }) => total));
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 10].map((factor) => factor * power).find((round) => round >= most) ?? most;
}
