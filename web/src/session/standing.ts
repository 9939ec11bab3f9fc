/** How the session stands: `over` where nobody is signed in any more, `not_a_member` where the city does not know the person. */
export type Standing = 'good' | 'over' | 'not_a_member';

export type StandingStore = {
  readonly now: () => Standing;
  readonly set: (standing: Standing) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export const createStanding = (): StandingStore => {
  let standing: Standing = 'good';
  const listeners = new Set<() => void>();
  return {
    now: () => standing,
    set: (next) => {
      if (next === standing) return;
      standing = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Told to the window once a session that was over goes on: what waits can be sent. */
export const SIGNED_IN_AGAIN = 'shishi:signed-in-again';
