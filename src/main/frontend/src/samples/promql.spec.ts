import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const SAMPLES = join(import.meta.dirname, '../../../../../samples');
const read = (name: string): string => readFileSync(join(SAMPLES, name), 'utf8');

interface Alerts {
  groups: { rules: { alert: string; expr: string }[] }[];
}

interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
}

/** Where Prometheus' own grammar gives an expression up; the metrics that it names are held against the real ones in Java. */
function errors(expression: string): string[] {
  const found: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from }) => {
      if (type.isError) {
        found.push(`${expression.slice(0, from)}<here>${expression.slice(from)}`);
      }
    },
  });
  return found;
}

describe('the samples for Prometheus and Grafana', () => {
  const alerts = (parse(read('prometheus/alerts.yml')) as Alerts).groups.flatMap(({ rules }) => rules);
  const { panels } = JSON.parse(read('grafana-dashboard.json')) as Dashboard;
  const shown = panels.flatMap(({ title, targets }) => (targets ?? []).map(({ expr }) => ({ title, expr })));

  it('are there', () => {
    expect(alerts.length).toBeGreaterThan(6);
    expect(shown.length).toBeGreaterThan(12);
  });

  it.each(alerts)('alert $alert by an expression that Prometheus understands', ({ expr }) => {
    expect(errors(expr)).toEqual([]);
  });

  it.each(shown)('show $title by an expression that Prometheus understands', ({ expr }) => {
    expect(errors(expr)).toEqual([]);
  });

  it.each(['sum(', 'rate(up[5x])', 'up{a=b}', 'sum by status up', ''])('would not take %j', (expression) => {
    expect(errors(expression)).not.toEqual([]);
  });
});
