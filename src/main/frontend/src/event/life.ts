import type { Api } from '../api/client';
import type { Seen } from '../api/wire';
import type { HistoryEntry, Scheduled } from '../api/words';

/** An event and everything that has happened to it. */
export interface Life {
  seen: Seen<Scheduled>;
  history: HistoryEntry[];
}

/** Reads the event, and of its history only what is new. */
export async function readLife(api: Api, env: string, id: string, before: Life | undefined): Promise<Life> {
  const seen = await api.event(env, id, before?.seen);
  const history = [...(before?.history ?? [])];
  let after: number | null = history.at(-1)?.version ?? 0;
  while (after !== null && after < seen.value.version) {
    const page = await api.history(env, id, after);
    history.push(...page.entries);
    after = page.next;
  }
  return { seen, history };
}
