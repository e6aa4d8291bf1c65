import type { JSX } from 'preact';
import type { Counts as Known } from '../api/client';
import type { Status } from '../api/words';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/drawings';
import { EVERYTHING } from '../route/listState';
import { addressOf } from '../route/route';
import { usePage } from '../shell/page';
import { ACTIVE } from './now';

const GROUPS: readonly { key: Group; icon: IconName; tone: string; status: readonly Status[] }[] = [
  { key: 'ahead', icon: 'calendar', tone: 'calm', status: ['scheduled'] },
  { key: 'now', icon: 'live', tone: 'good', status: ACTIVE },
  { key: 'done', icon: 'check', tone: 'quiet', status: ['ended'] },
  { key: 'wrong', icon: 'alert', tone: 'bad', status: ['teardown_failed', 'failed', 'missed'] },
  { key: 'off', icon: 'ban', tone: 'quiet', status: ['cancelled'] },
];

export type Group = 'ahead' | 'now' | 'done' | 'wrong' | 'off';

/** How many events there are of each kind, each with the way to them. */
export function Counts({ counts }: { counts: Known | undefined }): JSX.Element {
  const { env, say, t } = usePage();
  return (
    <ul class="es-counts" aria-label={t('counts.title')} aria-busy={counts === undefined}>
      {GROUPS.map(({ key, icon, tone, status }) => {
        const count = status.reduce((sum, each) => sum + (counts?.[each] ?? 0), 0);
        return (
          <li key={key} class={`es-count es-count--${count > 0 ? tone : 'quiet'}`}>
            <a href={addressOf({ view: 'events', env: env.name, list: { ...EVERYTHING, status: [...status] } })}>
              <span class="es-count__number">{counts === undefined ? '–' : say.number(count)}</span>
              <span class="es-count__word">
                <Icon name={icon} />
                {t(`group.${key}`)}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
