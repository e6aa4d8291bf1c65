import { describe, expect, it } from 'vitest';
import { clock } from './clock';

/** A viewer whose own clock shows these times, one after the other, and the last one for ever. */
function viewer(...times: number[]) {
  let last = 0;
  return clock(() => (last = times.shift() ?? last));
}

const iso = (at: number): string => new Date(at).toISOString();
const ask = (time: ReturnType<typeof clock>, server: number): Promise<string> =>
  time.sync(
    () => Promise.resolve(iso(server)),
    (answer) => answer,
  );

describe('the clock', () => {
  it("is the server's, however wrong the viewer's own is", async () => {
    const time = viewer(900, 1_100, 1_000);
    expect(await ask(time, 500_100)).toBe(iso(500_100));
    expect(time.now()).toBe(500_100);
  });

  it('trusts the quicker answer', async () => {
    const time = viewer(990, 1_010, 0, 2_000, 1_000);
    await ask(time, 5_000);
    await ask(time, 5_900);
    expect(time.now()).toBe(5_000);
  });

  it('follows a clock that was set, even on a slow answer', async () => {
    const time = viewer(990, 1_010, 0, 2_000, 1_000);
    await ask(time, 5_000);
    await ask(time, 90_000);
    expect(time.now()).toBe(90_000);
  });
});
