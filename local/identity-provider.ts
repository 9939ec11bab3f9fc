/**
 * The embedded identity provider: real OpenID Connect, authorization code with PKCE, and sample accounts instead of passwords.
 *
 * It answers on loopback only. The product treats it as it treats any issuer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type Account, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { openIssuerData } from './issuer-data.ts';
import {
  cardHeaders,
  type Language,
  languageOf,
  type SampleAccount,
  signedOutPage,
  signInPage,
  signOutPage,
  troublePage,
} from './sign-in-page.ts';

export type IdentityProviderSettings = {
  /** Address that it is known by; its path is where it is mounted. */
  readonly issuer: string;
  /** The folder that it keeps its key and its sessions in. */
  readonly data: string;
  readonly accounts: readonly SampleAccount[];
  /** Origins that the page is served from. */
  readonly pages: readonly string[];
};

/** The page as this provider knows it, and the API that its tokens are for. */
export const CLIENT_ID = 'shishi';
export const AUDIENCE = 'urn:shishi:local';
export const SCOPE = 'openid profile email';

const MINUTE = 60;
const DAY = 24 * 3600;

const accountOf = ({ id, name, email }: SampleAccount): Account => ({
  accountId: id,
  claims: () => ({ sub: id, name, email, email_verified: true }),
});

/** Whoever has chosen an account has agreed to what the page asks for. */
const grantAll = async ({ oidc }: KoaContextWithOIDC) => {
  const { client, session, provider, result } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const earlier = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = earlier === undefined ? undefined : await provider.Grant.find(earlier);
  if (found !== undefined) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
};

const originOf = (url: unknown): string | null => (typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : null);

const show = (ctx: KoaContextWithOIDC, page: (language: Language) => string): void => {
  const { post_logout_redirect_uri: returnsTo, ui_locales: locales } = ctx.oidc?.params ?? {};
  ctx.set(cardHeaders(originOf(returnsTo)));
  ctx.body = page(languageOf(locales));
};

const apiFor = (_: KoaContextWithOIDC, resource: string) => {
  if (resource !== AUDIENCE) throw new errors.InvalidTarget();
  return { scope: '', audience: AUDIENCE, accessTokenFormat: 'jwt', accessTokenTTL: 15 * MINUTE, jwt: { sign: { alg: 'RS256' } } } as const;
};

const FEATURES: NonNullable<Configuration['features']> = {
  devInteractions: { enabled: false },
  resourceIndicators: { enabled: true, defaultResource: () => AUDIENCE, useGrantedResource: () => true, getResourceServerInfo: apiFor },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (ctx, form) => show(ctx, (language) => signOutPage(language, form)),
    postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage),
  },
};

const configuration = ({ issuer, data, accounts, pages }: IdentityProviderSettings): Configuration => {
  const { signingKey, cookieSecret, adapter } = openIssuerData(data);
  const accountBy = (id: string | undefined): SampleAccount | undefined => accounts.find((account) => account.id === id);
  return {
    adapter,
    jwks: { keys: [signingKey] },
    cookies: { keys: [cookieSecret] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_name: '实事台账',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: pages.flatMap((page) => [`${page}/signed-in`, `${page}/`]),
        post_logout_redirect_uris: pages.map((page) => `${page}/`),
      },
    ],
    pkce: { required: () => true },
    scopes: SCOPE.split(' '),
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    // The page shows who is signed in without another call.
    conformIdTokenClaims: false,
    findAccount: (_, id) => {
      const account = accountBy(id);
      return account === undefined ? undefined : accountOf(account);
    },
    // Its userinfo endpoint refuses tokens that are for an API, so what it would say there stands in them.
    extraTokenClaims: (_, token) => {
      const account = 'accountId' in token ? accountBy(token.accountId) : undefined;
      return account === undefined ? undefined : { name: account.name, email: account.email, email_verified: true };
    },
    loadExistingGrant: grantAll,
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    clientBasedCORS: (_, origin) => pages.includes(origin),
    interactions: { url: (_, { uid }) => `${new URL(issuer).pathname}/sign-in/${uid}` },
    ttl: {
      Interaction: 60 * MINUTE,
      Session: 14 * DAY,
      Grant: 14 * DAY,
      RefreshToken: 14 * DAY,
      IdToken: 60 * MINUTE,
      AccessToken: 15 * MINUTE,
    },
    renderError: (ctx, { error }) => show(ctx, (language) => troublePage(language, error)),
    features: FEATURES,
  };
};

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};

const send = (response: ServerResponse, status: number, html: string, returnsTo: string | null = null): void => {
  response.writeHead(status, cardHeaders(returnsTo));
  response.end(html);
};

/** Answers requests below the issuer's path. */
export const identityProvider = (settings: IdentityProviderSettings) => {
  const mount = new URL(settings.issuer).pathname;
  const provider = new Provider(settings.issuer, configuration(settings));
  const protocol = provider.callback();

  /** The sign-in page, and the choice made on it. */
  const signIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { params } = await provider.interactionDetails(request, response);
    const page = (): void =>
      send(response, 200, signInPage(languageOf(params['ui_locales']), settings.accounts), originOf(params['redirect_uri']));
    if (request.method !== 'POST') return page();
    const chosen = (await formOf(request)).get('account');
    if (chosen === null || !settings.accounts.some(({ id }) => id === chosen)) return page();
    return provider.interactionFinished(request, response, { login: { accountId: chosen } }, { mergeWithLastSubmission: false });
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '').slice(mount.length).replace(/^(?!\/)/u, '/');
    if (path.startsWith('/sign-in/')) {
      signIn(request, response).catch((error: unknown) =>
        send(
          response,
          400,
          troublePage(
            languageOf(request.headers['accept-language']),
            error instanceof errors.OIDCProviderError ? error.error : 'server_error',
          ),
        ),
      );
      return;
    }
    // As a framework would mount it: its addresses are made from what was cut off.
    Object.assign(request, { originalUrl: request.url, url: path });
    void protocol(request, response);
  };
};
