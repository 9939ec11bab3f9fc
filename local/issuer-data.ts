/** What the sample identity provider keeps over a restart: its signing key, its cookie secret, sessions and refresh tokens. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter, AdapterFactory, AdapterPayload, JWK } from 'oidc-provider';

type Entry = { readonly payload: AdapterPayload; /** Milliseconds since 1970; null for ever. */ readonly expiresAt: number | null };

type Kept = { readonly signingKey: JWK; readonly cookieSecret: string; readonly entries: Readonly<Record<string, Entry>> };

export type IssuerData = { readonly signingKey: JWK; readonly cookieSecret: string; readonly adapter: AdapterFactory };

const fresh = (): Kept => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    signingKey: { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') },
    cookieSecret: randomBytes(32).toString('hex'),
    entries: {},
  };
};

/** A file that is not there, or broken, costs nobody more than signing in again. */
const read = (file: string): Kept => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return fresh();
  }
};

const isOver = ({ expiresAt }: Entry): boolean => expiresAt !== null && expiresAt <= Date.now();

/** In the data folder, for its owner's eyes only. */
export const openIssuerData = (folder: string): IssuerData => {
  const file = join(folder, 'issuer.json');
  const { signingKey, cookieSecret, entries: kept } = read(file);
  const entries = new Map(Object.entries(kept).filter(([, entry]) => !isOver(entry)));
  const write = (): void => {
    writeFileSync(`${file}.new`, JSON.stringify({ signingKey, cookieSecret, entries: Object.fromEntries(entries) }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  write();

  const find = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    return entry === undefined || isOver(entry) ? undefined : entry.payload;
  };
  const findWhere = (name: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...entries].find(([key, entry]) => key.startsWith(`${name}:`) && !isOver(entry) && fits(entry.payload))?.[1].payload;
  const change = (how: () => void): Promise<void> => {
    how();
    for (const [key, entry] of entries) if (isOver(entry)) entries.delete(key);
    write();
    return Promise.resolve();
  };

  const adapter = (name: string): Adapter => {
    const keyOf = (id: string): string => `${name}:${id}`;
    return {
      upsert: (id, payload, expiresIn) =>
        change(() => entries.set(keyOf(id), { payload, expiresAt: expiresIn === undefined ? null : Date.now() + expiresIn * 1000 })),
      find: (id) => Promise.resolve(find(keyOf(id))),
      findByUid: (uid) => Promise.resolve(findWhere(name, (payload) => payload.uid === uid)),
      findByUserCode: (code) => Promise.resolve(findWhere(name, (payload) => payload.userCode === code)),
      consume: (id) =>
        change(() => {
          const entry = entries.get(keyOf(id));
          if (entry !== undefined)
            entries.set(keyOf(id), { ...entry, payload: { ...entry.payload, consumed: Math.floor(Date.now() / 1000) } });
        }),
      destroy: (id) => change(() => entries.delete(keyOf(id))),
      revokeByGrantId: (grant) =>
        change(() => {
          for (const [key, { payload }] of entries) if (key.startsWith(`${name}:`) && payload.grantId === grant) entries.delete(key);
        }),
    };
  };
  return { signingKey, cookieSecret, adapter };
};
