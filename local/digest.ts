/** The digest on this computer: the very handler that runs on AWS, at each whole minute, and at once where letters were asked for. */
import { setTimeout as pause } from 'node:timers/promises';
import type { DigestHandler } from '../functions/digest/handler.ts';

const MINUTE_MS = 60_000;

export type DigestLoop = {
  /** Letters were planned: they are sent now. */
  readonly nudge: () => void;
  /** Waits for the run under way. */
  readonly stop: () => Promise<void>;
};

/** @param log hears of runs that failed; the next one begins where they did */
export const startDigestLoop = (handler: DigestHandler, log: (line: object) => void): DigestLoop => {
  const stopping = new AbortController();
  let waking = new AbortController();
  const restUntilNextMinute = (): Promise<unknown> => {
    const signal = AbortSignal.any([stopping.signal, waking.signal]);
    return pause(MINUTE_MS - (Date.now() % MINUTE_MS), undefined, { signal }).catch(() => {});
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      // From here on a nudge asks for one more run.
      waking = new AbortController();
      // oxlint-disable no-await-in-loop -- one run after the other is the point
      await handler().catch((error: unknown) =>
        log({ level: 'error', what: 'digest', error: error instanceof Error ? error.name : typeof error }),
      );
      await restUntilNextMinute();
      // oxlint-enable no-await-in-loop
    }
  };
  const running = loop();
  return {
    nudge: () => waking.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
