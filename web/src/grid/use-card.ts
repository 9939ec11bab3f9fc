import { useEffect, useRef, useState, type RefObject } from 'react';
import { cellElement } from './cell-place.ts';

export type Card = {
  /** The row whose completion is explained, and its cell. */
  readonly shown: { readonly row: string; readonly cell: HTMLElement } | null;
  readonly show: (row: string, soon?: boolean) => void;
  readonly hide: (soon?: boolean) => void;
};

const PATIENCE_MS = 140;

/** Which completion card is open. A pointer that only passes by opens none, and one on its way to the card closes none. */
export const useCard = (grid: RefObject<HTMLElement | null>): Card => {
  const [shown, setShown] = useState<Card['shown']>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What the latest call asked for: the pointer asks again with every move.
  const wanted = useRef<string | null>(null);

  const after = (row: string | null, soon: boolean, act: () => void): void => {
    if (row === wanted.current && !soon) return;
    wanted.current = row;
    clearTimeout(timer.current);
    if (soon) act();
    else timer.current = setTimeout(act, PATIENCE_MS);
  };
  useEffect(() => {
    const root = grid.current;
    const close = (): void => {
      clearTimeout(timer.current);
      wanted.current = null;
      setShown(null);
    };
    root?.addEventListener('scroll', close, { capture: true, passive: true });
    return () => {
      clearTimeout(timer.current);
      root?.removeEventListener('scroll', close, { capture: true });
    };
  }, [grid]);

  return {
    shown,
    show: (row, soon = false) =>
      after(row, soon, () => {
        const cell = cellElement(grid.current, { row, column: 'completion' });
        setShown(cell === null ? null : { row, cell });
      }),
    hide: (soon = false) => after(null, soon, () => setShown(null)),
  };
};
