import type { JSX } from 'preact';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Scheduled, Status } from '../api/words';
import { Icon } from '../icon/Icon';
import { cadence } from '../live/cadence';
import { useLive } from '../live/useLive';
import { EVERYTHING } from '../route/listState';
import { addressOf } from '../route/route';
import { Connection } from '../shell/Connection';
import { usePage } from '../shell/page';
import { Skeleton } from '../shell/Skeleton';
import { Trouble } from '../shell/Trouble';
import { Actions } from './actions/Actions';
import { Facts, Parameters } from './Facts';
import { Follow } from './follow/Follow';
import { Headline } from './Headline';
import { History } from './History';
import { type Life, readLife } from './life';
import { Outputs } from './Outputs';
import { currentRun } from './phases';
import { Progress } from './Progress';
import { Steps } from './Steps';
import { Why } from './Why';

/** One event, live. */
export function EventView({ id, act }: { id: string; act?: 'extend' | undefined }): JSX.Element {
  const { api, clock, env, t } = usePage();
  const live = useLive<Life>(
    `${env.name}/${id}`,
    useCallback((before) => readLife(api, env.name, id, before), [api, env.name, id]),
    (life) => cadence(life === undefined ? [] : [life.seen.value], clock.now()),
    clock.now,
  );
  const event = live.value?.seen.value;
  useStatusAnnounced(event);

  return (
    <div class="es-event">
      <a class="es-back" href={addressOf({ view: 'events', env: env.name, list: EVERYTHING })}>
        <Icon name="back" />
        {t('event.back')}
      </a>
      {live.value !== undefined && event !== undefined ? (
        <>
          <Connection live={live} />
          <Headline event={event} />
          <Actions event={event} refresh={live.refresh} act={act} />
          <Why event={event} />
          <Progress event={event} />
          <Runs event={event} />
          <div class="es-columns">
            <div>
              <Outputs outputs={event.outputs} />
              <Facts event={event} />
              <Parameters event={event} />
              <Follow event={event} />
            </div>
            <History entries={live.value.history} />
          </div>
        </>
      ) : live.failure !== undefined ? (
        <Trouble failure={live.failure} t={t} whole retry={() => void live.refresh()} />
      ) : (
        <Skeleton lines={9} t={t} />
      )}
    </div>
  );
}

/** Says a change of status to those who do not see it. */
function useStatusAnnounced(event: Scheduled | undefined): void {
  const { announce, t } = usePage();
  const before = useRef<Status>();
  const status = event?.status;
  const name = event?.name ?? '';
  useEffect(() => {
    if (status !== undefined && before.current !== undefined && before.current !== status) {
      announce(t('event.nowIs', { name, status: t(`status.${status}`) }));
    }
    before.current = status ?? before.current;
  }, [status, name, announce, t]);
}

/** The attempt under way in the open, those that are over folded. */
function Runs({ event }: { event: Scheduled }): JSX.Element | null {
  const { t } = usePage();
  const current = currentRun(event);
  const title = (run: unknown): string => t(run === event.preroll ? 'steps.preroll' : 'steps.postroll');
  const over = [event.preroll, event.postroll].filter((run) => run !== null && run !== current);
  return current === null && over.length === 0 ? null : (
    <section class="es-section es-runs" aria-label={t('steps.title')}>
      {current !== null && <Steps run={current} title={title(current)} />}
      {over.length > 0 && (
        <details class="es-details">
          <summary>{t('steps.over')}</summary>
          {over.map((run) => run !== null && <Steps key={run.token} run={run} title={title(run)} />)}
        </details>
      )}
    </section>
  );
}
