import { usualReporting } from '../../domain/reporting.ts';
import type { Item, Migration } from './migration.ts';

/** The sheet with its periods. One from before there were any is reported by the month, and its year is over. */
export const withPeriods = (item: Item): Item => {
  if (item.kind !== 'sheet' || item.reportingVersion !== undefined) return item;
  const reporting = { ...usualReporting(`${item.sheet}-12`), ...JSON.parse(item.reporting ?? '{}') };
  return { ...item, reporting: JSON.stringify(reporting), reportingVersion: reporting.version };
};

/** Sheets from before there were periods, and those whose periods had no version. */
export const periods: Migration = { number: 4, what: 'Sheets say how they are reported on, at a version.', change: withPeriods };
