import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Spread, TargetStatistics } from '../api/around';
import type { CatalogTarget } from '../api/places';
import { Icon } from '../icon/Icon';
import { prose } from '../prose/prose';
import { EVERYTHING } from '../route/listState';
import { addressOf } from '../route/route';
import { LongText } from '../shell/LongText';
import { usePage } from '../shell/page';
import { LOOK } from '../status/look';
import { durationOf } from '../time/durations';
import { Parameters } from './Parameters';

interface Props {
  target: CatalogTarget;
  statistics: TargetStatistics | undefined;
}

/** One target: what it is, whether it can be used or why not, and how it went. */
export function TargetCard({ target, statistics }: Props): JSX.Element {
  const { env, t } = usePage();
  const [open, setOpen] = useState(false);
  const { title, text } = prose(target.description);
  const usual = target.versions.find((version) => version.default) ?? target.versions[0];
  const outputs = usual?.outputs ?? [];
  return (
    <li class="es-form__section es-catalog__target">
      <div class="es-panel__top">
        <div>
          <h2 class="es-heading">
            <bdi>{title ?? target.name}</bdi>
          </h2>
          <p class="es-muted">
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
          </p>
        </div>
        <span class={`es-status es-status--${target.usable ? 'good' : 'bad'}`}>
          <Icon name={target.usable ? 'check' : 'alert'} />
          {t(target.usable ? 'catalog.usable' : 'catalog.unusable')}
        </span>
      </div>
      {text !== '' && (
        <p class="es-catalog__text">
          <LongText text={text} />
        </p>
      )}
      {target.problems.length > 0 && (
        <ul class="es-catalog__problems">
          {target.problems.map((problem) => (
            <li key={problem}>
              <bdi>{problem}</bdi>
            </li>
          ))}
        </ul>
      )}
      <Figures statistics={statistics} />
      <dl class="es-catalog__facts">
        {target.versions.length > 0 && (
          <div>
            <dt class="es-muted">{t('catalog.versions')}</dt>
            <dd>
              {target.versions.map(({ id, label, default: isDefault }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <bdi>{isDefault ? t('form.usualVersion', { version: label }) : label}</bdi>
                </span>
              ))}
            </dd>
          </div>
        )}
        {outputs.length > 0 && (
          <div>
            <dt class="es-muted">{t('catalog.outputs')}</dt>
            <dd>
              <bdi>{outputs.join(', ')}</bdi>
            </dd>
          </div>
        )}
      </dl>
      {usual !== undefined && (
        <details class="es-details" onToggle={(toggle) => setOpen(toggle.currentTarget.open)}>
          <summary>
            {t('catalog.parameters')}
            <span class="es-hidden">: {target.name}</span>
          </summary>
          {open && <Parameters target={{ type: target.type, name: target.name, version: usual.id }} />}
        </details>
      )}
      {statistics !== undefined && (
        <a
          href={addressOf({
            view: 'events',
            env: env.name,
            list: { ...EVERYTHING, target: `${target.type}:${target.name}` },
          })}
        >
          {t('catalog.all')}
          <span class="es-hidden">: {target.name}</span>
        </a>
      )}
    </li>
  );
}

/** How often, how well and how fast. */
function Figures({ statistics }: { statistics: TargetStatistics | undefined }): JSX.Element {
  const { env, say, t } = usePage();
  if (statistics === undefined || statistics.events === 0) {
    return <p class="es-muted">{t('catalog.never')}</p>;
  }
  const { events, succeeded, failed, preroll, postroll, last } = statistics;
  const over = succeeded + failed;
  return (
    <dl class="es-figures">
      <Figure name={t('catalog.events')}>{say.number(events)}</Figure>
      {over > 0 && <Figure name={t('catalog.success')}>{say.percent(succeeded / over)}</Figure>}
      <Took name={t('catalog.up')} spread={preroll} />
      <Took name={t('catalog.down')} spread={postroll} />
      {last.length > 0 && (
        <Figure name={t('catalog.last')}>
          <span class="es-catalog__last">
            {last.map(({ id, name, status, start }) => (
              <a
                key={id}
                class={`es-catalog__dot es-catalog__dot--${LOOK[status].tone}`}
                href={addressOf({ view: 'event', env: env.name, id })}
                title={`${name}\n${t(`status.${status}`)} · ${say.moment(Date.parse(start))}`}
              >
                <Icon name={LOOK[status].icon} />
                <span class="es-hidden">
                  <bdi>{name}</bdi>, {t(`status.${status}`)}, {say.moment(Date.parse(start))}
                </span>
              </a>
            ))}
          </span>
        </Figure>
      )}
    </dl>
  );
}

function Took({ name, spread: { p50, p90 } }: { name: string; spread: Spread }): JSX.Element | null {
  const { say, t } = usePage();
  return p50 === null || p90 === null ? null : (
    <Figure name={name}>
      <span title={t('catalog.spread', { p50: say.duration(durationOf(p50)), p90: say.duration(durationOf(p90)) })}>
        {say.brief(durationOf(p50))}
      </span>
      <span class="es-muted es-figures__small"> {t('catalog.ninety', { duration: say.brief(durationOf(p90)) })}</span>
    </Figure>
  );
}

function Figure({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt class="es-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
