import { DAY } from './durations';
import { localOf, readLocal } from './zones';

/** Days of a calendar, written `2026-12-01`; arithmetic on them knows no zone and no daylight saving. */

export function dayOf(instant: number, zone: string): string {
  return localOf(instant, zone).date;
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

/** The same day of another month; its last day where that month is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}

/** The first day of the week of a day. */
export function weekStart(day: string, first: number): string {
  return addDays(day, -((weekday(day) - first + 7) % 7));
}

/** When a day begins in a zone. Where the clocks skip midnight it begins after the gap. */
export function startOf(day: string, zone: string): number {
  return readLocal({ date: day, time: '00:00' }, zone, 'start')?.instant ?? Date.parse(day);
}

interface WeekInfo {
  firstDay: number;
}

/** The day on which weeks begin for people who speak a locale; Monday where the browser does not tell. */
export function firstDayOfWeek(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}
