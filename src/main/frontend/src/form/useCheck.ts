import { useEffect, useRef, useState } from 'preact/hooks';
import type { Check, Draft, Finding } from '../api/words';
import { usePage } from '../shell/page';

const PAUSE = 500;
const NOTHING: Check = { problems: [], notices: [], preview: null, conflicts: [] };

/** What stands at a pointer of a draft; parameters hold values that are not looked into. */
function at(draft: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((inside, part) => (inside as Record<string, unknown> | undefined)?.[part], draft);
}

/** Findings about what has not been typed over since they were made. */
export function stillTrue(findings: readonly Finding[], checked: unknown, now: unknown): Finding[] {
  return findings.filter(({ pointer }) => JSON.stringify(at(checked, pointer)) === JSON.stringify(at(now, pointer)));
}

export interface Checked extends Check {
  /** The server could not be asked; the form goes on without it. */
  unasked: boolean;
}

/** Has the server check what is being typed, once the person pauses. */
export function useCheck(draft: Partial<Draft>, event: string | undefined, ready: boolean): Checked {
  const { api, env } = usePage();
  const [checked, setChecked] = useState<Checked & { of: unknown }>({ ...NOTHING, unasked: false, of: {} });
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
            setChecked({ ...check, unasked: false, of: JSON.parse(text) });
          }
        },
        () => {
          if (latest.current === text) {
            setChecked({ ...NOTHING, unasked: true, of: {} });
          }
        },
      );
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [api, env.name, text, event, ready]);

  const now: unknown = JSON.parse(text);
  return {
    problems: stillTrue(checked.problems, checked.of, now),
    notices: stillTrue(checked.notices, checked.of, now),
    preview: JSON.stringify(checked.of) === text ? checked.preview : null,
    conflicts: checked.conflicts,
    unasked: checked.unasked,
  };
}
