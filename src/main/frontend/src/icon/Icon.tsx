import type { JSX } from 'preact';
import { DRAWINGS, type IconName } from './drawings';

/** Decoration beside a word that says the same; never the only sign of anything. */
export function Icon({ name, class: extra = '' }: { name: IconName; class?: string }): JSX.Element {
  return (
    <svg class={`es-icon ${extra}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
