import { FROM_NOTHING } from '../../route/beginning';
import { usePage } from '../../shell/page';
import { addDays } from '../../time/days';

const pad = (n: number): string => String(n).padStart(2, '0');

/** Begins an event at an hour of a day, for one hour; undefined for those who may not schedule. */
export function useSlot(): ((day: string, hour: number) => void) | undefined {
  const { env, go } = usePage();
  return env.may.includes('schedule')
    ? (day, hour) =>
        go({
          view: 'new',
          env: env.name,
          begin: {
            ...FROM_NOTHING,
            start: `${day}T${pad(hour)}:00`,
            end: hour === 23 ? `${addDays(day, 1)}T00:00` : `${day}T${pad(hour + 1)}:00`,
          },
        })
    : undefined;
}

/** The hour at which somebody begins who only chose a day. */
export const MORNING = 9;
