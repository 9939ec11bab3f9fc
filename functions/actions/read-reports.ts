import { daysOf, type PeriodDays } from '../../domain/reporting.ts';
import type { Period } from '../../domain/period.ts';
import type { Report } from '../../domain/reports.ts';
import type { Sheet, SheetId } from '../../domain/types.ts';
import type { Store } from '../ports.ts';

export type PeriodReports = PeriodDays & { readonly sheet: Sheet; readonly period: Period; readonly reports: readonly Report[] };

/** What was said in a period, by default the open one; null where there is no such sheet. */
export const readReports = async (store: Store, id: SheetId, asked: Period | undefined): Promise<PeriodReports | null> => {
  const sheet = await store.head(id);
  if (sheet === null) return null;
  const period = asked ?? sheet.reporting.period;
  return { sheet, period, ...daysOf(sheet.reporting, period), reports: await store.reports(id, period) };
};
