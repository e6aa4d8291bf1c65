import type { JSX } from 'preact';
import { textOf } from '../value';
import type { InputProps } from './props';

/** A line of text; also for numbers, because a number input changes them when somebody scrolls. */
export function TextInput({ spec, ties, value, set }: InputProps): JSX.Element {
  const numeric = spec.type === 'integer' ? 'numeric' : spec.type === 'number' ? 'decimal' : 'text';
  return (
    <input
      {...ties}
      class="jenkins-input"
      inputMode={spec.noEcho ? 'text' : numeric}
      dir="auto"
      autoComplete="off"
      spellcheck={false}
      placeholder={spec.noEcho ? '' : textOf(spec.default ?? undefined)}
      value={textOf(value)}
      onInput={(input) => set(input.currentTarget.value)}
    />
  );
}
