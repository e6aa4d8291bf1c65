import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CatalogTarget } from '../api/places';
import { Icon } from '../icon/Icon';
import type { ListState } from '../route/listState';
import { usePage } from '../shell/page';

interface Props {
  list: ListState;
  change: (to: Partial<ListState>) => void;
}

/** Which days, which target, which folder: what one looks for less often. */
export function MoreFilters({ list, change }: Props): JSX.Element {
  const { env, t } = usePage();
  const targets = useTargets();
  const chosen = targets.some(({ type, name }) => `${type}:${name}` === list.target);
  const folders = [...new Set([...(env.folders ?? []), list.folder])].filter((folder) => folder !== '');
  return (
    <div class="es-filters__more">
      <label class="es-filter">
        <span>{t('filters.from')}</span>
        <input
          type="date"
          class="jenkins-input"
          value={list.from}
          max={list.to === '' ? undefined : list.to}
          onChange={(input) => change({ from: input.currentTarget.value })}
        />
      </label>
      <label class="es-filter">
        <span>{t('filters.to')}</span>
        <input
          type="date"
          class="jenkins-input"
          value={list.to}
          min={list.from === '' ? undefined : list.from}
          onChange={(input) => change({ to: input.currentTarget.value })}
        />
      </label>
      <label class="es-filter es-filter--wide">
        <span>{t('field.target')}</span>
        <span class="jenkins-select">
          <select
            class="jenkins-select__input"
            value={list.target}
            onChange={(select) => change({ target: select.currentTarget.value })}
          >
            <option value="">{t('filters.any')}</option>
            {list.target !== '' && !chosen && <option value={list.target}>{list.target.replace(/^[^:]*:/, '')}</option>}
            {targets.map(({ type, name }) => (
              <option key={`${type}:${name}`} value={`${type}:${name}`}>
                {name}
              </option>
            ))}
          </select>
        </span>
      </label>
      {folders.length > 0 && (
        <label class="es-filter es-filter--wide">
          <span>{t('field.folder')}</span>
          <span class="jenkins-select">
            <select
              class="jenkins-select__input"
              value={list.folder}
              onChange={(select) => change({ folder: select.currentTarget.value })}
            >
              <option value="">{t('filters.any')}</option>
              {folders.map((folder) => (
                <option key={folder} value={folder}>
                  {folder}
                </option>
              ))}
            </select>
          </span>
        </label>
      )}
      {list.series !== '' && (
        <button type="button" class="es-chip" aria-pressed="true" onClick={() => change({ series: '' })}>
          <Icon name="repeat" />
          {t('filters.series')}
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}

/** What there is to choose from; where the catalog cannot be read, nothing. */
function useTargets(): CatalogTarget[] {
  const { api, env } = usePage();
  const [targets, setTargets] = useState<CatalogTarget[]>([]);
  useEffect(() => {
    let wanted = true;
    api.catalog(env.name).then(
      (catalog) => wanted && setTargets(catalog.targets),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [api, env.name]);
  return targets;
}
