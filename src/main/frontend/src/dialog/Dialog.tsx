import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  title: string;
  children: ComponentChildren;
  /** Escape, or a choice not to. */
  close: () => void;
}

/** A modal question. The browser keeps the focus in it. */
export function Dialog({ title, children, close }: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Where the obvious answer would destroy something, a second press of Enter must not be it.
    shown?.querySelector<HTMLElement>('[data-safe]')?.focus();
    // Closed before it is taken away, so that the browser gives the focus back to where it was.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="es-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // Closing is the owner's: it takes the dialog away.
        event.preventDefault();
        close();
      }}
    >
      <h2 class="es-dialog__title" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
