/** Whether requests reach the server. The browser's own word for it, `navigator.onLine`, is a hint when to ask and nothing more. */
import { waitBefore } from './live-catch-up.ts';

export type LineState = {
  /** Requests do not reach the server. */
  readonly isAway: boolean;
  /** When the server was last heard of, in milliseconds since 1970; null for never. */
  readonly heardAt: number | null;
};

export type LinePorts = {
  /** True where the server answers anything at all. */
  readonly ask: () => Promise<boolean>;
  readonly now: () => number;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** Requests reach the server again. */
  readonly onBack: () => void;
};

export type Line = {
  readonly state: () => LineState;
  readonly subscribe: (listener: () => void) => () => void;
  /** A request was answered, whatever the answer says. */
  readonly answered: () => void;
  /** The server was heard of at this time, without having been asked: by a push, or by a page that kept what it said. */
  readonly heard: (at: number) => void;
  /** A request was not answered. */
  readonly failed: () => void;
  /** The line may be back: it is asked now. */
  readonly wake: () => void;
};

/** Away once a request fails and asking fails as well; from then on the server is asked, ever more seldom, until it answers. */
export const createLine = ({ ask, now, random, onBack }: LinePorts): Line => {
  let state: LineState = { isAway: false, heardAt: null };
  let isAsking = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const change = (next: LineState): void => {
    const isTold = next.isAway !== state.isAway;
    state = next;
    if (isTold) for (const listener of listeners) listener();
  };
  const heard = (at: number): void => change({ ...state, heardAt: Math.max(at, state.heardAt ?? 0) });
  const answered = (): void => {
    clearTimeout(timer);
    attempt = 0;
    const wasAway = state.isAway;
    change({ isAway: false, heardAt: now() });
    if (wasAway) onBack();
  };
  const check = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    const isThere = await ask();
    isAsking = false;
    if (isThere) return answered();
    change({ ...state, isAway: true });
    timer = setTimeout(() => void check(), waitBefore(attempt, random()));
    attempt += 1;
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answered,
    heard,
    failed: () => void (state.isAway || check()),
    wake: () => void (state.isAway && check()),
  };
};
