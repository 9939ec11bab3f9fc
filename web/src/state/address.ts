/** What of the page's state stands in its address, so that a link leads to it and Back leads out of it. */
import { useSyncExternalStore } from 'react';

/**
 * `view`: another page than the grid; `task`: the row to go to; `tab`: what the panel shows of it. `unit`, `person` and `day` narrow
 * the feed; `unit`, `class`, `owed` and `find` the grid; `from` and `to` are the snapshots compared; `mail` is the one that is open;
 * `bulletin` is the number of one.
 */
export type AddressPart =
  | 'view'
  | 'task'
  | 'tab'
  | 'unit'
  | 'person'
  | 'day'
  | 'class'
  | 'owed'
  | 'find'
  | 'from'
  | 'to'
  | 'mail'
  | 'bulletin';

/** New values of some parts; null takes one out. */
export type AddressChange = Readonly<Partial<Record<AddressPart, string | null>>>;

const MOVED = 'shishi:moved';

const subscribe = (listener: () => void): (() => void) => {
  globalThis.addEventListener('popstate', listener);
  globalThis.addEventListener(MOVED, listener);
  return () => {
    globalThis.removeEventListener('popstate', listener);
    globalThis.removeEventListener(MOVED, listener);
  };
};

/** To the whole grid: nothing is left of another page, or of what narrowed this one. */
export const TO_GRID = {
  view: null,
  task: null,
  tab: null,
  unit: null,
  person: null,
  day: null,
  class: null,
  owed: null,
  find: null,
  from: null,
  to: null,
  mail: null,
  bulletin: null,
} as const satisfies Record<AddressPart, null>;

/** The address with these parts changed, as a link's target. */
export const addressWith = (search: string, change: AddressChange): string => {
  const query = new URLSearchParams(search);
  for (const [part, value] of Object.entries(change)) {
    if (value === null) query.delete(part);
    else query.set(part, value);
  }
  return `?${query}`;
};

/** Goes to a changed address: as a step of its own, or in place of the present one. */
export const goTo = (change: AddressChange, how: 'push' | 'replace' = 'push'): void => {
  const target = addressWith(globalThis.location.search, change);
  if (how === 'push') globalThis.history.pushState(null, '', target);
  else globalThis.history.replaceState(null, '', target);
  globalThis.dispatchEvent(new Event(MOVED));
};

/** The address's query as it is now. */
export const useSearch = (): string => useSyncExternalStore(subscribe, () => globalThis.location.search);

/** One part of the address. */
export const useAddress = (part: AddressPart): string | null => new URLSearchParams(useSearch()).get(part);
