import type { SheetContents, SheetId } from '../../domain/types.ts';
import type { Store } from '../ports.ts';

/** All rows of a sheet, in the table's order; null where there is no such sheet. */
export const readSheet = (store: Store, sheet: SheetId): Promise<SheetContents | null> => store.sheet(sheet);
