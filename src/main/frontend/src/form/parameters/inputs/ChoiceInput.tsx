import type { JSX } from 'preact';
import { usePage } from '../../../shell/page';
import { rowsOf, textOf } from '../value';
import { type InputProps, shared } from './props';

/** One of the values that the target allows. */
export function ChoiceInput({ spec, ties, value, set, radios }: InputProps): JSX.Element {
  const { t } = usePage();
  const { allowedValues } = spec.constraints;
  const fallback = spec.default === null ? undefined : textOf(spec.default);
  const chosen = textOf(value);
  if (radios) {
    return (
      <div class="es-radios">
        {allowedValues.map((allowed, index) => (
          <label key={allowed} class="es-radio">
            <input
              {...shared(ties)}
              type="radio"
              name={ties.id}
              id={index === 0 ? ties.id : undefined}
              checked={(chosen === '' ? fallback : chosen) === allowed}
              onChange={() => set(allowed)}
            />
            <bdi>{allowed}</bdi>
          </label>
        ))}
      </div>
    );
  }
  return (
    <div class="jenkins-select">
      <select
        {...ties}
        class="jenkins-select__input"
        value={chosen}
        onChange={(select) => set(select.currentTarget.value)}
      >
        <option value="">
          {fallback === undefined ? t('form.choose') : t('form.defaultOption', { value: fallback })}
        </option>
        {allowedValues.map((allowed) => (
          <option key={allowed} value={allowed}>
            {allowed}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Some of the values that the target allows. */
export function ListChoices({ spec, ties, value, set }: InputProps): JSX.Element {
  const chosen = value === undefined ? rowsOf(spec.default ?? undefined) : rowsOf(value);
  const { allowedValues } = spec.constraints;
  const toggle = (allowed: string): string[] =>
    allowedValues.filter((each) => (each === allowed ? !chosen.includes(each) : chosen.includes(each)));
  return (
    <div class="es-radios">
      {allowedValues.map((allowed, index) => (
        <label key={allowed} class="es-radio">
          <input
            {...shared(ties)}
            type="checkbox"
            id={index === 0 ? ties.id : undefined}
            checked={chosen.includes(allowed)}
            onChange={() => set(toggle(allowed))}
          />
          <bdi>{allowed}</bdi>
        </label>
      ))}
    </div>
  );
}
