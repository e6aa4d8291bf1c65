import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Counts } from '../api/client';
import { STATUSES, type Status } from '../api/words';
import { Icon } from '../icon/Icon';
import type { ListState } from '../route/listState';
import { usePage } from '../shell/page';
import { LOOK } from '../status/look';
import { ListTools } from './ListTools';
import { MoreFilters } from './MoreFilters';

interface Props {
  list: ListState;
  counts: Counts | undefined;
  change: (to: Partial<ListState>) => void;
}

const SORTS = ['-start', 'start', 'end', '-updated', 'name', 'status', 'owner'] as const;
const PAUSE = 300;

/** What to list, and in which order. */
export function Filters({ list, counts, change }: Props): JSX.Element {
  const { me, t } = usePage();
  const [typed, setTyped] = useState(list.q);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [opened] = useState([list.from, list.to, list.target, list.folder, list.series].some((text) => text !== ''));
  const latest = useRef(change);
  latest.current = change;

  // The address may change without this field: by the back button, or by a link.
  useEffect(() => setTyped(list.q), [list.q]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (text: string): void => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current({ q: text.trim() }), PAUSE);
  };

  return (
    <div class="es-filters" role="search" aria-label={t('filters.title')}>
      <div class="es-filters__row">
        <div class="es-search">
          <Icon name="search" />
          <input
            type="search"
            class="jenkins-input"
            aria-label={t('filters.search')}
            placeholder={t('filters.search')}
            maxLength={200}
            value={typed}
            onInput={(input) => type(input.currentTarget.value)}
          />
        </div>
        {me.authenticated && (
          <button type="button" class="es-chip" aria-pressed={list.mine} onClick={() => change({ mine: !list.mine })}>
            {t('filters.mine')}
          </button>
        )}
        <div class="jenkins-select es-filters__sort">
          <select
            class="jenkins-select__input"
            aria-label={t('filters.sort')}
            value={list.sort}
            onChange={(select) => change({ sort: select.currentTarget.value as ListState['sort'] })}
          >
            {!SORTS.some((sort) => sort === list.sort) && <option value={list.sort}>{t('sort.other')}</option>}
            {SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sort.${sort}`)}
              </option>
            ))}
          </select>
        </div>
        <ListTools list={list} change={change} />
      </div>
      <details class="es-details" open={opened}>
        <summary>{t('filters.more')}</summary>
        <MoreFilters list={list} change={change} />
      </details>
      <StatusChips chosen={list.status} counts={counts} choose={(status) => change({ status })} />
    </div>
  );
}

interface ChipsProps {
  chosen: Status[];
  counts: Counts | undefined;
  choose: (statuses: Status[]) => void;
}

function StatusChips({ chosen, counts, choose }: ChipsProps): JSX.Element {
  const { say, t } = usePage();
  const has = (status: Status): boolean => (counts?.[status] ?? 0) > 0 || chosen.includes(status);
  const total = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div class="es-chips" role="group" aria-label={t('filters.status')}>
      <button type="button" class="es-chip" aria-pressed={chosen.length === 0} onClick={() => choose([])}>
        {t('filters.any')}
        {total !== undefined && <span class="es-chip__count">{say.number(total)}</span>}
      </button>
      {STATUSES.filter((status) => has(status) || status === 'scheduled' || status === 'live').map((status) => (
        <button
          key={status}
          type="button"
          class={`es-chip es-chip--${LOOK[status].tone}`}
          aria-pressed={chosen.includes(status)}
          onClick={() =>
            choose(STATUSES.filter((each) => (each === status ? !chosen.includes(each) : chosen.includes(each))))
          }
        >
          <Icon name={LOOK[status].icon} />
          {t(`status.${status}`)}
          {counts && <span class="es-chip__count">{say.number(counts[status] ?? 0)}</span>}
        </button>
      ))}
    </div>
  );
}
