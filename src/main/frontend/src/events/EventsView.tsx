import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { Icon } from '../icon/Icon';
import { cadence } from '../live/cadence';
import { useLive } from '../live/useLive';
import type { ListState } from '../route/listState';
import { hashOf } from '../route/route';
import { Connection } from '../shell/Connection';
import { Heading } from '../shell/Heading';
import { usePage } from '../shell/page';
import { EventList } from './EventList';
import { Filters } from './Filters';
import { type Now, readNow, watched } from './now';
import { NowStrip } from './NowStrip';

/** The start view: what is live, what is wrong and what comes next; then every event. */
export function EventsView({ list }: { list: ListState }): JSX.Element {
  const { api, clock, env, go, t } = usePage();
  const live = useLive<Now>(
    env.name,
    useCallback((before) => readNow(api, env.name, before, clock.now()), [api, env.name, clock]),
    (now) => cadence(watched(now), clock.now()),
    clock.now,
  );
  const change = (to: Partial<ListState>): void =>
    go({ view: 'events', env: env.name, list: { ...list, pages: 1, ...to } }, 'replace');

  return (
    <div class="es-events">
      <header class="es-head">
        <Heading title={t('events.title')}>{t('events.title')}</Heading>
        {env.may.includes('schedule') && (
          <a
            class="jenkins-button jenkins-button--primary"
            href={hashOf({ view: 'new', env: env.name, cloneOf: null })}
          >
            <Icon name="plus" />
            {t('events.new')}
          </a>
        )}
      </header>
      <Connection live={live} />
      <NowStrip now={live.value} failure={live.failure} />
      <section class="es-section" aria-labelledby="es-all">
        <h2 class="es-heading" id="es-all">
          {t('events.all')}
        </h2>
        <Filters list={list} counts={live.value?.counts.value} change={change} />
        <EventList list={list} change={change} />
      </section>
    </div>
  );
}
