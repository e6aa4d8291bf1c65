import type { JSX } from 'preact';
import type { HistoryEntry } from '../api/words';
import { LongText } from '../shell/LongText';
import { usePage } from '../shell/page';
import type { Key, T } from '../words/words';

const HAPPENINGS = [
  'scheduled',
  'rescheduled',
  'extended',
  'shortened',
  'edited',
  'cancelled',
  'ended_by_person',
  'retried',
  'deleted',
  'claimed',
  'started',
  'went_live',
  'deploy_failed',
  'preroll_stopped',
  'missed',
  'took_down',
  'teardown_failed',
] as const;

/** A word that this page does not know yet is said as the server says it. */
function happening({ happening: word, to }: HistoryEntry, t: T): string | null {
  if (word === 'claimed') {
    return t(to === 'tearing_down' ? 'happening.claimed_postroll' : 'happening.claimed');
  }
  const known = HAPPENINGS.find((each) => each === word);
  return known === undefined ? null : t(`happening.${known}` satisfies Key);
}

/** Who did what, and when; the newest first. */
export function History({ entries }: { entries: HistoryEntry[] }): JSX.Element {
  const { t } = usePage();
  return (
    <section class="es-section" aria-labelledby="es-history">
      <h2 class="es-heading" id="es-history">
        {t('history.title')}
      </h2>
      <ol class="es-history" reversed>
        {[...entries].reverse().map((entry) => (
          <Line key={entry.version} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Line({ entry }: { entry: HistoryEntry }): JSX.Element {
  const { say, t } = usePage();
  const what = happening(entry, t) ?? entry.message;
  const at = Date.parse(entry.at);
  return (
    <li class={`es-history__entry ${entry.actor.kind === 'person' ? 'es-history__entry--person' : ''}`}>
      <span class="es-history__what">{what}</span>
      {entry.message !== what && (
        <span class="es-history__message">
          <LongText text={entry.message} />
        </span>
      )}
      <span class="es-muted es-history__who">
        <time dateTime={entry.at} title={say.time(at)}>
          {say.moment(at)}
        </time>
        {' · '}
        {entry.actor.kind === 'person' ? (
          <bdi>{entry.actor.name}</bdi>
        ) : (
          t('history.runner', { name: entry.actor.name })
        )}
      </span>
    </li>
  );
}
