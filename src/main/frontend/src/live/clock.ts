/** The server's clock. A viewer's own may be wrong by hours; no countdown may be. */
export interface Clock {
  now: () => number;
  /** @param server what the server's clock said between two moments of ours */
  sync: (server: number, sentAt: number, receivedAt: number) => void;
}

export function clock(own: () => number = Date.now): Clock {
  let offset = 0;
  let trust = Infinity;
  return {
    now: () => own() + offset,
    sync(server, sentAt, receivedAt) {
      const doubt = (receivedAt - sentAt) / 2;
      const measured = server - (sentAt + receivedAt) / 2;
      // A slower answer is a worse measure, unless the clocks have moved apart by more than it can be wrong.
      if (doubt <= trust || Math.abs(measured - offset) > doubt + trust) {
        offset = measured;
        trust = doubt;
      }
    },
  };
}
