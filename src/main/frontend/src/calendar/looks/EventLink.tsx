import type { ComponentChildren, JSX } from 'preact';
import type { Scheduled } from '../../api/words';
import { addressOf } from '../../route/route';
import { usePage } from '../../shell/page';
import { LOOK } from '../../status/look';
import { END, type Scale, useGrip } from '../move/useGrip';
import { movable } from '../move/move';

interface Props {
  event: Scheduled;
  scale: Scale;
  class: string;
  /** A handle at its end, which can be taken by itself. */
  handle: boolean;
  children: ComponentChildren;
}

/** An event in a calendar: a link to it, which can also be taken and put elsewhere. */
export function EventLink({ event, scale, class: extra, handle, children }: Props): JSX.Element {
  const { say, t } = usePage();
  const { held, ...grip } = useGrip(event, scale);
  const may = movable(event);
  const window = say.window(Date.parse(event.window.start), Date.parse(event.window.end));
  const style =
    held === undefined ? undefined : held.endOnly ? undefined : { transform: `translate(${held.x}px, ${held.y}px)` };
  return (
    <a
      class={`es-bar ${extra} es-bar--${LOOK[event.status].tone} ${held === undefined ? '' : 'es-bar--held'} ${may === 'all' ? 'es-bar--movable' : ''}`}
      href={addressOf({ view: 'event', env: event.environment, id: event.id })}
      title={`${event.name}\n${window}\n${t(`status.${event.status}`)}`}
      aria-describedby={may === 'none' ? undefined : 'es-move-hint'}
      draggable={false}
      style={style}
      {...grip}
    >
      {children}
      <span class="es-hidden">
        {' '}
        {window}, {t(`status.${event.status}`)}
      </span>
      {handle && may !== 'none' && <span class="es-bar__end" {...{ [END]: '' }} />}
      {held?.endOnly === true && (
        <span class="es-bar__stretch" style={{ transform: `translate(${held.x}px, ${held.y}px)` }} />
      )}
    </a>
  );
}

/** Said once for all events of a calendar. */
export function MoveHint(): JSX.Element {
  const { t } = usePage();
  return (
    <p class="es-hidden" id="es-move-hint">
      {t('move.hint')}
    </p>
  );
}
