/** Who says who somebody is: a user pool that the stack makes, or an issuer that is there already. */
import * as z from 'zod';
import { oneOf } from './choice.ts';
import { mend } from './complaints.ts';

const CLIENT = mend('Give the name by which the identity provider knows the page, such as "shishi".');
const SCOPE = mend('Give scopes with blanks between, "openid" and "email" among them, or leave it out.');
const ISSUER = mend('Give the https address of the identity provider, such as "https://id.example.cn".');
const AUDIENCE = mend('Give the audience that the identity provider writes into its tokens, such as "shishi-pinghu".');
const PREFIX = mend('Give up to 40 small letters, digits and single hyphens without "aws", "amazon" or "cognito", or leave it out.');

/** What the page asks for at sign-in. The e-mail is how an invitation is found. */
export const SCOPES = 'openid profile email';

/** Words that Cognito keeps for itself in the names of sign-in pages. */
export const RESERVED = /aws|amazon|cognito/u;

/** The sign-in page of a city whose settings name none. */
export const domainPrefixOf = (name: string): string => `shishi-${name}`;

const oidc = z.strictObject(
  {
    /** Exactly as in the tokens' `iss`. API Gateway reads `/.well-known/openid-configuration` below it when deploying. */
    issuer: z.url({ protocol: /^https$/u, ...ISSUER }),
    /** The tokens' `aud`, or `client_id` where the issuer writes that. */
    audience: z.string(AUDIENCE).min(1, AUDIENCE),
    /** The page as the issuer knows it: a public client that uses PKCE and refresh tokens, and comes back to `/signed-in`. */
    clientId: z.string(CLIENT).min(1, CLIENT),
    /** What the page asks for at sign-in, blanks between. */
    scope: z
      .string(SCOPE)
      .refine((scope) => ['openid', 'email'].every((wanted) => scope.split(' ').includes(wanted)), SCOPE)
      .default(SCOPES),
    /** Sent as `resource` (RFC 8707) where the issuer must be told which API a token is for. Most need none. */
    resource: z.url(mend('Give the address that names the API at the identity provider, or leave it out.')).exactOptional(),
    /** Origins, beside the issuer's own, of the endpoints in its discovery document. */
    endpoints: z
      .array(z.string().regex(/^https:\/\/[^/\s]+$/u, mend('Give an origin, such as "https://pinghu.auth.example.cn".')))
      .default([]),
  },
  mend('Give the identity provider as { "issuer": …, "audience": …, "clientId": … }.'),
);

const cognito = z.strictObject(
  {
    /** First part of the sign-in page's address. All accounts of a region share these names. `shishi-<name>` by default. */
    domainPrefix: z
      .string(PREFIX)
      .max(40, PREFIX)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, PREFIX)
      .refine((prefix) => !RESERVED.test(prefix), PREFIX)
      .exactOptional(),
  },
  mend('Give {} for a user pool of the usual kind.'),
);

export const identity = oneOf(
  [z.strictObject({ cognito }), z.strictObject({ oidc })],
  'Give { "cognito": {} } for a user pool that the stack makes, or { "oidc": … } for an identity provider that is there; not both.',
);

export type Oidc = Readonly<z.output<typeof oidc>>;
