import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  title: string;
  children: ComponentChildren;
  /** Escape, or a choice not to. */
  close: () => void;
}

/** A modal question. The browser keeps the focus in it, and gives it back afterwards. */
export function Dialog({ title, children, close }: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    };
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
