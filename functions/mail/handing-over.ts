import type { SendOutcome } from '../../domain/mail/types.ts';

/** The moment from which on nobody can tell any more whether a text was taken. */
export type HandingOver = {
  /** Notes that the text leaves now; called as often as there are connections to try, it notes it once. */
  readonly begin: () => Promise<void>;
  /** How a try ended that broke off: what noting threw comes out of it, and `outcome` counts only where nothing had left. */
  readonly brokeOff: (outcome: SendOutcome) => Promise<SendOutcome>;
};

/** @param note tells whoever keeps the log; the text stays here until it is done */
export const handingOver = (note: () => Promise<void>): HandingOver => {
  const state: { noted: Promise<void> | null; hasLeft: boolean } = { noted: null, hasLeft: false };
  return {
    begin: async () => {
      if (state.hasLeft) throw new Error('the text has left once');
      state.noted ??= note();
      await state.noted;
      state.hasLeft = true;
    },
    brokeOff: async (outcome) => {
      if (state.noted !== null) await state.noted;
      return state.hasLeft ? { as: 'unknown', answer: outcome.answer } : outcome;
    },
  };
};
