import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { TargetStatistics } from '../api/around';
import type { Catalog, CatalogTarget } from '../api/places';
import { Icon } from '../icon/Icon';
import { useLive } from '../live/useLive';
import { Connection } from '../shell/Connection';
import { Heading } from '../shell/Heading';
import { KeptSince } from '../shell/KeptSince';
import { usePage } from '../shell/page';
import { Skeleton } from '../shell/Skeleton';
import { Trouble, troubleText } from '../shell/Trouble';
import { TargetCard } from './TargetCard';

const CADENCE = 30_000;

interface Known {
  catalog: Catalog;
  statistics: TargetStatistics[];
}

const keyOf = ({ type, name }: { type: string; name: string }): string => `${type}:${name}`;

function matches({ name, description, owner }: CatalogTarget, wanted: string): boolean {
  return `${name} ${description} ${owner}`.toLowerCase().includes(wanted.trim().toLowerCase());
}

/** What events can bring up, and how that went so far. */
export function CatalogView(): JSX.Element {
  const { api, clock, env, say, t } = usePage();
  const [wanted, setWanted] = useState('');
  const live = useLive<Known>(
    env.name,
    useCallback(async () => {
      const [catalog, statistics] = await Promise.all([
        api.catalog(env.name),
        // Without its figures a catalog is still a catalog.
        api.statistics(env.name).catch((): TargetStatistics[] => []),
      ]);
      return { catalog, statistics };
    }, [api, env.name]),
    () => CADENCE,
    clock.now,
  );
  const known = live.value;
  const shown = known?.catalog.targets.filter((target) => matches(target, wanted)) ?? [];

  return (
    <div class="es-catalog">
      <header class="es-head">
        <div>
          <Heading title={t('nav.catalog')}>{t('nav.catalog')}</Heading>
          <p class="es-muted">{t('catalog.intro')}</p>
        </div>
        <Refresh refresh={live.refresh} />
      </header>
      <Connection live={live} />
      {known === undefined ? (
        live.failure === undefined ? (
          <Skeleton lines={8} t={t} />
        ) : (
          <Trouble failure={live.failure} t={t} retry={() => void live.refresh()} />
        )
      ) : (
        <>
          <div class="es-catalog__bar" role="search">
            <div class="es-search">
              <Icon name="search" />
              <input
                type="search"
                class="jenkins-input"
                aria-label={t('catalog.search')}
                placeholder={t('catalog.search')}
                value={wanted}
                onInput={(input) => setWanted(input.currentTarget.value)}
              />
            </div>
            <span class="es-muted">
              {t('health.read', { ago: say.ago(clock.now() - Date.parse(known.catalog.asOf)) })}
            </span>
          </div>
          {known.statistics.length > 0 && <KeptSince />}
          {known.catalog.gaps.map((gap) => (
            <p key={gap} class="es-note es-note--warn">
              <Icon name="alert" />
              <span>{t('form.gap', { gap })}</span>
            </p>
          ))}
          {shown.length === 0 && (
            <p class="es-muted">{t(known.catalog.targets.length === 0 ? 'catalog.none' : 'catalog.noMatch')}</p>
          )}
          <ul class="es-catalog__targets">
            {[...shown]
              .sort((a, b) => Number(b.usable) - Number(a.usable))
              .map((target) => (
                <TargetCard
                  key={keyOf(target)}
                  target={target}
                  statistics={known.statistics.find((each) => keyOf(each) === keyOf(target))}
                />
              ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Refresh({ refresh }: { refresh: () => Promise<void> }): JSX.Element | null {
  const { announce, api, env, t } = usePage();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (!env.may.includes('schedule')) {
    return null;
  }
  const again = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await api.refreshCatalog(env.name);
      announce(t('catalog.refreshed'));
      await refresh();
    } catch (why) {
      setFailure(why);
    }
    setBusy(false);
  };
  return (
    <span class="es-catalog__refresh">
      <button type="button" class="jenkins-button" aria-disabled={busy} onClick={() => !busy && void again()}>
        <Icon name="retry" />
        {t(busy ? 'catalog.refreshing' : 'catalog.refresh')}
      </button>
      {failure !== undefined && (
        <span class="es-bulk__bad" role="alert">
          {troubleText(failure, t)}
        </span>
      )}
    </span>
  );
}
