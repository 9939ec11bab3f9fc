import { changeReporting as decide, type ReportingFault } from '../../domain/reporting.ts';
import { closingId, type Snapshot } from '../../domain/snapshots.ts';
import type { Actor, Sheet, SheetId } from '../../domain/types.ts';
import type { ReportingEdit } from '../../domain/wire/reports.ts';
import type { Clock, Store } from '../ports.ts';
import { snapshotNow } from './take-snapshot.ts';

type Ports = { readonly store: Store; readonly now: Clock };

export type ReportingOutcome =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly reason: ReportingFault | 'not_found' };

/** The snapshot that ends a period, named after it. */
const closingSnapshot = async (ports: Ports, sheet: Sheet, actor: Actor): Promise<Snapshot> => {
  const { period } = sheet.reporting;
  const id = closingId(period, await ports.store.snapshots(sheet.id));
  return snapshotNow(ports, sheet, { id, name: period, kind: 'period' }, actor);
};

/** Decides a change of a sheet as it was read, and saves it, with a snapshot where it closes the period. */
export const changeSheet = async (
  ports: Ports,
  sheet: Sheet,
  { version, change }: ReportingEdit,
  actor: Actor,
): Promise<ReportingOutcome> => {
  const decision = decide(sheet.reporting, change, version);
  if (!decision.ok) return decision;
  const changed = { ...sheet, reporting: decision.reporting };
  const snapshot = change.kind === 'close' ? await closingSnapshot(ports, sheet, actor) : null;
  const doing = { by: { id: actor.id, name: actor.name }, at: new Date(ports.now()).toISOString() };
  const saved = await ports.store.saveReporting(changed, doing, snapshot);
  return saved === 'saved' ? { ok: true, sheet: changed } : { ok: false, reason: 'outdated' };
};

/** Closes a period of a sheet with a snapshot of it, opens one, or sets its days and thresholds. */
export const changeReporting = async (ports: Ports, id: SheetId, edit: ReportingEdit, actor: Actor): Promise<ReportingOutcome> => {
  const sheet = await ports.store.head(id);
  return sheet === null ? { ok: false, reason: 'not_found' } : changeSheet(ports, sheet, edit, actor);
};
