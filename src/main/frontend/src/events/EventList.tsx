import type { JSX } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import { Icon } from '../icon/Icon';
import { cadence } from '../live/cadence';
import { useLive } from '../live/useLive';
import { EVERYTHING, isFiltered, type ListState, listText } from '../route/listState';
import { Connection } from '../shell/Connection';
import { NewEvent } from '../shell/NewEvent';
import { usePage } from '../shell/page';
import { Skeleton } from '../shell/Skeleton';
import { Trouble } from '../shell/Trouble';
import { Bulk } from './bulk/Bulk';
import { EventCards } from './EventCards';
import { EventTable } from './EventTable';
import { eventsOf, hasMore, type Pages, readPages } from './pages';
import { useSelection } from './selection';
import { useNarrow } from './useNarrow';

interface Props {
  list: ListState;
  change: (to: Partial<ListState>) => void;
}

/** The events that the filters leave, page by page. */
export function EventList({ list, change }: Props): JSX.Element {
  const { api, clock, env, me, say, t } = usePage();
  const selection = useSelection();
  const live = useLive<Pages>(
    // Which columns are shown changes nothing of what is asked.
    `${env.name} ${listText({ ...list, columns: EVERYTHING.columns })}`,
    useCallback(
      (before) => readPages(api, env.name, list, me.id, say.zone, before),
      [api, env.name, list, me.id, say.zone],
    ),
    (pages) => cadence(eventsOf(pages), clock.now()),
    clock.now,
  );
  // Until another filter is answered the rows of the one before stay, dimmed, instead of a flicker.
  const last = useRef<Pages>();
  last.current = live.value ?? last.current;
  const pages = last.current;
  const narrow = useNarrow();

  if (live.value === undefined && live.failure !== undefined) {
    return <Trouble failure={live.failure} t={t} retry={() => void live.refresh()} />;
  }
  if (pages === undefined) {
    return <Skeleton lines={6} t={t} />;
  }
  const events = eventsOf(pages);
  if (events.length === 0 && live.value !== undefined) {
    return <Nothing list={list} clear={() => change({ ...EVERYTHING, columns: list.columns })} />;
  }
  return (
    <div class="es-list" aria-busy={live.value === undefined}>
      <Connection live={live} />
      {narrow ? (
        <EventCards events={events} selection={selection} />
      ) : (
        <EventTable events={events} list={list} selection={selection} change={change} />
      )}
      <Bulk selection={selection} refresh={live.refresh} />
      <p class="es-hidden" role="status">
        {t('events.shown', { count: events.length })}
      </p>
      {hasMore(pages) && (
        <button type="button" class="jenkins-button es-more" onClick={() => change({ pages: list.pages + 1 })}>
          {t('events.more')}
        </button>
      )}
    </div>
  );
}

function Nothing({ list, clear }: { list: ListState; clear: () => void }): JSX.Element {
  const { t } = usePage();
  const filtered = isFiltered(list);
  return (
    <div class="es-empty">
      <Icon name={filtered ? 'search' : 'calendar'} class="es-empty__icon" />
      <p class="es-empty__title">{t(filtered ? 'events.noMatch' : 'events.none')}</p>
      <p class="es-muted">{t(filtered ? 'events.noMatchHint' : 'events.noneHint')}</p>
      {filtered ? (
        <button type="button" class="jenkins-button" onClick={clear}>
          {t('filters.clear')}
        </button>
      ) : (
        <NewEvent />
      )}
    </div>
  );
}
