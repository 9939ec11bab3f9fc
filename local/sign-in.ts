/** Signing in on one machine: the embedded identity provider below the page's own address, and what the page is told of it. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/types.ts';
import type { PageConfig } from '../domain/wire/config.ts';
import type { Identify } from '../functions/http/handler.ts';
import { identifyByToken } from '../functions/http/identity.ts';
import { issuerAt } from '../functions/identity/issuer.ts';
import type { Issuer, Store } from '../functions/ports.ts';
import { AUDIENCE, CLIENT_ID, identityProvider, SCOPE } from './identity-provider.ts';
import { SAMPLE_ACCOUNTS } from './sample-accounts.ts';
import type { Mount } from './server.ts';

const PATH = '/issuer';

/** Where Vite serves the page in development. */
const VITE = 'http://localhost:5173';

/** The port is part of the issuer's address, and who a member is must not hang on it. */
const atAnyPort = (issuer: Issuer): Issuer => ({
  caller: async (token) => {
    const caller = await issuer.caller(token);
    return caller === null ? null : { ...caller, identity: { ...caller.identity, issuer: 'local' } };
  },
});

export type SignIn = {
  /** Asks who calls, as on AWS. */
  readonly identify: Identify;
  readonly mounts: Readonly<Record<string, Mount>>;
  /** False where nobody needs to sign in. */
  readonly required: boolean;
  /** What a page is told whose people sign in. */
  readonly config: PageConfig;
  /** Origins that the page signs in at, beside its own. */
  readonly elsewhere: readonly string[];
};

export type SignInSettings = {
  readonly port: number;
  /** The folder that the provider keeps its key and its sessions in. */
  readonly data: string;
  readonly store: Store;
  /** False where a call without a token is the sample admin's, and a page that finds no settings asks nobody to sign in. */
  readonly required: boolean;
};

/** Stands in for the member who is signed in. */
const SAMPLE_ADMIN: Actor = { id: 'local-admin', name: '督查室', role: 'admin', units: [] };

const unlessNobody =
  (identify: Identify): Identify =>
  (event) =>
    event.headers.authorization === undefined ? Promise.resolve({ ok: true, actor: SAMPLE_ADMIN }) : identify(event);

export const openSignIn = ({ port, data, store, required }: SignInSettings): SignIn => {
  const page = `http://localhost:${port}`;
  const issuer = `${page}${PATH}`;
  const config: PageConfig = { city: '平湖市', issuer, clientId: CLIENT_ID, scope: SCOPE, resource: AUDIENCE, publishes: true };
  const provider = identityProvider({ issuer, data, accounts: SAMPLE_ACCOUNTS, pages: [page, `http://127.0.0.1:${port}`, VITE] });
  const identify = identifyByToken({
    store,
    issuer: atAnyPort(issuerAt({ issuer, audience: AUDIENCE, now: Date.now })),
    now: Date.now,
    newId: randomUUID,
    firstAdmins: [],
  });
  return {
    identify: required ? identify : unlessNobody(identify),
    mounts: { [PATH]: provider },
    required,
    config,
    // The page may have been opened at 127.0.0.1, which is another origin.
    elsewhere: [page],
  };
};
