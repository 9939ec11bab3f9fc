import { changeReporting as decide, type ReportingFault } from '../../domain/reporting.ts';
import type { Actor, Sheet, SheetId } from '../../domain/types.ts';
import type { ReportingEdit } from '../../domain/wire/reports.ts';
import type { Clock, Store } from '../ports.ts';

export type ReportingOutcome =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly reason: ReportingFault | 'not_found' };

/** Closes or opens a period of a sheet, or sets its days and thresholds. */
export const changeReporting = async (
  { store, now }: { readonly store: Store; readonly now: Clock },
  id: SheetId,
  { version, change }: ReportingEdit,
  { id: by, name }: Actor,
): Promise<ReportingOutcome> => {
  const sheet = await store.head(id);
  if (sheet === null) return { ok: false, reason: 'not_found' };
  const decision = decide(sheet.reporting, change, version);
  if (!decision.ok) return decision;
  const changed = { ...sheet, reporting: decision.reporting };
  const saved = await store.saveReporting(changed, { by: { id: by, name }, at: new Date(now()).toISOString() });
  return saved === 'saved' ? { ok: true, sheet: changed } : { ok: false, reason: 'outdated' };
};
