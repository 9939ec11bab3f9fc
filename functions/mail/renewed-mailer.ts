/** A mailer whose account may be changed while it is in use, such as one that lies in Secrets Manager. */
import type { SendOutcome } from '../../domain/mail/types.ts';
import type { Clock, Mailer } from '../ports.ts';

export type Account = { readonly user: string; readonly password: string };

type RenewedParts = {
  /** Reads the account; it throws where that cannot be read. */
  readonly account: () => Promise<Account>;
  readonly make: (account: Account) => Mailer;
  readonly now: Clock;
};

type InUse = { readonly account: Account; readonly mailer: Mailer };

/** Milliseconds that an account is used for before it is read again. */
const KEPT_MS = 5 * 60_000;

const isSignInRefused = ({ as, answer }: SendOutcome): boolean => as === 'unreachable' && answer.startsWith('EAUTH');

const isSame = (a: Account, b: Account): boolean => a.user === b.user && a.password === b.password;

/**
 * The account is read when there is something to send, and again after some minutes or once the relay refuses it. Where it is another
 * one then, the message is tried once more with that; a relay that refuses the right account is not asked twice, for it may count.
 */
export const renewedMailer = ({ account, make, now }: RenewedParts): Mailer => {
  let last: { readonly inUse: Promise<InUse>; readonly at: number } | null = null;
  const read = (before: Promise<InUse> | null): Promise<InUse> => {
    const inUse = account().then(async (known) => {
      const old = await before;
      return old !== null && isSame(old.account, known) ? old : { account: known, mailer: make(known) };
    });
    const mine = { inUse, at: now() };
    last = mine;
    // One that could not be read is asked for again.
    inUse.catch(() => {
      if (last === mine) last = null;
    });
    return inUse;
  };
  const current = (): Promise<InUse> => (last === null || now() - last.at >= KEPT_MS ? read(last?.inUse ?? null) : last.inUse);
  return {
    send: async (...message) => {
      const asked = current();
      const used = await asked;
      const outcome = await used.mailer.send(...message);
      if (!isSignInRefused(outcome)) return outcome;
      // Several messages are refused at once; the first of them reads the account.
      const fresh = await (last?.inUse === asked ? read(asked) : current());
      return fresh.mailer === used.mailer ? outcome : fresh.mailer.send(...message);
    },
  };
};
