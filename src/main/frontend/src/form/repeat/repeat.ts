import type { Finding } from '../../api/words';
import { addDays, startOf, weekday } from '../../time/days';
import { SECOND } from '../../time/durations';
import { isZone, type Local } from '../../time/zones';
import type { T } from '../../words/words';

export const FREQUENCIES = ['none', 'daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** As RFC 5545 spells them, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** How an event recurs, as it was typed. */
export interface Repeat {
  frequency: Frequency;
  /** Every how many days, weeks or months. */
  every: string;
  weekdays: Weekday[];
  /** On the same date of the month, or on the same weekday of it: the first Monday, the last Friday. */
  monthly: 'date' | 'weekday';
  ends: 'count' | 'until';
  count: string;
  until: string;
  /** Days of the event's zone on which it does not take place. */
  except: string[];
}

export const ONCE: Repeat = {
  frequency: 'none',
  every: '1',
  weekdays: [],
  monthly: 'date',
  ends: 'count',
  count: '4',
  until: '',
  except: [],
};

/** The most occurrences that the server takes. */
export const MOST = 200;
const LONGEST_STEP = 99;

const whole = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : NaN);

/** Which weekday a day is. */
export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[weekday(day) - 1] ?? 'MO';
}

/** Which one of its weekday a day is in its month: 1 to 4, or -1 where no other follows. */
export function nthOf(day: string): number {
  const month = day.slice(0, 7);
  return addDays(day, 7).startsWith(month) ? Math.ceil(Number(day.slice(8)) / 7) : -1;
}

/** The rule in the words of RFC 5545; undefined while it is not right, or where the event comes once. */
export function ruleOf(repeat: Repeat, start: Local, zone: string): string | undefined {
  const { frequency, monthly, weekdays, ends } = repeat;
  if (frequency === 'none' || start.date === '' || !isZone(zone) || repeatFaults(repeat, start).length > 0) {
    return undefined;
  }
  const parts = [`FREQ=${frequency.toUpperCase()}`];
  if (whole(repeat.every) > 1) {
    parts.push(`INTERVAL=${whole(repeat.every)}`);
  }
  if (frequency === 'weekly' && weekdays.length > 0) {
    parts.push(`BYDAY=${WEEKDAYS.filter((day) => weekdays.includes(day)).join(',')}`);
  }
  if (frequency === 'monthly' && monthly === 'weekday') {
    parts.push(`BYDAY=${nthOf(start.date)}${weekdayOf(start.date)}`);
  }
  // The last moment of the day, in UTC, as the RFC asks for where the start has a zone.
  const last = new Date(startOf(addDays(repeat.until === '' ? start.date : repeat.until, 1), zone) - SECOND);
  parts.push(
    ends === 'count'
      ? `COUNT=${whole(repeat.count)}`
      : `UNTIL=${last.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}`,
  );
  return parts.join(';');
}

type Fault = 'every' | 'weekdays' | 'count' | 'until';

/** What of a recurrence is not right yet. */
export function repeatFaults({ frequency, every, weekdays, ends, count, until }: Repeat, start: Local): Fault[] {
  const faults: Fault[] = [];
  if (frequency === 'none') {
    return faults;
  }
  if (!(whole(every) >= 1 && whole(every) <= LONGEST_STEP)) {
    faults.push('every');
  }
  if (frequency === 'weekly' && weekdays.length === 0) {
    faults.push('weekdays');
  }
  if (ends === 'count' && !(whole(count) >= 2 && whole(count) <= MOST)) {
    faults.push('count');
  }
  if (ends === 'until' && (until === '' || until < start.date)) {
    faults.push('until');
  }
  return faults;
}

export function repeatProblems(repeat: Repeat, start: Local, t: T): Finding[] {
  return repeatFaults(repeat, start).map((fault) => ({
    pointer: `/repeat/${fault}`,
    message: t(`problem.repeat.${fault}`, { count: MOST, most: LONGEST_STEP }),
  }));
}
