import { setInterval as every } from 'node:timers/promises';

const CHECK_MS = 1000;

/** Resolves when the process is told to end, or when the one that started it is gone and nobody could tell it any more. */
export const untilStopped = async (): Promise<void> => {
  const done = new AbortController();
  const parent = process.ppid;
  const orphaned = async (): Promise<void> => {
    for await (const _ of every(CHECK_MS, undefined, { signal: done.signal })) if (process.ppid !== parent) return;
  };
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  await Promise.race([told, orphaned().catch(() => {})]);
  done.abort();
};
