import type { JSX } from 'preact';
import type { ParameterSpec } from '../../api/places';
import { usePage } from '../../shell/page';
import { Skeleton } from '../../shell/Skeleton';
import { Trouble } from '../../shell/Trouble';
import { useFields } from '../fields';
import { Section } from '../Section';
import { ParameterField } from './ParameterField';
import type { Specs } from './useSpecs';

/** What the chosen target wants to know. */
export function SettingsSection({ specs }: { specs: Specs }): JSX.Element {
  const { t } = usePage();
  const { typed } = useFields();
  return (
    <Section title={t('form.settings')}>
      {typed.target === null ? (
        <p class="es-muted">{t('form.settingsLater')}</p>
      ) : specs.failure !== undefined ? (
        <Trouble failure={specs.failure} t={t} retry={specs.retry} />
      ) : specs.list === undefined ? (
        <Skeleton lines={3} t={t} />
      ) : specs.list.length === 0 ? (
        <p class="es-muted">{t('form.noSettings')}</p>
      ) : (
        <Inputs specs={specs.list} />
      )}
    </Section>
  );
}

/** What must be answered stands open; what has a default can be left alone. */
function Inputs({ specs }: { specs: ParameterSpec[] }): JSX.Element {
  return (
    <>
      {[...specs]
        .sort((a, b) => Number(b.required) - Number(a.required))
        .map((spec) => (
          <ParameterField key={spec.name} spec={spec} />
        ))}
    </>
  );
}
