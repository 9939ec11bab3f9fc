import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** So close to the end (px), one is at the end. */
const CLOSE = 80;

/** Shows the end of what the panel holds, and stays there as more comes, unless the person has gone up to read. */
export const useEnd = (place: RefObject<HTMLElement | null>): void => {
  const isAtEnd = useRef(true);
  useEffect(() => {
    const panel = place.current?.closest('.task-panel');
    const look = (): void => {
      if (panel !== undefined && panel !== null) isAtEnd.current = panel.scrollHeight - panel.scrollTop - panel.clientHeight < CLOSE;
    };
    panel?.addEventListener('scroll', look);
    return () => panel?.removeEventListener('scroll', look);
  }, [place]);
  // With every drawing: there may be more to show.
  useLayoutEffect(() => {
    const panel = place.current?.closest('.task-panel');
    if (isAtEnd.current) panel?.scrollTo({ top: panel.scrollHeight });
  });
};
