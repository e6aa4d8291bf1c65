import type { JSX } from 'preact';
import type { Scheduled } from '../../api/words';
import { usePage } from '../../shell/page';
import { Acts } from './Acts';
import { choices } from './choices';

interface Props {
  event: Scheduled;
  refresh: () => Promise<void>;
  /** What the address asks for. */
  act?: 'extend' | undefined;
}

/** The one button that helps, and the others in a quiet row. */
export function Actions({ event, refresh, act }: Props): JSX.Element {
  const { t } = usePage();
  const { primary, others } = choices(event);
  return (
    <div class="es-actions" role="group" aria-label={t('actions.title')}>
      <Acts
        event={event}
        offered={primary === null ? others : [primary, ...others]}
        primary={primary}
        refresh={refresh}
        act={act}
      />
    </div>
  );
}
