import type { JSX, RefObject } from 'preact';
import type { ParameterSpec } from '../api/places';
import { Icon } from '../icon/Icon';
import { usePage } from '../shell/page';
import { fieldId, labelKey, parameterPointer } from './pointer';

interface Props {
  problems: Map<string, string>;
  specs: readonly ParameterSpec[];
  box: RefObject<HTMLDivElement>;
  /** How to get to a field; where it stands on the same page, it is focused. */
  focus?: (pointer: string) => void;
}

export function focusField(pointer: string): void {
  const field = document.getElementById(fieldId(pointer));
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** Everything that is wrong, in one place, each with the way to its field. */
export function ErrorSummary({ problems, specs, box, focus = focusField }: Props): JSX.Element | null {
  const { t } = usePage();
  const label = (pointer: string): string => {
    const key = labelKey(pointer);
    if (key !== undefined) {
      return t(key);
    }
    const spec = specs.find(({ name }) => parameterPointer(name) === pointer);
    return spec === undefined ? pointer : spec.label || spec.name;
  };
  return problems.size === 0 ? null : (
    <div class="es-note es-note--bad es-summary" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" />
      <div>
        <p class="es-why__cause">{t('form.problems', { count: problems.size })}</p>
        <ul>
          {[...problems].map(([pointer, message]) => (
            <li key={pointer}>
              <button type="button" class="es-link" onClick={() => focus(pointer)}>
                <bdi>{label(pointer)}</bdi>
              </button>
              : <bdi>{message}</bdi>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
