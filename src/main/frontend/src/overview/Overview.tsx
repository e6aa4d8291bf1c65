import type { ComponentType, JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { cadence } from '../live/cadence';
import { useLive } from '../live/useLive';
import { Connection } from '../shell/Connection';
import { Heading } from '../shell/Heading';
import { KeptSince } from '../shell/KeptSince';
import { Lazy } from '../shell/Lazy';
import { NewEvent } from '../shell/NewEvent';
import { usePage } from '../shell/page';
import { Counts } from './Counts';
import { HealthPanel } from './HealthPanel';
import { type Now, readNow, watched } from './now';
import { NowStrip } from './NowStrip';

const loadChart = async (): Promise<ComponentType> => (await import('./chart/ActivitySection')).ActivitySection;

/** What an operator must see in five seconds: what is live, what is wrong, what comes next, and whether all is well. */
export function Overview(): JSX.Element {
  const { api, clock, env, t } = usePage();
  const live = useLive<Now>(
    env.name,
    useCallback((before) => readNow(api, env.name, before, clock.now()), [api, env.name, clock]),
    (now) => cadence(watched(now), clock.now()),
    clock.now,
  );
  return (
    <div class="es-overview">
      <header class="es-head">
        <Heading title={t('nav.overview')}>{t('nav.overview')}</Heading>
        <NewEvent />
      </header>
      <Connection live={live} />
      <NowStrip now={live.value} failure={live.failure} refresh={live.refresh} />
      <Counts counts={live.value?.counts.value} />
      <KeptSince />
      <div class="es-overview__rest">
        <section class="es-panel" aria-labelledby="es-activity">
          <Lazy load={loadChart} with={{}} lines={5} part />
        </section>
        <HealthPanel active={live.value?.active.value.events} />
      </div>
    </div>
  );
}
