import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Counts } from '../api/client';
import type { Seen } from '../api/wire';
import type { Status } from '../api/words';
import { useLive } from '../live/useLive';
import type { ListState } from '../route/listState';
import { Heading } from '../shell/Heading';
import { KeptSince } from '../shell/KeptSince';
import { NewEvent } from '../shell/NewEvent';
import { usePage } from '../shell/page';
import { OVER } from '../status/look';
import { EventList } from './EventList';
import { Filters } from './Filters';

const COUNTS_CADENCE = 10_000;

const tellsOfFinished = (status: readonly Status[]): boolean =>
  status.length === 0 || status.some((each) => OVER.includes(each));

/** Every event, found by what is known of it. */
export function EventsView({ list }: { list: ListState }): JSX.Element {
  const { api, clock, env, go, t } = usePage();
  const counts = useLive<Seen<Counts>>(
    env.name,
    useCallback((before) => api.counts(env.name, before), [api, env.name]),
    () => COUNTS_CADENCE,
    clock.now,
  );
  const change = (to: Partial<ListState>): void =>
    go({ view: 'events', env: env.name, list: { ...list, pages: 1, ...to } }, 'replace');

  return (
    <div class="es-events">
      <header class="es-head">
        <Heading title={t('events.title')}>
          <span id="es-all">{t('events.title')}</span>
        </Heading>
        <NewEvent />
      </header>
      <Filters list={list} counts={counts.value?.value} change={change} />
      <EventList list={list} change={change} />
      {tellsOfFinished(list.status) && <KeptSince />}
    </div>
  );
}
