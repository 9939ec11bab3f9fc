/**
 * The municipality's issuer over HTTPS: whose tokens are its own, and which e-mail it vouches for.
 *
 * Its discovery document and keys are fetched once a process and kept; keys are fetched again when a token names one that
 * is not among them.
 */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import type { Profile } from '../../domain/people/members.ts';
import { type Caller, type Clock, type Issuer, IssuerUnavailable } from '../ports.ts';

export type IssuerSettings = {
  /** Exactly as in the tokens' `iss`. */
  readonly issuer: string;
  /** The tokens' `aud`, or their `client_id` where they have no `aud`. */
  readonly audience: string;
  readonly now: Clock;
};

type Known = { readonly keys: JWTVerifyGetKey; readonly userinfo: string | null };

/** Seconds that the clocks of issuer and server may differ by. */
const TOLERANCE = 60;
const PATIENCE_MS = 5000;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url(), userinfo_endpoint: z.url().optional() });

/** Some issuers write the flag as text. */
const vouched = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email()),
  email_verified: z.union([z.literal(true), z.literal('true')]),
  name: z.string().trim().min(1).max(40).nullable().catch(null),
});

/** The token itself is in order, or not; everything else is the issuer's trouble. */
const ISSUERS_TROUBLE = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

const isTokensFault = (error: unknown): boolean => error instanceof errors.JOSEError && !ISSUERS_TROUBLE.has(error.code);

const fetched = async (url: string, headers: Record<string, string> = {}): Promise<Response> => {
  try {
    return await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (cause) {
    throw new IssuerUnavailable('the issuer does not answer', { cause });
  }
};

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (cause) {
    throw new IssuerUnavailable('the issuer does not answer in JSON', { cause });
  }
};

const discovered = async (issuer: string): Promise<Known> => {
  const response = await fetched(`${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`);
  const found = discovery.safeParse(response.ok ? await jsonOf(response) : null);
  if (!found.success || found.data.issuer !== issuer) throw new IssuerUnavailable('the issuer has no discovery document of its own');
  return {
    keys: createRemoteJWKSet(new URL(found.data.jwks_uri), { timeoutDuration: PATIENCE_MS }),
    userinfo: found.data.userinfo_endpoint ?? null,
  };
};

/** As API Gateway sees it: `client_id` counts only where there is no `aud`. A token that says what it is for is for access. */
const isForUs = ({ aud, client_id: client, token_use: use }: JWTPayload, audience: string): boolean =>
  (use === undefined || use === 'access') && (aud === undefined ? client === audience : [aud].flat().includes(audience));

const profileOf = (claims: unknown): Profile | null => {
  const result = vouched.safeParse(claims);
  return result.success ? { email: result.data.email, name: result.data.name } : null;
};

/** What the issuer says of the holder, in the token where it does so there, else at its userinfo endpoint. */
const vouchedFor = async (payload: JWTPayload, token: string, userinfo: string | null): Promise<Profile | null> => {
  if (payload['email'] !== undefined && payload['email_verified'] !== undefined) return profileOf(payload);
  if (userinfo === null) return null;
  const response = await fetched(userinfo, { authorization: `Bearer ${token}` });
  if (response.status >= 500 || response.status === 429) throw new IssuerUnavailable(`userinfo answers ${response.status}`);
  if (!response.ok) return null;
  const claims = await jsonOf(response);
  const same = z.object({ sub: z.literal(payload.sub ?? '') }).safeParse(claims).success;
  return same ? profileOf(claims) : null;
};

export const issuerAt = ({ issuer, audience, now }: IssuerSettings): Issuer => {
  let known: Promise<Known> | null = null;
  const find = (): Promise<Known> => {
    known ??= discovered(issuer).catch((error: unknown) => {
      known = null; // the next request asks again
      throw error;
    });
    return known;
  };
  const payloadOf = async (token: string, keys: JWTVerifyGetKey): Promise<JWTPayload | null> => {
    const currentDate = new Date(now());
    const rules = { issuer, algorithms: ['RS256'], clockTolerance: TOLERANCE, requiredClaims: ['exp', 'sub'], currentDate };
    try {
      const { payload } = await jwtVerify(token, keys, rules);
      return isForUs(payload, audience) ? payload : null;
    } catch (error) {
      if (isTokensFault(error)) return null;
      throw new IssuerUnavailable("the issuer's keys cannot be had", { cause: error });
    }
  };
  return {
    caller: async (token): Promise<Caller | null> => {
      const { keys, userinfo } = await find();
      const payload = await payloadOf(token, keys);
      if (payload?.sub === undefined || payload.sub === '') return null;
      return { identity: { issuer, subject: payload.sub }, profile: () => vouchedFor(payload, token, userinfo) };
    },
  };
};
