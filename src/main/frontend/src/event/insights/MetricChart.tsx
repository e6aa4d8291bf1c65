import type { JSX } from 'preact';
import type { InsightMetric, InsightSeries, Span } from '../../api/insights';
import { durationOf } from '../../time/durations';
import { usePage } from '../../shell/page';
import { amount } from './amount';
import { top, type Usual } from './compare';

const WIDTH = 600;
const HEIGHT = 120;

interface Props {
  series: InsightSeries;
  metric: InsightMetric;
  usual: Usual | undefined;
}

/** One metric over the life of an event, with its phases behind it. The caption says in words what is to be seen. */
export function MetricChart({ series, metric, usual }: Props): JSX.Element {
  const { say, t } = usePage();
  const from = Date.parse(series.from);
  const to = Date.parse(series.to);
  const x = (at: number): number => Math.max(0, Math.min(WIDTH, ((at - from) / (to - from)) * WIDTH));
  const most = top([...metric.values, usual?.peak], metric.unit === 'Percent');
  const y = (value: number): number => HEIGHT - (Math.max(0, Math.min(most, value)) / most) * HEIGHT;
  const first = Date.parse(series.first);
  const period = durationOf(series.period);
  const pieces = piecesOf(metric.values).map((piece) =>
    piece.map(({ index, value }): [number, number] => [x(first + (index + 0.5) * period), y(value)]),
  );
  return (
    <div class="es-insight__plot" aria-hidden="true">
      <span class="es-insight__top">{amount(say.locale, most, metric.unit, metric.perMinute, t)}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" focusable="false">
        <Shade span={series.phases.preroll} x={x} phase="up" />
        <Shade span={series.phases.live} x={x} phase="live" />
        <Shade span={series.phases.takedown} x={x} phase="down" />
        <path class="es-insight__half" d={`M0 ${HEIGHT / 2}H${WIDTH}`} />
        {usual !== undefined && <path class="es-insight__usual" d={`M0 ${y(usual.peak)}H${WIDTH}`} />}
        {pieces.map((points) => (
          <g key={points[0]?.[0]}>
            <path class="es-insight__area" d={areaOf(points)} />
            <path class="es-insight__line" d={lineOf(points)} />
          </g>
        ))}
      </svg>
      <div class="es-insight__names">
        <span>{say.short(from)}</span>
        <span>{say.short(to)}</span>
      </div>
    </div>
  );
}

function Shade({
  span,
  x,
  phase,
}: {
  span: Span | null;
  x: (at: number) => number;
  phase: 'up' | 'live' | 'down';
}): JSX.Element | null {
  if (span === null) {
    return null;
  }
  const begin = x(Date.parse(span.from));
  // A phase of seconds in a day of hours is still to be seen.
  const width = Math.max(2, x(Date.parse(span.to)) - begin);
  return <rect class={`es-insight__phase--${phase}`} x={begin} y={0} width={width} height={HEIGHT} />;
}

/** The values that stand side by side: where nothing was measured, nothing is drawn. */
function piecesOf(values: (number | null)[]): { index: number; value: number }[][] {
  const pieces: { index: number; value: number }[][] = [];
  let piece: { index: number; value: number }[] = [];
  values.forEach((value, index) => {
    if (value === null) {
      piece = [];
      return;
    }
    if (piece.length === 0) {
      pieces.push(piece);
    }
    piece.push({ index, value });
  });
  return pieces;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A value alone is a short stroke. */
function lineOf(points: [number, number][]): string {
  const [left, up] = points[0] ?? [0, 0];
  return points.length === 1
    ? `M${round(left - 1)} ${round(up)}H${round(left + 1)}`
    : `M${points.map(([px, py]) => `${round(px)} ${round(py)}`).join('L')}`;
}

function areaOf(points: [number, number][]): string {
  const left = points[0]?.[0] ?? 0;
  const right = points.at(-1)?.[0] ?? 0;
  return `${lineOf(points)}L${round(right)} ${HEIGHT}L${round(left)} ${HEIGHT}Z`;
}
