import type { Oidc } from '../settings/identity.ts';

/** Who says who somebody is, as the rest of the stack needs to know it. Parts may be known only when deploying. */
export type Issuer = Omit<Oidc, 'endpoints'> & {
  /** Where the page fetches tokens: at the issuer's own origin, or where its discovery document says so at others. */
  readonly origins: readonly string[];
};

/** An identity provider that is there already. */
export const issuerThatIsThere = ({ endpoints, ...oidc }: Oidc): Issuer => ({
  ...oidc,
  origins: [...new Set([new URL(oidc.issuer).origin, ...endpoints])],
});
