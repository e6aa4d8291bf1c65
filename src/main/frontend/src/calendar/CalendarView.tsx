import type { JSX } from 'preact';
import type { CalendarState } from '../route/calendarState';
export function CalendarView({ calendar }: { calendar: CalendarState }): JSX.Element {
  return <>{calendar.day}</>;
}
