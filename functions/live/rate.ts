import type { Clock } from '../ports.ts';

/** What this process has seen of each connection in the present second. */
export type Rate = {
  /** Counts a message and says how many there were. */
  readonly count: (connection: string) => number;
  /** True the first time: what else is on its way from a connection that is being ended is passed over. */
  readonly mute: (connection: string) => boolean;
};

export const newRate = (now: Clock): Rate => {
  let second = 0;
  let counts = new Map<string, number>();
  const seen = (connection: string): number => {
    const present = Math.floor(now() / 1000);
    if (present !== second) [second, counts] = [present, new Map()];
    return counts.get(connection) ?? 0;
  };
  return {
    count: (connection) => {
      const count = seen(connection) + 1;
      counts.set(connection, count);
      return count;
    },
    mute: (connection) => {
      const isFirst = seen(connection) !== Number.POSITIVE_INFINITY;
      counts.set(connection, Number.POSITIVE_INFINITY);
      return isFirst;
    },
  };
};
