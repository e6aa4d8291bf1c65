import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Environment } from '../api/places';
import { cadence } from '../live/cadence';
import { useLive } from '../live/useLive';
import { type CalendarState, calendarText } from '../route/calendarState';
import { Connection } from '../shell/Connection';
import { Heading } from '../shell/Heading';
import { NewEvent } from '../shell/NewEvent';
import { usePage } from '../shell/page';
import { Skeleton } from '../shell/Skeleton';
import { Trouble } from '../shell/Trouble';
import { addDays, dayOf, firstDayOfWeek, startOf } from '../time/days';
import { CalendarBar } from './CalendarBar';
import { EventsTable } from './EventsTable';
import { Exchange } from './exchange/Exchange';
import { ListLook } from './looks/ListLook';
import { MonthLook } from './looks/MonthLook';
import { TimelineLook } from './looks/TimelineLook';
import { WeekLook } from './looks/WeekLook';
import { MoveDialog } from './move/MoveDialog';
import { type Move, MoveContext } from './move/move';
import { eventsIn, readSpan, type SpanRead } from './readSpan';
import { spanOf } from './span';

const CALM = 15_000;

/** Events in time: when each comes up, is there, and goes down. */
export function CalendarView({ calendar }: { calendar: CalendarState }): JSX.Element {
  const { api, clock, env, go, me, say, t } = usePage();
  const today = dayOf(clock.now(), say.zone);
  const day = calendar.day === '' ? today : calendar.day;
  const firstDay = firstDayOfWeek(say.locale);
  const span = useMemo(() => spanOf(calendar.look, day, firstDay), [calendar.look, day, firstDay]);
  const envs = useEnvironments(calendar.look === 'timeline' && calendar.by === 'environment');

  // Preroll and takedown reach beyond the window: the days around are asked for too.
  const query = useMemo(
    () => ({
      from: new Date(startOf(addDays(span.first, -1), say.zone)).toISOString(),
      to: new Date(startOf(addDays(span.end, 1), say.zone)).toISOString(),
      sort: 'start' as const,
      ...(calendar.mine ? { owner: me.id } : {}),
    }),
    [span, say.zone, calendar.mine, me.id],
  );
  const live = useLive<SpanRead>(
    `${envs.map(({ name }) => name).join()} ${JSON.stringify(query)}`,
    useCallback((before) => readSpan(api, envs, query, before), [api, envs, query]),
    (read) => Math.max(cadence(eventsIn(read), clock.now()), CALM),
    clock.now,
  );
  const events = useMemo(() => eventsIn(live.value), [live.value]);
  const [move, setMove] = useState<Move>();
  const [table, setTable] = useState(false);
  const change = (to: Partial<CalendarState>): void =>
    go({ view: 'calendar', env: env.name, calendar: { ...calendar, ...to } }, 'replace');
  const looks = { events, span, today, envs };

  return (
    <MoveContext.Provider value={setMove}>
      <div class="es-calendar">
        <header class="es-head">
          <Heading title={t('nav.calendar')}>{t('nav.calendar')}</Heading>
          <span class="es-head__acts">
            <Exchange />
            <NewEvent />
          </span>
        </header>
        <CalendarBar calendar={calendar} day={day} today={today} span={span} change={change} />
        <Connection live={live} />
        {live.value?.more === true && <p class="es-note es-note--warn">{t('calendar.more')}</p>}
        {live.value === undefined && live.failure !== undefined ? (
          <Trouble failure={live.failure} t={t} retry={() => void live.refresh()} />
        ) : live.value === undefined ? (
          <Skeleton lines={8} t={t} />
        ) : (
          <div key={calendarText({ ...calendar, day: '' })}>
            {calendar.look === 'month' && <MonthLook {...looks} day={day} />}
            {calendar.look === 'week' && <WeekLook {...looks} />}
            {calendar.look === 'timeline' && <TimelineLook {...looks} by={calendar.by} />}
            {calendar.look === 'list' ? (
              <ListLook {...looks} />
            ) : (
              <details
                class="es-details es-section"
                open={table}
                onToggle={(toggle) => setTable(toggle.currentTarget.open)}
              >
                <summary id="es-table">{t('calendar.table')}</summary>
                {table && <EventsTable events={events} span={span} />}
              </details>
            )}
          </div>
        )}
        {move !== undefined && (
          <MoveDialog
            move={move}
            close={() => setMove(undefined)}
            done={async () => {
              await live.refresh();
              setMove(undefined);
            }}
          />
        )}
      </div>
    </MoveContext.Provider>
  );
}

/** This environment, or every one. */
function useEnvironments(all: boolean): Pick<Environment, 'name' | 'label'>[] {
  const { api, env } = usePage();
  const [known, setKnown] = useState<Pick<Environment, 'name' | 'label'>[]>();
  useEffect(() => {
    if (all) {
      api.environments().then(setKnown, () => undefined);
    }
  }, [api, all]);
  const { name, label } = env;
  return useMemo(() => (all && known !== undefined ? known : [{ name, label }]), [all, known, name, label]);
}
