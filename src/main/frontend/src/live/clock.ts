/** The server's clock. A viewer's own may be wrong by hours; no countdown may be. */
export interface Clock {
  now: () => number;
  /** Asks the server something, and sets the clock by what the answer says of the time. */
  sync: <T>(ask: () => Promise<T>, said: (answer: T) => string) => Promise<T>;
}

export function clock(own: () => number = Date.now): Clock {
  let offset = 0;
  let trust = Infinity;

  function set(server: number, sentAt: number, receivedAt: number): void {
    const doubt = (receivedAt - sentAt) / 2;
    const measured = server - (sentAt + receivedAt) / 2;
    // A slower answer is a worse measure, unless the clocks have moved apart by more than it can be wrong.
    if (doubt <= trust || Math.abs(measured - offset) > doubt + trust) {
      offset = measured;
      trust = doubt;
    }
  }

  return {
    now: () => own() + offset,
    async sync(ask, said) {
      const sentAt = own();
      const answer = await ask();
      set(Date.parse(said(answer)), sentAt, own());
      return answer;
    },
  };
}
