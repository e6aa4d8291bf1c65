import { describe, expect, it } from 'vitest';
import { clock } from './clock';

describe('the clock', () => {
  it("is the server's, however wrong the viewer's own is", () => {
    const time = clock(() => 1_000);
    time.sync(500_100, 900, 1_100);
    expect(time.now()).toBe(500_100);
  });

  it('trusts the quicker answer', () => {
    const time = clock(() => 1_000);
    time.sync(5_000, 990, 1_010);
    time.sync(5_900, 0, 2_000);
    expect(time.now()).toBe(5_000);
  });

  it('follows a clock that was set, even on a slow answer', () => {
    const time = clock(() => 1_000);
    time.sync(5_000, 990, 1_010);
    time.sync(90_000, 0, 2_000);
    expect(time.now()).toBe(90_000);
  });
});
