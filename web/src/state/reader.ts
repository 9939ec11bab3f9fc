import { useSyncExternalStore } from 'react';
import type { readText } from './read-text.ts';

/** Reads a text of a task as the server will. */
export type ReadText = typeof readText;

let known: ReadText | null = null;
let coming: Promise<void> | null = null;
const listeners = new Set<() => void>();

const load = async (): Promise<void> => {
  try {
    known = (await import('./read-text.ts')).readText;
    for (const listener of listeners) listener();
  } catch {
    // Asked for again by whoever needs it next.
    coming = null;
  }
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  coming ??= load();
  return () => listeners.delete(listener);
};

/** The reader; null until its code is here. Until then figures are those that the server gave. */
export const useReader = (): ReadText | null => useSyncExternalStore(subscribe, () => known);
