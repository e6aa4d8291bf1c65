import type { JSX } from 'preact';
import type { TargetStatistics } from '../../api/around';
import type { Catalog, CatalogTarget } from '../../api/places';
import { Icon } from '../../icon/Icon';
import { prose } from '../../prose/prose';
import { usePage } from '../../shell/page';
import { durationOf } from '../../time/durations';
import { Field } from '../Field';
import { useFields } from '../fields';
import { Section } from '../Section';
import { statisticsOf } from '../wizard/useStatistics';

/** The version that a target is used at when nobody says otherwise. */
export function usualVersion({ versions }: CatalogTarget): string {
  return (versions.find((version) => version.default) ?? versions[0])?.id ?? '';
}

interface Props {
  catalog: Catalog;
  statistics: readonly TargetStatistics[];
}

/** What to bring up: the targets that can be used as cards, the others below with the reason. */
export function TargetSection({ catalog, statistics }: Props): JSX.Element {
  const { t } = usePage();
  const { typed, change } = useFields();
  const usable = catalog.targets.filter((target) => target.usable);
  const others = catalog.targets.filter((target) => !target.usable);
  const chosen = usable.find(({ name, type }) => name === typed.target?.name && type === typed.target.type);
  const gone = typed.target !== null && chosen === undefined;

  return (
    <Section title={t('form.target')}>
      {catalog.gaps.map((gap) => (
        <p key={gap} class="es-note es-note--warn">
          <Icon name="alert" />
          <span>{t('form.gap', { gap })}</span>
        </p>
      ))}
      {gone && typed.target !== null && (
        <p class="es-note es-note--warn">
          <Icon name="alert" />
          <span>{t('form.goneTarget', { target: typed.target.name })}</span>
        </p>
      )}
      <Field pointer="/target/name" label={t('field.target')} help={t('help.target')} as="group" required>
        {(ties) => (
          <div class="es-targets">
            {usable.length === 0 && <p class="es-muted">{t('form.noTargets')}</p>}
            {usable.map((target, index) => (
              <Card
                key={`${target.type} ${target.name}`}
                target={target}
                usual={statisticsOf(statistics, target)}
                id={index === 0 ? ties.id : undefined}
                checked={target === chosen}
                choose={() => {
                  change({ target: { type: target.type, name: target.name, version: usualVersion(target) } });
                  ties.onBlur();
                }}
              />
            ))}
          </div>
        )}
      </Field>
      {chosen !== undefined && chosen.versions.length > 1 && (
        <Field pointer="/target/version" label={t('field.version')} class="es-field--short" required>
          {(ties) => (
            <div class="jenkins-select">
              <select
                {...ties}
                class="jenkins-select__input"
                value={typed.target?.version}
                onChange={(select) =>
                  change({ target: { type: chosen.type, name: chosen.name, version: select.currentTarget.value } })
                }
              >
                {chosen.versions.map((version) => (
                  <option key={version.id} value={version.id}>
                    {version.default ? t('form.usualVersion', { version: version.label }) : version.label}
                  </option>
                ))}
              </select>
            </div>
          )}
        </Field>
      )}
      {others.length > 0 && <Unusable targets={others} />}
    </Section>
  );
}

interface CardProps {
  target: CatalogTarget;
  usual: TargetStatistics | undefined;
  id: string | undefined;
  checked: boolean;
  choose: () => void;
}

function Card({ target, usual, id, checked, choose }: CardProps): JSX.Element {
  const { say, t } = usePage();
  const { title, text } = prose(target.description);
  return (
    <label class={`es-target ${checked ? 'es-target--chosen' : ''}`}>
      <input type="radio" name="target" id={id} checked={checked} onChange={choose} />
      <span class="es-target__name">
        <bdi>{title ?? target.name}</bdi>
      </span>
      <span class="es-muted es-target__kind">
        {t(`target.${target.type}`)}
        {title !== undefined && (
          <>
            {' · '}
            <bdi>{target.name}</bdi>
          </>
        )}
        {target.owner !== '' && (
          <>
            {' · '}
            <bdi>{target.owner}</bdi>
          </>
        )}
      </span>
      <span class="es-target__description">
        <bdi>{text}</bdi>
      </span>
      {usual?.preroll.p50 != null && (
        <span class="es-muted es-target__usual">
          <Icon name="clock" />
          {t('form.usually', { duration: say.brief(durationOf(usual.preroll.p50)) })}
        </span>
      )}
    </label>
  );
}

function Unusable({ targets }: { targets: CatalogTarget[] }): JSX.Element {
  const { t } = usePage();
  return (
    <details class="es-details">
      <summary>{t('form.unusable', { count: targets.length })}</summary>
      <ul class="es-unusable">
        {targets.map((target) => (
          <li key={`${target.type} ${target.name}`}>
            <strong>
              <bdi>{target.name}</bdi>
            </strong>
            <ul>
              {target.problems.map((problem) => (
                <li key={problem}>
                  <bdi>{problem}</bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
