/** Whether the first rows are drawn. What the page asks for beside them waits until then: each answer would draw everything anew. */
import { useEffect, useSyncExternalStore } from 'react';

/** A grid that has no rows to draw, or whose code does not come, holds the rest back no longer. */
const LONGEST_MS = 2000;

let isDrawn = false;
const listeners = new Set<() => void>();

/** The rows are drawn, once the browser has painted what there is now. */
export const tellDrawn = (): void => {
  requestAnimationFrame(() =>
    setTimeout(() => {
      isDrawn = true;
      for (const listener of listeners) listener();
    }),
  );
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useDrawn = (): boolean => useSyncExternalStore(subscribe, () => isDrawn);

/** For a view of the sheet: the grid tells itself when its rows are drawn, others draw at once. */
export const useDrawing = (isGrid: boolean): void => {
  useEffect(() => {
    const timer = setTimeout(tellDrawn, isGrid ? LONGEST_MS : 0);
    return () => clearTimeout(timer);
  }, [isGrid]);
};
