import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../../../icon/Icon';
import { usePage } from '../../../shell/page';
import { rowsOf } from '../value';
import { type InputProps, shared } from './props';

/** A list, one row for each item. There is always a row to type in. */
export function ListRows({ spec, ties, value, set }: InputProps): JSX.Element {
  const { t } = usePage();
  const box = useRef<HTMLDivElement>(null);
  const given = rowsOf(value);
  const rows = given.length === 0 ? [''] : given;
  const defaults = rowsOf(spec.default ?? undefined);

  const focus = (index: number): void => {
    requestAnimationFrame(() => box.current?.querySelectorAll('input')[index]?.focus());
  };
  return (
    <div class="es-rows" ref={box}>
      {rows.map((row, index) => (
        // Rows have no identity but their place.
        <div key={index} class="es-rows__row">
          <input
            {...shared(ties)}
            id={index === 0 ? ties.id : undefined}
            class="jenkins-input"
            dir="auto"
            aria-label={t('form.row', { index: index + 1 })}
            placeholder={defaults[index] ?? ''}
            value={row}
            onInput={(input) => set(rows.map((each, at) => (at === index ? input.currentTarget.value : each)))}
          />
          {rows.length > 1 && (
            <button
              type="button"
              class="jenkins-button jenkins-button--tertiary"
              aria-label={t('form.removeRow', { index: index + 1 })}
              onClick={() => {
                set(rows.filter((_, at) => at !== index));
                focus(Math.max(0, index - 1));
              }}
            >
              <Icon name="cross" />
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        class="jenkins-button"
        onClick={() => {
          set([...rows, '']);
          focus(rows.length);
        }}
      >
        <Icon name="plus" />
        {t('form.addRow')}
      </button>
    </div>
  );
}
