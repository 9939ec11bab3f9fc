/** The one user of oidc-client-ts: authorization code with PKCE, renewal by refresh token, everything kept in this tab. */
import { ErrorResponse, ErrorTimeout, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { PageConfig } from '../../../domain/wire/config.ts';
import { postGatekeeper } from '../api/gatekeeper.ts';
import { line } from '../api/line.ts';
import { forgetMember } from '../device/kept-session.ts';
import { leaveFreely } from '../state/leaving.ts';
import { isAnswer, keepAskedAddress, takeAskedAddress } from './asked-address.ts';
import { hasLeftAway, setLeftAway } from './left-away.ts';
import { createStanding, SIGNED_IN_AGAIN, type StandingStore } from './standing.ts';
import { createTokenSource } from './token-source.ts';

/** Why a sign-in did not come about: the issuer does not answer, or it did not end well there. */
export type SignInFailure = 'unreachable' | 'refused';

/** Marks a window that is there for signing in only: a new window begins with a copy of its opener's session storage. */
const WINDOW = 'shishi.sign-in-window';

/** Where the issuer sends people back to. */
const RETURN_PATH = '/signed-in';

const TIMEOUT_S = 10;

const managerFor = ({ issuer, clientId, scope, resource }: PageConfig): UserManager => {
  const store = new WebStorageStateStore({ store: globalThis.sessionStorage });
  const { origin } = globalThis.location;
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    scope,
    ...(resource === undefined ? {} : { resource }),
    redirect_uri: `${origin}${RETURN_PATH}`,
    post_logout_redirect_uri: `${origin}/`,
    userStore: store,
    stateStore: store,
    // Renewed by the token source instead, which asks only once at a time; and never in a hidden frame.
    automaticSilentRenew: false,
    requestTimeoutInSeconds: TIMEOUT_S,
    silentRequestTimeoutInSeconds: TIMEOUT_S,
    revokeTokenTypes: ['refresh_token'],
  });
};

/** What the issuer's own pages are asked to speak: what this one speaks. */
const language = (): string => document.documentElement.lang;

export type Oidc = {
  readonly manager: UserManager;
  readonly standing: StandingStore;
  readonly signIn: () => Promise<SignInFailure | null>;
  readonly signInAgain: () => Promise<SignInFailure | 'another' | null>;
  readonly signOut: () => Promise<void>;
};

/** Answers of an issuer that is there but cannot do it now. */
const PASSING: ReadonlySet<string | null> = new Set(['server_error', 'temporarily_unavailable']);

/** An answer that says no; all else may go better in a while. */
const isRefusal = (error: unknown): boolean => error instanceof ErrorResponse && !PASSING.has(error.error);

/** A line that is down is a TypeError of the browser's. */
const isOutOfReach = (error: unknown): boolean => error instanceof TypeError || error instanceof ErrorTimeout;

const signIn = async (manager: UserManager): Promise<SignInFailure | null> => {
  try {
    keepAskedAddress(globalThis.sessionStorage, globalThis.location);
    leaveFreely();
    // Somebody's session at the issuer may still be there: whoever comes next is asked who they are.
    await manager.signinRedirect({ ui_locales: language(), ...(hasLeftAway() ? { prompt: 'login' } : {}) });
    return null;
  } catch {
    // Only the issuer's address was asked for, nothing of the person.
    return 'unreachable';
  }
};

/** Whose session this page is of, by the issuer's name for them: the tab's, else whoever was here last. */
type Subject = string | null;

const subjectOf = async (manager: UserManager, last: Subject): Promise<Subject> => (await manager.getUser())?.profile.sub ?? last;

/**
 * Signs in in a window of its own, so that nothing on the page is lost, not even a half-filled form. Whoever signs in must be
 * the same person: another one finds the page anew.
 */
const signInAgain = async (manager: UserManager, standing: StandingStore, last: Subject): Promise<SignInFailure | 'another' | null> => {
  const before = await subjectOf(manager, last);
  try {
    globalThis.sessionStorage.setItem(WINDOW, 'yes');
    const coming = manager.signinPopup({ ui_locales: language() });
    globalThis.sessionStorage.removeItem(WINDOW);
    const user = await coming;
    if (before !== null && before !== user.profile.sub) return 'another';
    standing.set('good');
    globalThis.dispatchEvent(new Event(SIGNED_IN_AGAIN));
    return null;
  } catch (error) {
    if (isOutOfReach(error) || isRefusal(error)) return isRefusal(error) ? 'refused' : 'unreachable';
    // The browser let no window open: then the page itself goes there. Unsaved texts are found again on this device.
    return signIn(manager);
  }
};

/** Signs out here first, whatever the issuer says; its own session is ended where it can be. */
const signOut = async (manager: UserManager): Promise<void> => {
  leaveFreely();
  if (line.state().isAway) {
    setLeftAway(true);
    await manager.removeUser();
    return globalThis.location.assign('/');
  }
  await manager.revokeTokens().catch(() => undefined);
  try {
    // Some issuers, Amazon Cognito among them, name these two in their own way.
    const { client_id, post_logout_redirect_uri = '/' } = manager.settings;
    await manager.signoutRedirect({ extraQueryParams: { client_id, logout_uri: post_logout_redirect_uri, ui_locales: language() } });
  } catch {
    await manager.removeUser();
    globalThis.location.assign('/');
  }
};

/** The issuer's answer in the address: taken in, and replaced by the address that was asked for. */
const takeAnswer = async (manager: UserManager): Promise<SignInFailure | null> => {
  const { href, pathname, search } = globalThis.location;
  if (pathname !== RETURN_PATH) return null;
  globalThis.history.replaceState(null, '', takeAskedAddress(globalThis.sessionStorage));
  // Somebody came here by a bookmark or by Back.
  if (!isAnswer(search)) return null;
  try {
    await manager.signinRedirectCallback(href);
    setLeftAway(false);
    return null;
  } catch (error) {
    return isOutOfReach(error) ? 'unreachable' : 'refused';
  }
};

/** True where this window was opened for signing in only; it hands the answer on and closes. */
const isWindowForSignIn = async (manager: UserManager): Promise<boolean> => {
  const { pathname, search } = globalThis.location;
  if (pathname !== RETURN_PATH || !isAnswer(search) || globalThis.sessionStorage.getItem(WINDOW) === null) return false;
  await manager.signinPopupCallback();
  return true;
};

export type Started = { readonly kind: 'window' } | { readonly kind: 'here'; readonly oidc: Oidc; readonly failure: SignInFailure | null };

/**
 * Takes in what the issuer may have answered, and stands at the gate of all requests from now on.
 *
 * @param last whoever was here last, where the page opens for them without a line
 */
export const startOidc = async (config: PageConfig, last: Subject): Promise<Started> => {
  const manager = managerFor(config);
  if (await isWindowForSignIn(manager)) return { kind: 'window' };
  const standing = createStanding();
  const failure = await takeAnswer(manager);
  standing.subscribe(() => standing.now() !== 'good' && void subjectOf(manager, last).then(forgetMember));
  const source = createTokenSource({
    subject: await subjectOf(manager, last),
    held: () => manager.getUser(),
    renew: () => manager.signinSilent(),
    isRefusal,
    onOver: () => standing.set('over'),
  });
  manager.events.addAccessTokenExpiring(() => {
    // Where it fails, the next request asks again.
    source.freshen().catch(() => undefined);
  });
  postGatekeeper({ token: source.token, turnedAway: (why) => standing.set(why === 'unauthenticated' ? 'over' : 'not_a_member') });
  const oidc: Oidc = {
    manager,
    standing,
    signIn: () => signIn(manager),
    signInAgain: () => signInAgain(manager, standing, last),
    signOut: () => signOut(manager),
  };
  return { kind: 'here', oidc, failure };
};
