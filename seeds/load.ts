import type { SheetContents } from '../domain/types.ts';
import type { Store } from '../functions/ports.ts';

/**
 * Creates the sheet where the store does not hold it yet. True where it did create it.
 *
 * A sheet from before there was a register of units gets the sample's units, so that they keep the ids that the sample members name.
 */
export const loadOnce = async (store: Store, contents: () => SheetContents): Promise<boolean> => {
  const fresh = contents();
  if (await store.hasSheet(fresh.sheet.id)) {
    if ((await store.units()).length === 0) await store.create({ ...fresh, projects: [], tasks: [] });
    await store.listSheet(fresh.sheet.id);
    return false;
  }
  await store.create(fresh);
  return true;
};
