import type { ComponentChildren, JSX } from 'preact';
import type { Environment } from '../api/places';
import { useNow } from '../live/useNow';
import { addressOf, type Route } from '../route/route';
import { offsetName } from '../time/zones';
import { Health } from './Health';
import { Navigation } from './Navigation';
import { usePage } from './page';

interface Props {
  all: Environment[];
  view: Route['view'];
  children: ComponentChildren;
}

/** What stands around every view: which environment, its places, what time it is, what is wrong with it as a whole. */
export function Frame({ all, view, children }: Props): JSX.Element {
  const { env, go, say, t } = usePage();
  const now = useNow();
  return (
    <>
      <div class="es-frame">
        <div class="es-frame__where">
          {all.length > 1 ? (
            <div class="jenkins-select es-frame__select">
              <select
                class="jenkins-select__input"
                aria-label={t('frame.environment')}
                value={env.name}
                onChange={(change) => go({ view: 'overview', env: change.currentTarget.value })}
              >
                {all.map(({ name, label }) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
          ) : (
            <a class="es-frame__name" href={addressOf({ view: 'overview', env: env.name })}>
              <bdi>{env.label}</bdi>
            </a>
          )}
        </div>
        <p class="es-frame__clock">
          <span class="es-hidden">{t('frame.clock')}</span>
          <time dateTime={new Date(now).toISOString()}>{say.time(now)}</time>
          {/* UTC has no other name for its offset. */}
          <span class="es-muted">{[...new Set([say.zone, offsetName(now, say.zone)])].join(' · ')}</span>
        </p>
      </div>
      <Navigation view={view} />
      <Health />
      {children}
    </>
  );
}
