import type { Clock, Store } from '../ports.ts';

/** How many connections are open, over all sheets. */
export const countConnections = async ({
  store,
  now,
}: {
  readonly store: Pick<Store, 'sheets' | 'viewers'>;
  readonly now: Clock;
}): Promise<number> => {
  const sheets = await store.sheets();
  const viewers = await Promise.all(sheets.map((sheet) => store.viewers(sheet, now())));
  return viewers.flat().length;
};
