import type { ComponentChildren, JSX } from 'preact';
import type { Scheduled, Value } from '../api/words';
import { EVERYTHING } from '../route/listState';
import { addressOf } from '../route/route';
import { LongText } from '../shell/LongText';
import { usePage } from '../shell/page';
import { durationOf } from '../time/durations';
import { webAddress } from './Console';

/** What its owner said of it. */
export function Facts({ event }: { event: Scheduled }): JSX.Element {
  const { env, say, t } = usePage();
  const { window, target } = event;
  return (
    <section class="es-section" aria-labelledby="es-facts">
      <h2 class="es-heading" id="es-facts">
        {t('facts.title')}
      </h2>
      <dl class="es-facts">
        <Fact name={t('field.owner')}>{event.owner}</Fact>
        {event.folder !== '' && <Fact name={t('field.folder')}>{event.folder}</Fact>}
        {event.build !== null && (
          <Fact name={t('facts.build')}>
            <Build {...event.build} />
          </Fact>
        )}
        {event.series !== null && (
          <Fact name={t('facts.series')}>
            <a
              href={addressOf({
                view: 'events',
                env: env.name,
                list: { ...EVERYTHING, series: event.series, sort: 'start' },
              })}
            >
              {t('facts.allOfSeries')}
            </a>
          </Fact>
        )}
        <Fact name={t('field.audience')}>
          {event.audience === null ? t('facts.none') : t('facts.people', { count: event.audience })}
        </Fact>
        <Fact name={t('field.criticality')}>{t(`criticality.${event.criticality}`)}</Fact>
        <Fact name={t('field.performanceTarget')}>
          <LongText text={event.performanceTarget || t('facts.none')} />
        </Fact>
        <Fact name={t('facts.ownZone', { zone: window.zone })}>
          {say.window(Date.parse(window.start), Date.parse(window.end), window.zone)}
        </Fact>
        {event.unknownZone != null && (
          <Fact name={t('facts.unknownZone')}>{t('facts.unknownZoneWhy', { zone: event.unknownZone })}</Fact>
        )}
        <Fact name={t('facts.lead')}>{say.duration(durationOf(event.lead))}</Fact>
        {event.safeguard != null && (
          <Fact name={t('health.safeguard')}>
            {t('facts.safeguard', { time: say.moment(Date.parse(event.safeguard.armedFor)) })}
          </Fact>
        )}
        <Fact name={t('field.target')}>
          {target.name} <span class="es-muted">{t('facts.version', { version: target.version })}</span>
        </Fact>
        {event.notes !== '' && (
          <Fact name={t('field.notes')}>
            <LongText text={event.notes} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** The pipeline run that made it; only its name where its address is none that a browser opens as a page. */
function Build({ label, url }: { label: string; url: string }): JSX.Element {
  const href = webAddress(url, location.href);
  return href === null ? <>{label}</> : <a href={href}>{label}</a>;
}

/** What its target was given. */
export function Parameters({ event }: { event: Scheduled }): JSX.Element | null {
  const { t } = usePage();
  const given = Object.entries(event.parameters);
  const derived = Object.entries(event.derivedParameters);
  const text = (value: Value): string => (Array.isArray(value) ? value.join('\n') : value);
  return given.length + derived.length === 0 ? null : (
    <section class="es-section" aria-labelledby="es-parameters">
      <h2 class="es-heading" id="es-parameters">
        {t('parameters.title')}
      </h2>
      <dl class="es-facts">
        {given.map(([name, value]) => (
          <Fact key={name} name={name}>
            <LongText text={text(value)} />
          </Fact>
        ))}
        {derived.map(([name, value]) => (
          <Fact key={name} name={name}>
            <LongText text={text(value)} /> <span class="es-muted">{t('parameters.derived')}</span>
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="es-fact">
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
