/** An OpenID Connect issuer on loopback: its discovery document, its keys, and a userinfo endpoint that tests fill. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

export type TestIssuer = {
  readonly issuer: string;
  /** A token for the API; claims and header may be changed, and left out with `undefined`. */
  readonly token: (
    claims: Readonly<Record<string, unknown>>,
    header?: { readonly kid?: string; readonly key?: CryptoKey },
  ) => Promise<string>;
  /** Tokens that look like this subject's, and are none, by what is wrong with them. */
  readonly badTokens: (subject: string) => Promise<Readonly<Record<string, string>>>;
  /** What userinfo answers, by subject. */
  readonly people: Map<string, object>;
  /** How often each path was asked for. */
  readonly asked: (path: string) => number;
  readonly stop: () => Promise<void>;
};

export const AUDIENCE = 'urn:shishi:test';

/** The instant that the tests' API has for the present, in seconds. */
export const NOW = Date.parse('2025-03-01T02:00:00.000Z') / 1000;

const subjectOf = (authorization: string | undefined): string => {
  const [, payload = ''] = (authorization ?? '').replace('Bearer ', '').split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).sub;
};

export const startedIssuer = async (): Promise<TestIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' };
  const people = new Map<string, object>();
  const counts = new Map<string, number>();
  let issuer = '';
  const answer = (path: string, authorization: string | undefined): object | null => {
    if (path === '/.well-known/openid-configuration')
      return { issuer, jwks_uri: `${issuer}/keys`, userinfo_endpoint: `${issuer}/userinfo` };
    if (path === '/keys') return { keys: [jwk] };
    return path === '/userinfo' ? (people.get(subjectOf(authorization)) ?? null) : null;
  };
  const server = createServer(({ url = '', headers }, response) => {
    counts.set(url, (counts.get(url) ?? 0) + 1);
    const value = answer(url, headers.authorization);
    response.writeHead(value === null ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const token: TestIssuer['token'] = (claims, { kid = 'k1', key = privateKey } = {}) =>
    new SignJWT({ iss: issuer, aud: AUDIENCE, iat: NOW - 10, exp: NOW + 600, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(key);
  return {
    issuer,
    people,
    token,
    badTokens: async (sub) => {
      const stranger = (await generateKeyPair('RS256')).privateKey;
      const [head = '', payload = '', signature = ''] = (await token({ sub })).split('.');
      const other = Buffer.from(JSON.stringify({ iss: issuer, aud: AUDIENCE, exp: NOW + 600, sub: `${sub}x` })).toString('base64url');
      return {
        'expired by more than the tolerance': await token({ sub, exp: NOW - 61 }),
        'without an end': await token({ sub, exp: undefined }),
        'not valid yet': await token({ sub, nbf: NOW + 61 }),
        "of another issuer's name": await token({ sub, iss: 'https://id.example.cn' }),
        'for another audience': await token({ sub, aud: 'urn:shishi:other' }),
        'for another client': await token({ sub, aud: undefined, client_id: 'other' }),
        'for another audience, whatever its client': await token({ sub, aud: 'urn:shishi:other', client_id: AUDIENCE }),
        'for nobody': await token({ sub, aud: undefined }),
        'not for access': await token({ sub, token_use: 'id' }),
        'of nobody': await token({ sub: undefined }),
        'signed by another key': await token({ sub }, { key: stranger }),
        'signed by a key that the issuer does not have': await token({ sub }, { key: stranger, kid: 'k2' }),
        'with alg none': new UnsecuredJWT({ iss: issuer, aud: AUDIENCE, exp: NOW + 600, sub }).encode(),
        'with HS256, by the public key as the secret': await new SignJWT({ iss: issuer, aud: AUDIENCE, exp: NOW + 600, sub })
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .sign(new TextEncoder().encode(await exportSPKI(publicKey))),
        'with other claims than were signed': [head, other, signature].join('.'),
        'without its signature': [head, payload, ''].join('.'),
        'that is not one': 'a.b.c',
      };
    },
    asked: (path) => counts.get(path) ?? 0,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
