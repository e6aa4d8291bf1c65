import type { JSX } from 'preact';
import { usePage } from '../../../shell/page';
import { textOf } from '../value';
import { type InputProps, shared } from './props';

/** Yes or no. Without a default neither is chosen, so that nobody decides by leaving it alone. */
export function SwitchInput({ spec, ties, value, set }: InputProps): JSX.Element {
  const { t } = usePage();
  const chosen = textOf(value) || textOf(spec.default ?? undefined);
  return (
    <div class="es-radios">
      {(['true', 'false'] as const).map((each, index) => (
        <label key={each} class="es-radio">
          <input
            {...shared(ties)}
            type="radio"
            name={ties.id}
            id={index === 0 ? ties.id : undefined}
            checked={chosen === each}
            onChange={() => set(each)}
          />
          {t(each === 'true' ? 'form.yes' : 'form.no')}
        </label>
      ))}
    </div>
  );
}
