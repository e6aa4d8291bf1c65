import type { JSX } from 'preact';
import type { Conflict } from '../../api/words';
import { Icon } from '../../icon/Icon';
import { addressOf } from '../../route/route';
import { usePage } from '../../shell/page';

/** Other events that need the same target at the same time: told, because nobody else would. */
export function Conflicts({ conflicts }: { conflicts: readonly Conflict[] }): JSX.Element | null {
  const { env, say, t } = usePage();
  return conflicts.length === 0 ? null : (
    <div class="es-note es-note--warn es-conflicts" role="status">
      <Icon name="alert" />
      <div>
        <p class="es-why__cause">{t('conflicts.title', { count: conflicts.length })}</p>
        <ul>
          {conflicts.map(({ id, name, window }) => (
            <li key={id}>
              <a href={addressOf({ view: 'event', env: env.name, id })} target="_blank" rel="noopener">
                <bdi>{name}</bdi>
                <span class="es-hidden"> {t('console.newTab')}</span>
              </a>{' '}
              <span class="es-muted">{say.window(Date.parse(window.start), Date.parse(window.end))}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
