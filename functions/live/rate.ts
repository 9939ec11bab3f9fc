import type { Clock } from '../ports.ts';

/** What this process has seen of each connection in the present second. */
export type Rate = {
  /** Counts a message and says how many there were. */
  readonly count: (connection: string) => number;
  /** True the first time: what else is on its way from a connection that is being ended is passed over. */
  readonly mute: (connection: string) => boolean;
};

/** Milliseconds for which messages of an ended connection may still be on their way. */
const ON_THE_WAY = 60_000;

export const newRate = (now: Clock): Rate => {
  let second = 0;
  let counts = new Map<string, number>();
  const ended = new Map<string, number>();
  return {
    count: (connection) => {
      if (ended.has(connection)) return Number.POSITIVE_INFINITY;
      const present = Math.floor(now() / 1000);
      if (present !== second) [second, counts] = [present, new Map()];
      const count = (counts.get(connection) ?? 0) + 1;
      counts.set(connection, count);
      return count;
    },
    mute: (connection) => {
      if (ended.has(connection)) return false;
      for (const [other, at] of ended) if (at + ON_THE_WAY < now()) ended.delete(other);
      ended.set(connection, now());
      return true;
    },
  };
};
