import { describe, expect, test } from 'vitest';
import { isAnswer, keepAskedAddress, ownAddress, takeAskedAddress } from '../../web/src/session/asked-address.ts';
import { createTokenSource, type HeldUser, type TokenPorts } from '../../web/src/session/token-source.ts';

const user = (over: Partial<HeldUser> = {}): HeldUser => ({
  access_token: 'first',
  refresh_token: 'again',
  expired: false,
  profile: { sub: 'me' },
  ...over,
});

class Refusal extends Error {}

/** A source over a tab that holds `held`, and an issuer that answers each renewal in turn. */
const sourceOver = (held: HeldUser | null, ...renewals: readonly (HeldUser | Error)[]) => {
  const seen = { held, renewals: 0, over: 0 };
  const ports: TokenPorts = {
    subject: null,
    held: () => Promise.resolve(seen.held),
    renew: () => {
      const answer = renewals[seen.renewals];
      seen.renewals += 1;
      if (answer instanceof Error || answer === undefined) return Promise.reject(answer ?? new Error('asked too often'));
      seen.held = answer;
      return Promise.resolve(answer);
    },
    isRefusal: (error) => error instanceof Refusal,
    onOver: () => {
      seen.over += 1;
    },
  };
  return { source: createTokenSource(ports), seen, ports };
};

describe('tokens', () => {
  test('are those that the tab holds', async () => {
    const { source, seen } = sourceOver(user());
    expect(await source.token(null)).toBe('first');
    expect(seen.renewals).toBe(0);
  });

  test.each([
    ['has ended', { expired: true }, null],
    ['was refused', {}, 'first'],
  ])('one that %s is renewed', async (_, held, refused) => {
    const { source } = sourceOver(user(held), user({ access_token: 'second' }));
    expect(await source.token(refused)).toBe('second');
  });

  test('one that was refused meanwhile gives way to the one that is there', async () => {
    const { source, seen } = sourceOver(user({ access_token: 'second' }));
    expect(await source.token('first')).toBe('second');
    expect(seen.renewals).toBe(0);
  });

  test('are renewed once for all who wait', async () => {
    const { source, seen } = sourceOver(user({ expired: true }), user({ access_token: 'second' }));
    expect(await Promise.all([source.token(null), source.token('first'), source.freshen()])).toEqual(['second', 'second', 'second']);
    expect(seen.renewals).toBe(1);
  });

  test('an issuer that says no ends the session; one out of reach does not', async () => {
    const refused = sourceOver(user({ expired: true }), new Refusal());
    expect(await refused.source.token(null)).toBeNull();
    expect(refused.seen.over).toBe(1);
    const away = sourceOver(user({ expired: true }), new TypeError('Failed to fetch'), user({ access_token: 'second' }));
    await expect(away.source.token(null)).rejects.toThrow('Failed to fetch');
    expect(await away.source.token(null)).toBe('second');
    expect(away.seen.over).toBe(0);
  });

  test('without a refresh token nothing is asked of the issuer', async () => {
    const { source, seen } = sourceOver(user({ expired: true, refresh_token: undefined }));
    expect(await source.token(null)).toBeNull();
    expect(seen).toMatchObject({ renewals: 0, over: 1 });
  });

  test('of another person who signed in in this tab are never given out', async () => {
    const { source, seen } = sourceOver(user());
    await source.token(null);
    seen.held = user({ access_token: 'theirs', profile: { sub: 'another' } });
    expect(await source.token(null)).toBeNull();
  });
});

test('a page that opened for one person never gives out the tokens of another who signs in first', async () => {
  const { ports } = sourceOver(user({ profile: { sub: 'another' } }));
  expect(await createTokenSource({ ...ports, subject: 'me' }).token(null)).toBeNull();
  expect(await createTokenSource({ ...ports, subject: 'another' }).token(null)).toBe('first');
});

test('a page that opened for somebody without a line, and without tokens, is not over before the server says so', async () => {
  const { ports, seen } = sourceOver(null);
  expect(await createTokenSource({ ...ports, subject: 'me' }).token(null)).toBeNull();
  expect(seen.over).toBe(0);
});

describe('the address that was asked for', () => {
  test.each([
    ['/?view=history&unit=u05', '/?view=history&unit=u05'],
    ['/?task=2024-t04#x', '/?task=2024-t04#x'],
    ['/signed-in?code=1&state=2', '/'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example/', '/'],
    ['', '/'],
    [null, '/'],
  ])('%s leads to %s', (asked, own) => expect(ownAddress(asked)).toBe(own));

  test('is gone back to once', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    keepAskedAddress(storage, { pathname: '/', search: '?view=settings', hash: '' });
    expect([takeAskedAddress(storage), takeAskedAddress(storage)]).toEqual(['/?view=settings', '/']);
  });

  test('an answer of the issuer has a state, and a code or an error', () => {
    expect(['?code=1&state=2', '?error=access_denied&state=2', '?code=1', '?view=history'].map(isAnswer)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
