import type { InsightMetric, Insights } from '../../src/api/insights.ts';
import type { Scheduled } from '../../src/api/words.ts';

const MINUTE = 60_000;
const POINTS = 160;

/** The label is written by whoever chose the metric, so it could be anything. */
const HOSTILE = `<img src=x onerror=alert(1)> \u202E${'W'.repeat(60)}`;

function metric(more: Partial<InsightMetric>, values: (number | null)[], peakAt: string): InsightMetric {
  const measured = values.filter((value) => value !== null);
  const peak = Math.max(...measured);
  const average = measured.reduce((sum, value) => sum + value, 0) / measured.length;
  return {
    label: 'Processor use',
    unit: 'Percent',
    source: { namespace: 'AWS/ECS', name: 'CPUUtilization', dimensions: {}, statistic: 'Average' },
    perMinute: false,
    values,
    figures: { peak, peakAt, average },
    perVisitor: null,
    earlier: [],
    problem: null,
    ...more,
  };
}

/** What an event might have used, in the words of the contract. */
export function insights(event: Scheduled, now: number): Insights {
  const nothing = { message: null, simulated: true, kept: false, audience: event.audience, series: null, faults: [] };
  if (event.preroll === null) {
    return { ...nothing, state: 'nothing_used' };
  }
  if (event.status === 'failed') {
    return { ...nothing, state: 'unavailable', message: 'AWS throttles cloudwatch:GetMetricData: too many calls.' };
  }
  if (event.status === 'teardown_failed') {
    return { ...nothing, state: 'nothing_chosen', faults: ['scale-ecs-service, description, line 3: no namespace.'] };
  }
  const start = Date.parse(event.window.start);
  const end = Date.parse(event.window.end);
  const from = start - 60 * MINUTE;
  const to = end + 30 * MINUTE;
  const minutes = Math.ceil((to - from) / MINUTE / POINTS);
  const at = (index: number): number => from + index * minutes * MINUTE;
  const count = Math.min(POINTS, Math.max(1, Math.ceil((Math.min(now, to) - from) / (minutes * MINUTE))));
  const shape = Array.from({ length: count }, (_, index) => {
    const part = (at(index) - start) / (end - start);
    return part < 0 || part > 1 ? 0.08 : 0.35 + 0.6 * Math.sin(Math.PI * part) ** 2 + 0.03 * Math.sin(index * 1.7);
  });
  const peakAt = new Date(at(shape.indexOf(Math.max(...shape)))).toISOString();
  const iso = (moment: number): string => new Date(moment).toISOString();
  const earlier = [3, 10, 17].map((days) => ({
    id: event.id,
    name: 'An earlier one',
    start: iso(start - days * 1_440 * MINUTE),
    peak: 61,
    average: 40,
    perVisitor: null,
  }));
  return {
    ...nothing,
    state: 'ready',
    kept: event.status === 'ended',
    series: {
      readAt: iso(now),
      from: iso(from),
      to: iso(to),
      phases: {
        preroll: { from: event.preroll.claimedAt, to: event.preroll.endedAt ?? iso(now) },
        live: { from: event.window.start, to: event.window.end },
        takedown:
          event.postroll === null ? null : { from: event.postroll.claimedAt, to: event.postroll.endedAt ?? iso(now) },
      },
      first: iso(from),
      period: `PT${minutes}M`,
      metrics: [
        metric(
          { earlier },
          shape.map((share) => share * 74),
          peakAt,
        ),
        metric(
          { label: 'Calls', unit: 'Count', perMinute: true, perVisitor: 2.31 },
          shape.map((share, index) => (index % 37 === 0 ? null : share * 2_650_000)),
          peakAt,
        ),
        metric(
          { label: HOSTILE, unit: 'Bytes' },
          shape.map((share) => share * 8.2e9),
          peakAt,
        ),
        {
          ...metric({ label: 'Queue' }, [1], peakAt),
          values: [],
          figures: null,
          problem: 'This event has no parameter and no output Nowhere.',
        },
      ],
    },
  };
}
