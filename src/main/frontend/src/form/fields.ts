import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Typed } from './typed';

/** What the fields of one form share. */
export interface Fields {
  typed: Typed;
  change: (to: Partial<Typed>) => void;
  /** What to say at a field: only once the person has been there, or has tried to send. */
  problem: (pointer: string) => string | undefined;
  notices: (pointer: string) => string[];
  /** The person has left a field. */
  left: (pointer: string) => void;
  /** Whether a field can no longer change, because the event has begun. */
  locked: (pointer: string) => boolean;
}

export const FieldsContext = createContext<Fields | null>(null);

export function useFields(): Fields {
  const fields = useContext(FieldsContext);
  if (fields === null) {
    throw new Error('no form around this field');
  }
  return fields;
}
