/** How the page begins: whether people sign in here, and whether this one has. */
import type { PageConfig } from '../../../domain/wire/config.ts';
import { getConfig, type ConfigOutcome } from '../api/session.ts';
import type { KeptMember } from '../device/database.ts';
import { keepStart, keptMember, keptStart } from '../device/kept-session.ts';
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
      /** Who was here last, where there is no line to ask who is. */
      readonly member: KeptMember | null;
    };

const withSignIn = async (config: PageConfig, member: KeptMember | null): Promise<Start> => {
  const part = await loadSignedIn().catch(() => null);
  if (part === null) return { kind: 'failed', failure: { kind: 'network' } };
  const started = await part.startOidc(config, member?.subject ?? null);
  if (started.kind === 'window') return started;
  const { oidc, failure } = started;
  return { kind: 'sign-in', part, config, oidc, failure, member };
};

/** Without a line, as the page began last on this device. */
const asLast = async (failed: Extract<ConfigOutcome, { readonly kind: 'failed' }>): Promise<Start> => {
  const kept = failed.failure.kind === 'network' ? await keptStart() : null;
  if (kept === null) return failed;
  return kept.config === null ? { kind: 'open' } : withSignIn(kept.config, await keptMember(Date.now()));
};

const run = async (): Promise<Start> => {
  const outcome = await getConfig();
  if (outcome.kind === 'failed') return asLast(outcome);
  const config = outcome.kind === 'open' ? null : outcome.config;
  void keepStart(config);
  return config === null ? { kind: 'open' } : withSignIn(config, null);
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
