import { useSyncExternalStore } from 'react';
import { createLine, type LineState } from '../state/line.ts';

/** Told to the window once requests reach the server again: what waits can be sent, and what is shown read anew. */
export const LINE_BACK = 'shishi:line-back';

const ANSWER_MS = 5000;

/** The page's line to its server. */
export const line = createLine({
  ask: () =>
    fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) }).then(
      () => true,
      () => false,
    ),
  now: Date.now,
  random: Math.random,
  onBack: () => globalThis.dispatchEvent(new Event(LINE_BACK)),
});

const wake = (): void => {
  if (document.visibilityState === 'visible') line.wake();
};

/** Asks at once where the browser, or somebody who comes back to the page, gives reason to. */
export const watchLine = (): void => {
  globalThis.addEventListener('online', wake);
  globalThis.addEventListener('offline', line.failed);
  document.addEventListener('visibilitychange', wake);
};

export const useLine = (): LineState => useSyncExternalStore(line.subscribe, line.state);
