import type { JSX } from 'preact';
import type { Window } from '../api/words';
import { usePage } from '../shell/page';
import { sameClock } from '../time/zones';

/** A window in the viewer's zone, and in the event's own where that shows another time. */
export function WindowText({ window: { start, end, zone } }: { window: Window }): JSX.Element {
  const { say } = usePage();
  const from = Date.parse(start);
  const to = Date.parse(end);
  return (
    <span class="es-window">
      <time dateTime={start}>{say.window(from, to)}</time>
      {!sameClock(zone, say.zone, from, to) && (
        <span class="es-muted" title={zone}>
          {say.window(from, to, zone)}
        </span>
      )}
    </span>
  );
}
