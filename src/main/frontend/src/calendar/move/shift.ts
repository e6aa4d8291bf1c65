import type { Scheduled } from '../../api/words';
import { addDays } from '../../time/days';
import { MINUTE } from '../../time/durations';
import { localOf, readLocal } from '../../time/zones';
import type { Move } from './move';

/** By how much, as a hand or a key has moved it: whole days of the calendar, and minutes. */
export interface Shift {
  days: number;
  minutes: number;
  /** Only its end moves. */
  endOnly: boolean;
}

/** An event moved by days keeps the time on the clock of the viewer, also where the clocks change between. */
function later(instant: number, { days, minutes }: Shift, zone: string, side: 'start' | 'end'): number {
  const { date, time } = localOf(instant, zone);
  const onTheClock = days === 0 ? instant : readLocal({ date: addDays(date, days), time }, zone, side)?.instant;
  return (onTheClock ?? instant) + minutes * MINUTE;
}

/** What a shift of an event means; undefined where it means nothing, or an end before the start. */
export function moveOf(event: Scheduled, shift: Shift, zone: string): Move | undefined {
  const start = Date.parse(event.window.start);
  const end = Date.parse(event.window.end);
  if (shift.days === 0 && shift.minutes === 0) {
    return undefined;
  }
  const moved = {
    event,
    start: shift.endOnly ? start : later(start, shift, zone, 'start'),
    end: later(end, shift, zone, 'end'),
  };
  return moved.end > moved.start ? moved : undefined;
}
