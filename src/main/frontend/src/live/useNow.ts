import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../shell/page';
import { SECOND } from '../time/durations';

/** The server's time, ticking. */
export function useNow(every = SECOND): number {
  const { clock } = usePage();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  return clock.now();
}
