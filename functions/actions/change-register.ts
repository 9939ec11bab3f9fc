import type { Register, RegisterDecision } from '../../domain/people/types.ts';
import type { SaveOutcome, Store } from '../ports.ts';

/** Times that a change is decided anew because another one came between. */
const TRIES = 4;

/** Reads the register, decides on the whole of it, and saves if nobody has changed it meanwhile; else it decides again. */
export const changeRegister = async <Change, Reason extends string>(
  store: Pick<Store, 'register'>,
  decide: (register: Register) => RegisterDecision<Change, Reason>,
  save: (change: Change, register: Register) => Promise<SaveOutcome>,
  tries = TRIES,
): Promise<RegisterDecision<Change, Reason | 'outdated'>> => {
  const register = await store.register();
  const decision = decide(register);
  if (!decision.ok || (await save(decision.change, register)) === 'saved') return decision;
  return tries > 1 ? changeRegister(store, decide, save, tries - 1) : { ok: false, reason: 'outdated' };
};
