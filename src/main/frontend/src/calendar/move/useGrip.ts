import { useRef, useState } from 'preact/hooks';
import type { Scheduled } from '../../api/words';
import { usePage } from '../../shell/page';
import { movable, useMove } from './move';
import { moveOf, type Shift } from './shift';

/** What one pixel means where the event is shown. */
export interface Scale {
  /** How many days a step to the side is, and how wide it is. */
  days?: (box: Element) => number;
  /** How many minutes a pixel is. */
  minutesAcross?: (box: Element) => number;
  minutesDown?: (box: Element) => number;
}

export interface Grip {
  /** How far it is held from its place; undefined while nobody holds it. */
  held: { x: number; y: number; endOnly: boolean } | undefined;
  onPointerDown: (press: PointerEvent) => void;
  onKeyDown: (press: KeyboardEvent) => void;
  onClickCapture: (click: MouseEvent) => void;
}

const SNAP = 15;
const SLACK = 5;
/** Where a press takes only the end. */
export const END = 'data-end';

/** Lets an event be put elsewhere: by hand, or with Shift and an arrow key. Nothing happens before it is confirmed. */
export function useGrip(event: Scheduled, scale: Scale): Grip {
  const { say } = usePage();
  const ask = useMove();
  const [held, setHeld] = useState<Grip['held']>();
  const dragged = useRef(false);
  const may = movable(event);

  const shiftOf = (x: number, y: number, box: Element, endOnly: boolean): Shift => {
    const snap = (minutes: number): number => Math.round(minutes / SNAP) * SNAP;
    const { days, minutesAcross, minutesDown } = scale;
    return {
      days: days === undefined ? 0 : Math.round(x / days(box)),
      minutes:
        (minutesAcross === undefined ? 0 : snap(x * minutesAcross(box))) +
        (minutesDown === undefined ? 0 : snap(y * minutesDown(box))),
      endOnly,
    };
  };
  const propose = (shift: Shift): void => {
    const move = moveOf(event, shift, say.zone);
    if (move !== undefined) {
      ask(move);
    }
  };

  function onPointerDown(press: PointerEvent): void {
    const target = press.currentTarget as HTMLElement;
    const endOnly = may === 'end' || (press.target as Element).closest(`[${END}]`) !== null;
    if (press.button !== 0 || may === 'none' || press.pointerType === 'touch') {
      return;
    }
    const box = target.closest('[data-grid]') ?? target;
    dragged.current = false;
    const distance = (at: PointerEvent) => ({ x: at.clientX - press.clientX, y: at.clientY - press.clientY });
    // Right-to-left calendars go on to the left.
    const turned = getComputedStyle(box).direction === 'rtl' ? -1 : 1;
    const onMove = (at: PointerEvent): void => {
      const { x, y } = distance(at);
      if (dragged.current || Math.abs(x) + Math.abs(y) > SLACK) {
        dragged.current = true;
        setHeld({ x, y, endOnly });
      }
    };
    const letGo = (): void => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', letGo);
      setHeld(undefined);
    };
    const onUp = (at: PointerEvent): void => {
      letGo();
      if (dragged.current) {
        const { x, y } = distance(at);
        propose(shiftOf(x * turned, y, box, endOnly));
      }
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', letGo);
  }

  function onKeyDown(press: KeyboardEvent): void {
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[press.key];
    const upDown = { ArrowUp: -1, ArrowDown: 1 }[press.key];
    if (!press.shiftKey || may === 'none' || (sideways === undefined && upDown === undefined)) {
      return;
    }
    press.preventDefault();
    // Sideways by days; up and down the end, by quarters of an hour.
    propose(
      sideways !== undefined
        ? { days: sideways, minutes: 0, endOnly: may === 'end' }
        : { days: 0, minutes: (upDown ?? 0) * SNAP, endOnly: true },
    );
  }

  return {
    held,
    onPointerDown,
    onKeyDown,
    // What ends a drag is no click on the link.
    onClickCapture: (click) => {
      if (dragged.current) {
        click.preventDefault();
        click.stopPropagation();
        dragged.current = false;
      }
    },
  };
}
