import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let arrivals = 0;

/** The view's one `h1`. After a navigation the focus is on it, so that a screen reader says where one is. */
export function Heading({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Not on the first view: there the host page's own order of reading begins.
    if (arrivals > 0) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    arrivals += 1;
  }, []);
  useEffect(() => {
    document.title = `${title} - Event Schedules`;
  }, [title]);
  return (
    <h1 class="es-title" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
