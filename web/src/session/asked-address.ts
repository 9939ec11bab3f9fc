/** The address that was asked for before signing in, kept in this tab while the person is at the issuer. */

const KEY = 'shishi.asked';

type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** True for an answer of the issuer: its parameters stand in the address. */
export const isAnswer = (search: string): boolean => {
  const query = new URLSearchParams(search);
  return query.has('state') && (query.has('code') || query.has('error'));
};

/** A path of this page and nothing else: never another host's address, nor an issuer's answer. */
export const ownAddress = (address: string | null): string => {
  if (address === null || !/^\/(?![/\\])/u.test(address)) return '/';
  const url = URL.parse(address, 'https://page.invalid');
  return url === null || url.host !== 'page.invalid' || isAnswer(url.search) ? '/' : `${url.pathname}${url.search}${url.hash}`;
};

export const keepAskedAddress = (storage: TabStorage, { pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): void =>
  storage.setItem(KEY, ownAddress(`${pathname}${search}${hash}`));

/** The address to go back to; it is good for one time. */
export const takeAskedAddress = (storage: TabStorage): string => {
  const address = storage.getItem(KEY);
  storage.removeItem(KEY);
  return ownAddress(address);
};
