import { createContext, use } from 'react';
import { mayEver } from '../../../domain/access.ts';
import type { Actor } from '../../../domain/types.ts';

/** The account of whoever has signed in. */
export type Account = {
  /** As the issuer knows it; null where it does not tell. */
  readonly email: string | null;
  readonly signOut: () => Promise<void>;
};

/** Somebody at the page; `account` is null where nobody signs in. */
export type Session = {
  readonly actor: Actor;
  readonly account: Account | null;
  /** Whether everybody sees what a closing leaves. */
  readonly publishes: boolean;
};

/** Where nobody signs in, whoever is here does everything. */
const OPEN_SESSION: Session = { actor: { id: 'local-admin', name: '督查室', role: 'admin', units: [] }, account: null, publishes: false };

export const SessionContext = createContext<Session>(OPEN_SESSION);

export const useSession = (): Session => use(SessionContext);

/** True for those who manage members and units. Where nobody signs in, there is nobody to manage. */
export const useManages = (): boolean => {
  const { actor, account } = useSession();
  return account !== null && mayEver(actor, 'manage');
};
