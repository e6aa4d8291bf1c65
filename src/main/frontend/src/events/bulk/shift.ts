import type { Window } from '../../api/words';
import { addDays } from '../../time/days';
import { localOf, localText } from '../../time/zones';

/** The same clock of the same zone some days later. */
export function shifted({ start, end, zone }: Window, days: number): Window {
  const moved = (text: string): string => {
    const { date, time } = localOf(Date.parse(text), zone);
    return localText({ date: addDays(date, days), time });
  };
  return { start: moved(start), end: moved(end), zone };
}
