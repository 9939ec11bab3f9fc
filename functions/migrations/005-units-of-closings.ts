import type { Item, Migration } from './migration.ts';

/** True where a period of the sheet may have been closed: its reporting was changed since the first version. */
const mayHaveClosings = ({ kind, reportingVersion }: Item): boolean => kind === 'sheet' && reportingVersion > 1;

/**
 * Sheets with closings from before a snapshot told what its units were called. Snapshots stay as they were written, so the sheet
 * says it for them, by what units are called as the migration runs.
 */
export const unitsOfClosings: Migration = {
  number: 5,
  what: 'Sheets say what the units of their older closings are called.',
  change: (item, units) =>
    !mayHaveClosings(item) || item.unitNames !== undefined
      ? item
      : { ...item, unitNames: JSON.stringify(units.map(({ id, name }) => ({ id, name }))) },
};
