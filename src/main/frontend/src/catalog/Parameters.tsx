import type { JSX } from 'preact';
import type { Target } from '../api/words';
import { parameterHelp } from '../form/parameters/help';
import { useSpecs } from '../form/parameters/useSpecs';
import { usePage } from '../shell/page';
import { Skeleton } from '../shell/Skeleton';
import { Trouble } from '../shell/Trouble';

/** What a target wants to know; asked for when somebody looks. */
export function Parameters({ target }: { target: Target }): JSX.Element {
  const { env, t } = usePage();
  const specs = useSpecs(target);
  if (specs.failure !== undefined) {
    return <Trouble failure={specs.failure} t={t} retry={specs.retry} />;
  }
  if (specs.list === undefined) {
    return <Skeleton lines={3} t={t} />;
  }
  return specs.list.length === 0 ? (
    <p class="es-muted">{t('form.noSettings')}</p>
  ) : (
    <dl class="es-facts">
      {specs.list.map((spec) => (
        <div key={spec.name} class="es-fact">
          <dt>
            <bdi>{spec.name}</bdi>
            <span class="es-muted es-catalog__type">
              {spec.declaredType}
              {spec.required && ` · ${t('catalog.required')}`}
            </span>
          </dt>
          <dd class="es-field__help">
            {parameterHelp(spec, env.secrets, t)}
            {spec.constraints.allowedValues.length > 0 && (
              <p>
                <bdi>{spec.constraints.allowedValues.join(', ')}</bdi>
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
