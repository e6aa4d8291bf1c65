import type { ParameterSpec } from '../../../api/places';
import type { Value } from '../../../api/words';
import type { Ties } from '../../Field';

export interface InputProps {
  spec: ParameterSpec;
  ties: Ties;
  value: Value | undefined;
  set: (value: Value) => void;
  radios: boolean;
}

/** What an input of several controls leaves to its group: ids are for one element each. */
export function shared({
  'aria-invalid': invalid,
  disabled,
  onBlur,
}: Ties): Omit<Ties, 'id' | 'aria-describedby' | 'aria-required'> {
  return { 'aria-invalid': invalid, disabled, onBlur };
}
