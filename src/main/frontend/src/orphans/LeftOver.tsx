import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Orphan, Orphans } from '../api/orphans';
import { Icon } from '../icon/Icon';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import { troubleText } from '../shell/Trouble';
import { OrphanItem } from './OrphanItem';
import { canBeLeft } from './canBeLeft';
import { RemoveOrphan } from './RemoveOrphan';

/**
 * What events left in the account, for those who may remove it. It looks when somebody asks: a look costs the account many
 * calls.
 */
export function LeftOver(): JSX.Element | null {
  const { announce, api, env, t } = usePage();
  const [found, setFound] = useState<Orphans>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Orphan>();
  if (!canBeLeft(env)) {
    return null;
  }
  const look = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const now = await api.orphans(env.name);
      setFound(now);
      announce(now.orphans.length === 0 ? t('orphans.none') : t('orphans.found', { count: now.orphans.length }));
    } catch (why) {
      setFailure(why);
    }
    setBusy(false);
  };
  return (
    <section class="es-section" aria-labelledby="es-orphans">
      <div class="es-section__head">
        <h2 class="es-heading" id="es-orphans">
          {t('orphans.title')}
        </h2>
        <button type="button" class="jenkins-button" aria-disabled={busy} onClick={() => !busy && void look()}>
          <Icon name="search" />
          {t(busy ? 'orphans.looking' : found === undefined ? 'orphans.look' : 'orphans.lookAgain')}
        </button>
      </div>
      <p class="es-muted">{t('orphans.intro')}</p>
      {failure !== undefined && (
        <div class="es-note es-note--bad" role="alert">
          <Icon name="alert" />
          <span>{troubleText(failure, t)}</span>
        </div>
      )}
      {found !== undefined && <Found found={found} ask={setAsked} />}
      {asked !== undefined && (
        <RemoveOrphan
          orphan={asked}
          close={() => setAsked(undefined)}
          done={async () => {
            setAsked(undefined);
            await look();
          }}
        />
      )}
    </section>
  );
}

function Found({ found, ask }: { found: Orphans; ask: (orphan: Orphan) => void }): JSX.Element {
  const { env, say, t } = usePage();
  const { orphans, bereft, gaps, asOf } = found;
  const nothing = orphans.length === 0 && bereft.length === 0 && gaps.length === 0;
  return (
    <>
      <p class="es-muted">{say.moment(Date.parse(asOf))}</p>
      {gaps.map((gap) => (
        <div key={gap} class="es-note es-note--warn">
          <Icon name="alert" />
          <span>{t('orphans.gap', { gap })}</span>
        </div>
      ))}
      {nothing && <p>{t('orphans.none')}</p>}
      {(orphans.length > 0 || bereft.length > 0) && (
        <ul class="es-orphans">
          {bereft.map(({ event, name, message }) => (
            <li key={event} class="es-orphan">
              <div class="es-orphan__what">
                <span class="es-tag">{t('orphans.bereft')}</span>
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <span>{message}</span>
              </div>
              <a class="jenkins-button" href={addressOf({ view: 'event', env: env.name, id: event })}>
                {t('orphans.toEvent')}
                <span class="es-hidden">
                  {' '}
                  <bdi>{name}</bdi>
                </span>
              </a>
            </li>
          ))}
          {orphans.map((orphan) => (
            <OrphanItem key={orphan.id} orphan={orphan} ask={() => ask(orphan)} />
          ))}
        </ul>
      )}
    </>
  );
}
