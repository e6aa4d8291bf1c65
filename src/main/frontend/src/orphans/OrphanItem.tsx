import type { JSX } from 'preact';
import type { Orphan } from '../api/orphans';
import { Console } from '../event/Console';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';

interface Props {
  orphan: Orphan;
  ask: () => void;
}

/** One thing that is left over: what, of which event, since when, and the way to be rid of it. */
export function OrphanItem({ orphan, ask }: Props): JSX.Element {
  const { env, say, t } = usePage();
  const { kind, name, event, fate, since, console, obstacle } = orphan;
  const told = t(`orphans.fate.${fate}`, { event });
  const isHere = fate !== 'unknown' && fate !== 'deleted';
  return (
    <li class="es-orphan">
      <div class="es-orphan__what">
        <span class="es-tag">{t(`orphans.kind.${kind}`)}</span>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span>{isHere ? <a href={addressOf({ view: 'event', env: env.name, id: event })}>{told}</a> : told}</span>
        <span class="es-muted">
          {since === null ? t('orphans.sinceUnknown') : t('orphans.since', { when: say.moment(Date.parse(since)) })}
        </span>
        {obstacle !== null && <span>{obstacle}</span>}
        <Console url={console} />
      </div>
      {obstacle === null && (
        <button type="button" class="jenkins-button jenkins-!-destructive-color" onClick={ask}>
          {t(`orphans.remove.${kind}`)}
          <span class="es-hidden">
            {' '}
            <bdi>{name}</bdi>
          </span>
        </button>
      )}
    </li>
  );
}
