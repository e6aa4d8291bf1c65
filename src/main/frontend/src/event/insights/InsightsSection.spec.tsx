import { screen, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../../api/client';
import type { InsightMetric, Insights, InsightSeries } from '../../api/insights';
import { PageContext } from '../../shell/page';
import { fakeApi } from '../../fixture/fakeApi';
import { aPage, show, t } from '../../fixture/show';
import { amount } from './amount';
import { difference, top } from './compare';
import { InsightsSection } from './InsightsSection';

const aMetric = (more: Partial<InsightMetric> = {}): InsightMetric => ({
  label: 'Processor use',
  unit: 'Percent',
  source: null,
  perMinute: false,
  values: [10, null, 71.4, 30],
  figures: { peak: 71.4, peakAt: '2026-12-01T11:02:00Z', average: 37.13 },
  perVisitor: null,
  earlier: [],
  problem: null,
  ...more,
});

const aSeries = (metrics: InsightMetric[]): InsightSeries => ({
  readAt: '2026-12-01T12:00:00Z',
  from: '2026-12-01T11:00:00Z',
  to: '2026-12-01T13:00:00Z',
  phases: {
    preroll: { from: '2026-12-01T11:00:00Z', to: '2026-12-01T11:01:00Z' },
    live: { from: '2026-12-01T11:01:00Z', to: '2026-12-01T12:30:00Z' },
    takedown: null,
  },
  first: '2026-12-01T11:00:00Z',
  period: 'PT1M',
  metrics,
});

const told = (more: Partial<Insights> = {}, metrics = [aMetric()]): Insights => ({
  state: 'ready',
  message: null,
  simulated: false,
  kept: false,
  audience: null,
  series: (more.state ?? 'ready') === 'ready' ? aSeries(metrics) : null,
  faults: [],
  ...more,
});

const shown = (insights: Insights): void => {
  const api = fakeApi([], { insights: () => Promise.resolve({ value: insights, etag: null }) });
  show(<InsightsSection id="E1" status="live" />, aPage(api));
};

describe('what an event used', () => {
  it('is said in words, and in a table for those who want the numbers', async () => {
    shown(told({ kept: true }));
    expect(await screen.findByText(/Peak 71% \(Tue 1 Dec, 11:02\), average 37%\./)).toBeTruthy();
    expect(screen.getByText('Kept with the event')).toBeTruthy();
    expect(screen.queryByText('Simulated')).toBeNull();
    const details = screen.getByText('Show as a table').closest('details');
    expect(screen.queryByRole('table')).toBeNull();
    details?.setAttribute('open', '');
    details?.dispatchEvent(new Event('toggle'));
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(4);
    expect(rows[2]?.textContent).toContain('71%');
  });

  it('is set beside earlier events and the expected audience', async () => {
    const calls = aMetric({
      label: 'Calls',
      unit: 'Count',
      perMinute: true,
      figures: { peak: 2_400, peakAt: '2026-12-01T11:02:00Z', average: 1_000 },
      perVisitor: 2.4,
      earlier: [
        { id: 'A', name: 'A', start: '2026-11-01T00:00:00Z', peak: 1_000, average: 600, perVisitor: 2 },
        { id: 'B', name: 'B', start: '2026-10-01T00:00:00Z', peak: 3_000, average: 800, perVisitor: null },
      ],
    });
    shown(told({}, [calls]));
    const words = (await screen.findByText(/The last 2 events/)).textContent;
    expect(words).toContain('usually peak 2,000 a minute, average 700 a minute.');
    expect(words).toContain('This peak is 20% higher.');
    expect(words).toContain('Peak for every 1,000 expected people: 2,400 a minute.');
    expect(words).toContain('Before: 2,000 a minute.');
  });

  it('is marked wherever it is made up', async () => {
    shown(told({ simulated: true }));
    expect(await screen.findByText('Simulated')).toBeTruthy();
    expect(screen.getByText('Made up by the sandbox: nothing was measured.')).toBeTruthy();
  });

  it('says why there is nothing, and what to do', async () => {
    const states: [Partial<Insights>, RegExp][] = [
      [{ state: 'nothing_chosen', faults: ['scale, description, line 3: no'] }, /DevOps team can choose/],
      [{ state: 'unavailable', message: 'AWS throttles it.' }, /cannot be read now/],
      [{ state: 'unsupported' }, /does not show/],
      [{ state: 'reading' }, /Being read/],
    ];
    for (const [more, text] of states) {
      document.body.innerHTML = '';
      shown(told(more));
      expect(await screen.findByText(text)).toBeTruthy();
    }
  });

  it('shows what others wrote as text', async () => {
    const label = '<img src=x onerror=alert(1)>';
    shown(told({ faults: [label] }, [aMetric({ label }), aMetric({ figures: null, values: [], problem: label })]));
    expect(await screen.findAllByText(label)).toHaveLength(3);
    expect(document.querySelector('img')).toBeNull();
  });

  it('asks again at once when the event moves on', async () => {
    const asked = vi.fn<Api['insights']>(() => Promise.resolve({ value: told(), etag: null }));
    const page = aPage(fakeApi([], { insights: asked }));
    const { rerender } = show(<InsightsSection id="E1" status="live" />, page);
    await screen.findByText(/Peak/);
    for (const status of ['live', 'ended', 'ended'] as const) {
      rerender(
        <PageContext.Provider value={page}>
          <InsightsSection id="E1" status={status} />
        </PageContext.Provider>,
      );
      await screen.findByText(/Peak/);
    }
    expect(asked).toHaveBeenCalledTimes(2);
  });
});

describe('the amount of something', () => {
  it.each([
    [71.44, 'Percent', false, '71%'],
    [3.25, 'Percent', false, '3.3%'],
    [2_400_000_000, 'Bytes', false, '2.4 GB'],
    [1_500, 'Kilobytes', false, '1.5 MB'],
    [0.25, 'Seconds', false, '250 ms'],
    [1_500, 'Milliseconds', false, '1.5 secs'],
    [1_234.5, 'Count', true, '1,235 a minute'],
    [2_650_000, 'Count', false, '2.65m'],
    [12, 'Count/Second', false, '12 a second'],
    [0.0042, null, false, '0.0042'],
  ])('%d %s is %s', (value, unit, perMinute, said) => {
    expect(amount('en-GB', value, unit, perMinute, t).replaceAll('\u00a0', ' ')).toBe(said);
  });

  it('has a round number above it, and a difference that counts', () => {
    expect(top([3, null, 71], true)).toBe(100);
    expect(top([2_650], false)).toBe(3_000);
    expect(top([], false)).toBe(1);
    expect(difference(103, 100)).toBe(0);
    expect(difference(80, 100)).toBeCloseTo(-0.2);
    expect(difference(1, 0)).toBe(0);
  });
});
