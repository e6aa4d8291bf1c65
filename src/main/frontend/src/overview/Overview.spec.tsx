import { screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { NotConnected } from '../api/problem';
import { aReason, anEvent } from '../fixture/event';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment } from '../fixture/place';
import { aPage, show } from '../fixture/show';
import { Overview } from './Overview';

const panel = (name: string) => screen.findByRole('region', { name });

describe('the overview', () => {
  it('shows what is live, wrong and next, with the time that is left and the reason', async () => {
    const events = [
      anEvent({ id: '1', name: 'Final', status: 'live' }),
      anEvent({ id: '2', name: 'Sale', status: 'teardown_failed', reason: aReason('teardown_failed', 'Locked.') }),
      anEvent({ id: '3', name: 'Launch' }),
    ];
    show(<Overview />, aPage(fakeApi(events)));
    expect(await within(await panel('Live now')).findByText('2:00:00')).toBeTruthy();
    expect(within(await panel('Needs attention')).getByText('Locked.')).toBeTruthy();
    const next = within(await panel('Next up')).getByRole('link', { name: 'Launch' });
    expect(next.getAttribute('href')).toBe('?at=sandbox/events/3');
  });

  it('has the one button that helps beside what went wrong', async () => {
    const events = [
      anEvent({ id: '1', status: 'teardown_failed', name: 'Stuck', actions: ['retry', 'clone'] }),
      anEvent({ id: '2', status: 'failed', name: 'Broken', actions: ['clone', 'delete'] }),
      anEvent({ id: '3', status: 'deploying', name: 'Slow', actions: ['change', 'cancel'] }),
    ];
    const command = vi.fn<Api['command']>(() => Promise.resolve(anEvent()));
    show(<Overview />, aPage(fakeApi(events, { command })));
    const wrong = within(await panel('Needs attention'));
    expect(await wrong.findByText('Coming up, 1 hr late')).toBeTruthy();
    expect(wrong.getByRole('button', { name: 'Extend Slow' })).toBeTruthy();
    expect(wrong.getByRole('link', { name: 'Schedule again Broken' })).toBeTruthy();
    await userEvent.click(wrong.getByRole('button', { name: 'Try takedown again Stuck' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Try takedown again' }));
    expect(command).toHaveBeenCalledWith('sandbox', '1', 'retry', 1);
  });

  it('extends and ends what is live without leaving', async () => {
    const events = [anEvent({ status: 'live', actions: ['change', 'end'] })];
    show(<Overview />, aPage(fakeApi(events)));
    const live = within(await panel('Live now'));
    await userEvent.click(await live.findByRole('button', { name: 'Extend Cup final' }));
    expect(screen.getByRole('dialog', { name: 'Extend “Cup final”' })).toBeTruthy();
    expect(live.getByRole('button', { name: 'End now Cup final' })).toBeTruthy();
  });

  it('does not claim that all is well while the server does not answer', async () => {
    const fail = (): Promise<never> => Promise.reject(new NotConnected(null));
    show(<Overview />, aPage(fakeApi([], { counts: fail })));
    expect((await screen.findAllByText('Not known: the server does not answer.')).length).toBe(3);
    expect(screen.queryByText('All is well.')).toBeNull();
  });

  it('says how its environment is', async () => {
    const env = anEnvironment({
      runner: {
        lastRound: '2026-12-01T11:59:50Z',
        patience: 'PT1M',
        inFlight: 1,
        trouble: null,
        lateness: { claims: 400, median: 'PT0.4S', p99: 'PT2S', worst: 'PT1M' },
      },
      catalog: { asOf: '2026-12-01T11:00:00Z', gaps: ['x'] },
    });
    const events = [anEvent({ status: 'live', safeguard: { armedFor: '2026-12-01T15:00:00Z' } })];
    show(<Overview />, aPage(fakeApi(events), { env }));
    const health = within(await panel('Health'));
    expect(health.getByText('Looked 10 seconds ago')).toBeTruthy();
    expect(health.getByText('Usually within 0.4 secs')).toBeTruthy();
    expect(health.getByText('99% within 2 secs, worst 1 min, of 400')).toBeTruthy();
    expect(health.getByText('Read 1 hour ago')).toBeTruthy();
    expect(health.getByText('1 part could not be read')).toBeTruthy();
    expect(await health.findByText('Armed for 1 of 1 events under way')).toBeTruthy();
  });

  it('needs no safeguard where AWS ends the events', async () => {
    show(<Overview />, aPage(fakeApi([]), { env: anEnvironment({ kind: 'aws-step-functions' }) }));
    const health = within(await panel('Health'));
    expect(health.getByText('AWS itself ends the events')).toBeTruthy();
  });

  it('shows how many events there were, also as a table', async () => {
    const activity = () =>
      Promise.resolve({
        value: [
          { start: '2026-11-30T00:00:00Z', counts: { ended: 3, failed: 1 } },
          { start: '2026-12-01T00:00:00Z', counts: {} },
        ],
        etag: null,
      });
    show(<Overview />, aPage(fakeApi([], { activity })));
    const table = await screen.findByRole('table', { name: 'Events over time', hidden: true });
    expect(within(table).getAllByRole('row', { hidden: true })).toHaveLength(2);
    expect(within(table).getByRole('row', { name: /Mon.*30 Nov.*3.*1/, hidden: true })).toBeTruthy();
  });
});
