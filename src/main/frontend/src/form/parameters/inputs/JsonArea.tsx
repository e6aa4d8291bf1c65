import type { JSX } from 'preact';
import { shownOf, textOf } from '../value';
import type { InputProps } from './props';

/** A map, or a list of maps, as JSON. */
export function JsonArea({ spec, ties, value, set }: InputProps): JSX.Element {
  // A list is the API's own form of a list of maps; what is being typed is one text, and left as it is.
  const shown = Array.isArray(value) ? textOf(shownOf(spec, value)) : textOf(value);
  return (
    <textarea
      {...ties}
      class="jenkins-input es-area es-area--code"
      rows={Math.min(12, Math.max(4, shown.split('\n').length + 1))}
      spellcheck={false}
      placeholder={
        textOf(shownOf(spec, spec.default ?? undefined)) ||
        (spec.type === 'map_list' ? '[{"Key": "…"}]' : '{"Key": "…"}')
      }
      value={shown}
      onInput={(area) => set(area.currentTarget.value)}
    />
  );
}
