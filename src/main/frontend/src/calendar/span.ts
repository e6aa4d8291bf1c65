import type { Look } from '../route/calendarState';
import { addDays, addMonths, daysBetween, weekStart } from '../time/days';

/** The days that are shown: from the first one up to, but not with, `end`. */
export interface Span {
  first: string;
  end: string;
}

const LIST_DAYS = 31;

/** Which days a look shows when this day is in view. A month has the whole weeks around it. */
export function spanOf(look: Look, day: string, firstDay: number): Span {
  switch (look) {
    case 'month': {
      const month = `${day.slice(0, 7)}-01`;
      const first = weekStart(month, firstDay);
      const last = addDays(addMonths(month, 1), -1);
      return { first, end: addDays(weekStart(last, firstDay), 7) };
    }
    case 'week':
    case 'timeline': {
      const first = weekStart(day, firstDay);
      return { first, end: addDays(first, 7) };
    }
    case 'list':
      return { first: day, end: addDays(day, LIST_DAYS) };
  }
}

/** The day in view after going on, or back. */
export function moved(look: Look, day: string, by: 1 | -1): string {
  return look === 'month' ? addMonths(day, by) : addDays(day, by * (look === 'list' ? LIST_DAYS : 7));
}

export function daysOf({ first, end }: Span): string[] {
  return Array.from({ length: daysBetween(first, end) }, (_, index) => addDays(first, index));
}
