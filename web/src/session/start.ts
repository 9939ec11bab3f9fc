/** How the page begins: whether people sign in here, and whether this one has. */
import type { PageConfig } from '../../../domain/wire/config.ts';
import { getConfig } from '../api/session.ts';
import type { Oidc, SignInFailure } from './oidc.ts';

/** The code around the sign-in library is a file of its own: where nobody signs in, it is never asked for. */
const loadSignedIn = () => import('./signed-in.tsx');

type SignedInPart = Awaited<ReturnType<typeof loadSignedIn>>;

export type Start =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly failure: { readonly kind: 'network' | 'unreadable' } }
  /** This window is there for signing in only. */
  | { readonly kind: 'window' }
  | {
      readonly kind: 'sign-in';
      readonly part: SignedInPart;
      readonly config: PageConfig;
      readonly oidc: Oidc;
      readonly failure: SignInFailure | null;
    };

const run = async (): Promise<Start> => {
  const outcome = await getConfig();
  if (outcome.kind !== 'sign-in') return outcome;
  const part = await loadSignedIn().catch(() => null);
  if (part === null) return { kind: 'failed', failure: { kind: 'network' } };
  const started = await part.startOidc(outcome.config);
  if (started.kind === 'window') return started;
  const { oidc, failure } = started;
  return { kind: 'sign-in', part, config: outcome.config, oidc, failure };
};

let starting: Promise<Start> | null = null;

/** Begins once, however often it is asked for. */
export const startSession = (): Promise<Start> => {
  starting ??= run();
  return starting;
};

/** Begins anew after a failure. */
export const startAgain = (): Promise<Start> => {
  starting = null;
  return startSession();
};
