import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Scheduled } from '../../api/words';

/** Where a person wants to put an event; asked about before it happens. Instants. */
export interface Move {
  event: Scheduled;
  start: number;
  end: number;
}

export const MoveContext = createContext<(move: Move) => void>(() => undefined);

export function useMove(): (move: Move) => void {
  return useContext(MoveContext);
}

/** Whether an event can be put elsewhere as a whole, or only its end. */
export function movable({ actions, status }: Scheduled): 'all' | 'end' | 'none' {
  return !actions.includes('change') ? 'none' : status === 'scheduled' ? 'all' : 'end';
}
