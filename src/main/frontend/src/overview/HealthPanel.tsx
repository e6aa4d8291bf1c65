import type { ComponentChildren, JSX } from 'preact';
import type { Scheduled } from '../api/words';
import { isLedByAws } from '../api/places';
import { Icon } from '../icon/Icon';
import { useNow } from '../live/useNow';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import { durationOf } from '../time/durations';

/** How the environment itself is: its runner, its catalog, and what takes events down when all else fails. */
export function HealthPanel({ active }: { active: Scheduled[] | undefined }): JSX.Element {
  const { env, say, t } = usePage();
  const now = useNow(5_000);
  const { runner, catalog } = env;
  const ago = (text: string): string => say.ago(now - Date.parse(text));
  return (
    <section class="es-panel" aria-labelledby="es-health">
      <h2 class="es-panel__title" id="es-health">
        <Icon name="pulse" />
        {t('health.title')}
      </h2>
      <dl class="es-health">
        <Line name={t('health.runner')} good={runner.trouble === null && runner.lastRound !== null}>
          {runner.lastRound === null ? t('health.noRound') : t('health.round', { ago: ago(runner.lastRound) })}
          {runner.inFlight > 0 && <Small>{t('health.inFlight', { count: runner.inFlight })}</Small>}
        </Line>
        <Line name={t('health.lateness')} good>
          {runner.lateness === null ? (
            t('health.noLateness')
          ) : (
            <>
              {t('health.median', { duration: say.brief(durationOf(runner.lateness.median)) })}
              <Small>
                {t('health.worst', {
                  p99: say.brief(durationOf(runner.lateness.p99)),
                  worst: say.brief(durationOf(runner.lateness.worst)),
                  count: runner.lateness.claims,
                })}
              </Small>
            </>
          )}
        </Line>
        <Line name={t('health.catalog')} good={catalog.asOf !== null && catalog.gaps.length === 0}>
          <a href={addressOf({ view: 'catalog', env: env.name })}>
            {catalog.asOf === null ? t('health.noCatalog') : t('health.read', { ago: ago(catalog.asOf) })}
          </a>
          {catalog.gaps.length > 0 && <Small>{t('health.gaps', { count: catalog.gaps.length })}</Small>}
        </Line>
        <Line name={t('health.safeguard')} good>
          {isLedByAws(env) ? t('health.safeguardAws') : <Safeguard active={active ?? []} />}
        </Line>
      </dl>
    </section>
  );
}

function Safeguard({ active }: { active: Scheduled[] }): JSX.Element {
  const { say, t } = usePage();
  const armed = active.flatMap(({ safeguard }) => (safeguard == null ? [] : [Date.parse(safeguard.armedFor)]));
  return armed.length === 0 ? (
    <>{t('health.noSafeguard')}</>
  ) : (
    <>
      {t('health.armed', { armed: armed.length, count: active.length })}
      <Small>{t('health.armedFor', { time: say.moment(Math.min(...armed)) })}</Small>
    </>
  );
}

function Line({ name, good, children }: { name: string; good: boolean; children: ComponentChildren }): JSX.Element {
  return (
    <div class={`es-health__line ${good ? '' : 'es-health__line--bad'}`}>
      <dt>
        <Icon name={good ? 'check' : 'alert'} />
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Small({ children }: { children: ComponentChildren }): JSX.Element {
  return <span class="es-muted es-health__small">{children}</span>;
}
