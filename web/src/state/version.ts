/** The service worker that keeps the page's files on this device, and whether it has a newer page than the one that is open. */
import { useEffect, useSyncExternalStore } from 'react';
import { line, LINE_BACK } from '../api/line.ts';
import { isPageCurrent } from '../api/page-version.ts';

const HOUR_MS = 3600_000;
/** Keeping the page's files takes the line and the processor for a moment: the rows are drawn first. */
const DRAWN_MS = 2000;
/** So long after a newer page could not be fetched whole, it is tried again. */
const AGAIN_MS = 10_000;

const isKept = import.meta.env.PROD && 'serviceWorker' in navigator;

let isOutdated = false;
const listeners = new Set<() => void>();

const tellOutdated = (): void => {
  isOutdated = true;
  for (const listener of listeners) listener();
};

/** Calls back once a newer page that has been found could not be fetched whole, as on a line that breaks. */
const watchFetching = (registration: ServiceWorkerRegistration, failed: () => void): void =>
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    let before = next?.state;
    next?.addEventListener('statechange', () => {
      if (before === 'installing' && next.state === 'redundant') failed();
      before = next.state;
    });
  });

const register = async (): Promise<void> => {
  const registration = await navigator.serviceWorker.register('/sw.js');
  const update = (): void => void registration.update().catch(again);
  // While the line is away nothing is tried: its return is told.
  const again = (): void => void setTimeout(() => line.state().isAway || update(), AGAIN_MS);
  watchFetching(registration, again);
  setInterval(update, HOUR_MS);
  globalThis.addEventListener(LINE_BACK, update);
};

/** Keeps the page's files once the component is there, but for `npm run dev`. */
export const useKeptPage = (): void => {
  useEffect(() => {
    if (!isKept) return undefined;
    // Where the browser forbids it, the page does without.
    const timer = setTimeout(() => void register().catch(() => undefined), DRAWN_MS);
    return () => clearTimeout(timer);
  }, []);
};

/** Tells once the files that are kept are another page's than this. */
export const watchVersion = (): void => {
  // A part of a page that has been replaced: it can no longer be had.
  globalThis.addEventListener('vite:preloadError', () => line.state().isAway || tellOutdated());
  if (!isKept) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    void isPageCurrent().then((isCurrent) => isCurrent || tellOutdated());
  });
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useNewVersion = (): boolean => useSyncExternalStore(subscribe, () => isOutdated);
