/** Signs in as a browser does, by HTTP: authorization code with PKCE at a real provider, through its sign-in page. */
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { PageConfig } from '../../domain/wire/config.ts';

const discovery = z.object({ authorization_endpoint: z.string(), token_endpoint: z.string(), end_session_endpoint: z.string() });

const tokens = z.object({ access_token: z.string(), id_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

export type Tokens = z.infer<typeof tokens>;

type Init = { readonly method?: string; readonly body?: URLSearchParams };

/** A browser's cookies, for one origin. */
const newVisitor = (origin: string) => {
  const cookies = new Map<string, string>();
  return async (url: string, init: Init = {}): Promise<Response> => {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(init.method === 'POST' ? { origin } : {}),
    };
    const response = await fetch(new URL(url, origin), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
};

const locationOf = (response: Response): string => response.headers.get('location') ?? `no redirect but ${response.status}`;

/** A person at the page of this origin; without settings, with those that the page is told. */
export const newPerson = async (origin: string, settings: PageConfig | null = null) => {
  const visit = newVisitor(origin);
  const config = settings ?? (await (await visit('/config.json')).json());
  const provider = discovery.parse(await (await visit(`${config.issuer}/.well-known/openid-configuration`)).json());
  const post = (body: Record<string, string>): Promise<Response> =>
    visit(provider.token_endpoint, { method: 'POST', body: new URLSearchParams({ client_id: config.clientId, ...body }) });

  /** Where the provider sends a request to sign in; parameters may be changed, and left out with ''. */
  const authorize = async (challenge: string, changes: Record<string, string> = {}): Promise<string> => {
    const wanted = {
      client_id: config.clientId,
      redirect_uri: `${origin}/signed-in`,
      response_type: 'code',
      scope: config.scope,
      resource: config.resource,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changes,
    };
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
    return locationOf(await visit(`${provider.authorization_endpoint}?${query.toString()}`));
  };

  /** @param account one of the sign-in page's; null where a session stands already */
  const signIn = async (account: string | null): Promise<Tokens> => {
    const verifier = randomBytes(32).toString('base64url');
    let next = await authorize(createHash('sha256').update(verifier).digest('base64url'));
    if (account !== null) {
      next = locationOf(await visit(next, { method: 'POST', body: new URLSearchParams({ account }) }));
      next = locationOf(await visit(next));
    }
    const code = new URL(next, origin).searchParams.get('code');
    if (code === null) throw new Error(`no code: ${next}`);
    const asked = { grant_type: 'authorization_code', code, redirect_uri: `${origin}/signed-in`, code_verifier: verifier };
    return tokens.parse(await (await post(asked)).json());
  };

  const renew = (token: string): Promise<Response> => post({ grant_type: 'refresh_token', refresh_token: token });

  return { visit, authorize, signIn, renew, endSession: provider.end_session_endpoint };
};

export const renewed = async (response: Response): Promise<Tokens> => tokens.parse(await response.json());
