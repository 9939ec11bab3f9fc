import { useEffect, useState } from 'react';
import type { Row } from '../state/rows.ts';
import { useMarks } from './marks-context.tsx';

/** Whoever has the window in front and the comments in it sees them, up to the `newest`; another window in front sees nothing. */
export const useSeen = (row: Row, newest: number): void => {
  const { see } = useMarks();
  useEffect(() => {
    const look = (): void => {
      if (newest > 0 && document.visibilityState === 'visible' && document.hasFocus()) see(row, newest);
    };
    look();
    globalThis.addEventListener('focus', look);
    return () => globalThis.removeEventListener('focus', look);
  }, [row, newest, see]);
};

/** The last comment that had been seen when the list was opened: what others wrote since is marked as new. */
export const useSeenBefore = ({ id }: Row): number => {
  const { seenOf } = useMarks();
  const [seen] = useState(() => seenOf(id));
  return seen;
};
