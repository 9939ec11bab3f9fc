import type { Gatekeeper } from '../api/gatekeeper.ts';

/** What a session holds of whoever is signed in; the library's own user has this and more. */
export type HeldUser = {
  readonly access_token: string;
  readonly refresh_token?: string | undefined;
  /** Undefined where the issuer did not say how long the token is good for. */
  readonly expired: boolean | undefined;
  readonly profile: { readonly sub: string };
};

/** What the source of tokens needs from outside. */
export type TokenPorts = {
  /** Whose tokens these are; null for those of whoever comes first. */
  readonly subject: string | null;
  readonly held: () => Promise<HeldUser | null>;
  /** Asks the issuer for a fresh token by the refresh token. */
  readonly renew: () => Promise<HeldUser | null>;
  /** True where the issuer has answered, and said no. */
  readonly isRefusal: (error: unknown) => boolean;
  /** Nobody is signed in any more. */
  readonly onOver: () => void;
};

/** `freshen` gets a new token before the present one ends. */
export type TokenSource = Pick<Gatekeeper, 'token'> & { readonly freshen: () => Promise<string | null> };

/**
 * Gives requests their tokens. There is one renewal at a time, however many requests wait for it: an issuer that gives a new
 * refresh token with each renewal takes the old one, sent twice, for a stolen one.
 *
 * Only ever the tokens of one person: what that person typed must not go out in the name of another who signed in after them.
 */
export const createTokenSource = ({ subject: known, held, renew, isRefusal, onOver }: TokenPorts): TokenSource => {
  let renewal: Promise<string | null> | null = null;
  let subject = known;

  const isSame = (user: HeldUser | null): user is HeldUser => {
    if (user === null) return false;
    subject ??= user.profile.sub;
    return user.profile.sub === subject;
  };
  const over = (): null => {
    onOver();
    return null;
  };
  const run = async (): Promise<string | null> => {
    const user = await held();
    // A page that opened without a line, and without tokens: only the server can say that its session is over.
    if (user === null && known !== null) return null;
    if (!isSame(user) || user.refresh_token === undefined) return over();
    try {
      const fresh = await renew();
      return isSame(fresh) ? fresh.access_token : over();
    } catch (error) {
      if (isRefusal(error)) return over();
      throw error;
    }
  };
  const freshen = (): Promise<string | null> => {
    renewal ??= run().finally(() => {
      renewal = null;
    });
    return renewal;
  };
  return {
    freshen,
    token: async (refused) => {
      if (renewal !== null) return renewal;
      const user = await held();
      return isSame(user) && user.expired !== true && user.access_token !== refused ? user.access_token : freshen();
    },
  };
};
