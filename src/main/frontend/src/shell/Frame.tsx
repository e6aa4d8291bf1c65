import type { ComponentChildren, JSX } from 'preact';
import type { Environment } from '../api/places';
import { useNow } from '../live/useNow';
import { EVERYTHING } from '../route/listState';
import { hashOf } from '../route/route';
import { offsetName } from '../time/zones';
import { Health } from './Health';
import { usePage } from './page';

/** What stands around every view: which environment, what time it is, what is wrong with it as a whole. */
export function Frame({ all, children }: { all: Environment[]; children: ComponentChildren }): JSX.Element {
  const { env, go, say, t } = usePage();
  const now = useNow();
  return (
    <>
      <div class="es-frame">
        <nav class="es-frame__where" aria-label={t('frame.environment')}>
          {all.length > 1 ? (
            <div class="jenkins-select es-frame__select">
              {' '}
              <select
                class="jenkins-select__input"
                aria-label={t('frame.environment')}
                value={env.name}
                onChange={(change) => go({ view: 'events', env: change.currentTarget.value, list: EVERYTHING })}
              >
                {all.map(({ name, label }) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
          ) : (
            <a class="es-frame__name" href={hashOf({ view: 'events', env: env.name, list: EVERYTHING })}>
              <bdi>{env.label}</bdi>
            </a>
          )}
        </nav>
        <p class="es-frame__clock">
          <span class="es-hidden">{t('frame.clock')}</span>
          <time dateTime={new Date(now).toISOString()}>{say.time(now)}</time>
          <span class="es-muted">
            {say.zone} · {offsetName(now, say.zone)}
          </span>
        </p>
      </div>
      <Health />
      {children}
    </>
  );
}
