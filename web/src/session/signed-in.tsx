import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { AuthProvider, useAuth } from 'react-oidc-context';
import type { MeAnswer } from '../../../domain/wire/members.ts';
import type { KeptMember } from '../device/database.ts';
import { leaveDevice } from '../device/leave-device.ts';
import { Loading } from '../pages/load-states.tsx';
import { startSheet } from '../state/sheet-query.ts';
import { sheetOfAddress } from '../state/which-sheet.ts';
import { hasLeftAway } from './left-away.ts';
import { useMe, type Somebody } from './me-query.ts';
import { NotAMember } from './not-a-member.tsx';
import { CannotStart } from './notices.tsx';
import type { Oidc, SignInFailure } from './oidc.ts';
import { SessionContext, type Session } from './session.ts';
import { SessionOver } from './session-over.tsx';
import { SignInPage, type Place } from './sign-in-page.tsx';

export { startOidc } from './oidc.ts';

type SignedInProps = {
  readonly place: Place;
  readonly oidc: Oidc;
  /** Why the sign-in that this page came back from did not come about. */
  readonly failure: SignInFailure | null;
  /** Who was here last, where there is no line to ask who is. */
  readonly member: KeptMember | null;
  readonly children: ReactNode;
};

type MemberProps = Pick<SignedInProps, 'place' | 'oidc' | 'children'> & { readonly me: MeAnswer; readonly email: string | null };

/** The page for a member. It stays as it is when the session is over, with all that was typed. */
const AsMember = ({ place: { publishes = false }, me, email, oidc, children }: MemberProps) => {
  const standing = useSyncExternalStore(oidc.standing.subscribe, oidc.standing.now);
  const session = useMemo((): Session => {
    const signOut = async (): Promise<void> => {
      await leaveDevice(me.id);
      await oidc.signOut();
    };
    return { actor: me, account: { email, signOut }, publishes };
  }, [me, email, oidc, publishes]);
  return (
    <SessionContext value={session}>
      {children}
      {standing === 'over' && <SessionOver onSignIn={oidc.signInAgain} />}
    </SessionContext>
  );
};

/** Somebody whom the issuer knows: a member of the city, or not. */
const AsSomebody = ({ place, subject, email, oidc, children }: Omit<SignedInProps, 'failure' | 'member'> & Somebody) => {
  const standing = useSyncExternalStore(oidc.standing.subscribe, oidc.standing.now);
  const me = useMe({ subject, email });
  // The sheet need not wait until it is known whose it is.
  useEffect(() => startSheet(sheetOfAddress()), []);
  const askAgain = (): void => {
    oidc.standing.set('good');
    void me.refetch();
  };
  if (standing === 'not_a_member')
    return <NotAMember wasOne={me.data !== undefined} email={email} onAgain={askAgain} onOther={oidc.signOut} />;
  if (me.data !== undefined)
    return (
      <AsMember place={place} me={me.data} email={email} oidc={oidc}>
        {children}
      </AsMember>
    );
  if (standing === 'over') return <SignInPage place={place} failure="over" onSignIn={oidc.signIn} />;
  return me.error === null ? <Loading /> : <CannotStart failure={me.error.failure} onRetry={askAgain} />;
};

const Inside = ({ failure, member, ...props }: SignedInProps) => {
  const { isLoading, user } = useAuth();
  if (isLoading) return <Loading />;
  if (user !== undefined && user !== null) return <AsSomebody {...props} subject={user.profile.sub} email={user.profile.email ?? null} />;
  // A new tab holds no tokens, and without a line it cannot get any; whoever was here last has not signed out.
  if (member !== null) return <AsSomebody {...props} subject={member.subject} email={member.email} />;
  return <SignInPage place={props.place} failure={failure ?? (hasLeftAway() ? 'left' : null)} onSignIn={props.oidc.signIn} />;
};

/** What is inside, for those who have signed in; for others the way to do so. */
export const SignedIn = (props: SignedInProps) => (
  // The issuer's answer has been taken in before anything was drawn.
  <AuthProvider userManager={props.oidc.manager} skipSigninCallback>
    <Inside {...props} />
  </AuthProvider>
);
