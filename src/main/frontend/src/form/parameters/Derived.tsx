import type { JSX } from 'preact';
import type { ParameterSpec } from '../../api/places';
import { Icon } from '../../icon/Icon';
import { usePage } from '../../shell/page';
import { audienceOf } from '../draft';
import { useFields } from '../fields';

/** A parameter that nobody types, because it follows from what the event is. */
export function Derived({ spec }: { spec: ParameterSpec }): JSX.Element {
  const { say, t } = usePage();
  const { typed } = useFields();
  const audience = audienceOf(typed.audience);
  const value =
    spec.filledFrom === 'criticality'
      ? t(`criticality.${typed.criticality}`)
      : audience === undefined
        ? t('facts.none')
        : say.number(audience);
  return (
    <div class="es-derived">
      <Icon name="people" />
      <div>
        <span class="es-field__label">
          <bdi>{spec.label || spec.name}</bdi>
        </span>
        <span class="es-muted">
          {t(spec.filledFrom === 'criticality' ? 'form.fromCriticality' : 'form.fromAudience', { value })}
        </span>
      </div>
    </div>
  );
}
