import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotConnected } from '../api/problem';
import { type Live, poller } from './poller';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aPoller(load: () => Promise<number>) {
  const page = Object.assign(new EventTarget(), { hidden: false });
  const told: Live<number>[] = [];
  const made = poller<number>({
    load,
    wait: () => 1_000,
    tell: (live) => told.push(live),
    now: () => 42,
    page: page,
  });
  const hide = (hidden: boolean): void => {
    page.hidden = hidden;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { made, told, hide };
}

describe('a poller', () => {
  it('looks at once, and then at its cadence', async () => {
    let count = 0;
    const { made, told } = aPoller(() => Promise.resolve((count += 1)));
    made.start();
    await vi.advanceTimersByTimeAsync(2_500);
    expect(told.map(({ value }) => value)).toEqual([1, 2, 3]);
    expect(told[0]).toEqual({ value: 1, seenAt: 42, failure: undefined });
    made.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(count).toBe(3);
  });

  it('keeps what it saw last when a look fails, waits longer each time, and heals', async () => {
    let fails = true;
    const load = vi.fn(() =>
      load.mock.calls.length > 1 && fails ? Promise.reject(new NotConnected(null)) : Promise.resolve(7),
    );
    const { made, told } = aPoller(load);
    made.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told.at(-1)).toMatchObject({ value: 7, seenAt: 42, failure: { message: 'not connected' } });
    await vi.advanceTimersByTimeAsync(1_999);
    expect(load).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledTimes(3);
    fails = false;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(told.at(-1)).toMatchObject({ value: 7, failure: undefined });
    made.stop();
  });

  it('rests while nobody can see the page, and looks at once when somebody can', async () => {
    const load = vi.fn(() => Promise.resolve(1));
    const { made, hide } = aPoller(load);
    made.start();
    await vi.advanceTimersByTimeAsync(0);
    hide(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    hide(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(load).toHaveBeenCalledTimes(2);
    made.stop();
  });

  it('never looks twice at once, and looks again after a look that left before a change', async () => {
    const answers: ((value: number) => void)[] = [];
    const load = vi.fn(() => new Promise<number>((answer) => answers.push(answer)));
    const { made, told } = aPoller(load);
    made.start();
    const refreshed = made.refresh();
    expect(load).toHaveBeenCalledTimes(1);
    answers[0]?.(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(load).toHaveBeenCalledTimes(2);
    answers[1]?.(2);
    await refreshed;
    expect(told.map(({ value }) => value)).toEqual([1, 2]);
    made.stop();
  });

  it('tells nobody who has left', async () => {
    let answer: (value: number) => void = () => undefined;
    const { made, told } = aPoller(() => new Promise((resolve) => (answer = resolve)));
    made.start();
    made.stop();
    answer(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual([]);
  });
});
