import { useEffect, type RefObject } from 'react';

/** So close to the end (px), one is at the end. */
const CLOSE = 80;

/** Shows the end of what the panel holds, and stays there as it grows, unless the person has gone up to read. */
export const useEnd = (place: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const panel = place.current?.closest('.task-panel');
    if (place.current === null || panel === null || panel === undefined) return undefined;
    let isAtEnd = true;
    const look = (): void => {
      isAtEnd = panel.scrollHeight - panel.scrollTop - panel.clientHeight < CLOSE;
    };
    const growth = new ResizeObserver(() => {
      if (isAtEnd) panel.scrollTo({ top: panel.scrollHeight });
    });
    growth.observe(place.current);
    panel.addEventListener('scroll', look);
    return () => {
      growth.disconnect();
      panel.removeEventListener('scroll', look);
    };
  }, [place]);
};
