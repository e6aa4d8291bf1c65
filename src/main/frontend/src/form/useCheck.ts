import { useEffect, useRef, useState } from 'preact/hooks';
import type { Check, Draft } from '../api/words';
import { usePage } from '../shell/page';

const PAUSE = 500;
const NOTHING: Check = { problems: [], notices: [], preview: null };

export interface Checked extends Check {
  /** The server could not be asked; the form goes on without it. */
  unasked: boolean;
}

/** Has the server check what is being typed, once the person pauses. */
export function useCheck(draft: Partial<Draft>, event: string | undefined, ready: boolean): Checked {
  const { api, env } = usePage();
  const [checked, setChecked] = useState<Checked>({ ...NOTHING, unasked: false });
  const text = JSON.stringify(draft);
  const latest = useRef(text);
  latest.current = text;

  useEffect(() => {
    if (!ready) {
      return;
    }
    const timer = setTimeout(() => {
      api.check(env.name, JSON.parse(text) as Draft, event).then(
        (check) => {
          // An answer about an older draft would say what is no longer so.
          if (latest.current === text) {
            setChecked({ ...check, unasked: false });
          }
        },
        () => {
          if (latest.current === text) {
            setChecked({ ...NOTHING, unasked: true });
          }
        },
      );
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [api, env.name, text, event, ready]);

  return checked;
}
