import { useSyncExternalStore } from 'react';
import type { DraftStorage } from './drafts.ts';

const NO_STORAGE: DraftStorage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined, key: () => null, length: 0 };

/** `localStorage`, or one that forgets where the browser forbids it. */
export const deviceStorage = (): DraftStorage => {
  try {
    return globalThis.localStorage;
  } catch {
    return NO_STORAGE;
  }
};

/** True while the media query holds. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const media = globalThis.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => globalThis.matchMedia(query).matches,
  );

const NARROW = '(max-width: 760px)';

/** True where a row of the grid has no room and tasks are shown as cards. */
export const useNarrow = (): boolean => useMedia(NARROW);

/** The same at this moment, before anything is drawn. */
export const isNarrowNow = (): boolean => globalThis.matchMedia(NARROW).matches;

export const useDark = (): boolean => useMedia('(prefers-color-scheme: dark)');
