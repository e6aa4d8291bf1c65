import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

/** A part of the form. */
export function Section({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const id = useId();
  return (
    <section class="es-section es-form__section" aria-labelledby={id}>
      <h2 class="es-heading" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
