import type { SheetContents } from '../domain/types.ts';
import type { Store } from '../functions/ports.ts';

/** Creates the sheet where the store does not hold it yet. True where it did create it. */
export const loadOnce = async (store: Store, contents: () => SheetContents): Promise<boolean> => {
  const fresh = contents();
  if (await store.hasSheet(fresh.sheet.id)) {
    await store.listSheet(fresh.sheet.id);
    return false;
  }
  await store.create(fresh);
  return true;
};
