import type { JSX } from 'preact';
import type { T } from '../words/words';

/** The shape of what is being fetched. */
export function Skeleton({ lines, t }: { lines: number; t: T }): JSX.Element {
  return (
    <div class="es-skeleton" role="status">
      <span class="es-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="es-skeleton__line" aria-hidden="true" />
      ))}
    </div>
  );
}
