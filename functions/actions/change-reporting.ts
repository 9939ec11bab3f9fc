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

/** Closes a period of a sheet with a snapshot of it, opens one, or sets its days and thresholds. */
export const changeReporting = async (
  ports: Ports,
  id: SheetId,
  { version, change }: ReportingEdit,
  actor: Actor,
): Promise<ReportingOutcome> => {
  const { store, now } = ports;
  const sheet = await store.head(id);
  if (sheet === null) return { ok: false, reason: 'not_found' };
  const decision = decide(sheet.reporting, change, version);
  if (!decision.ok) return decision;
  const changed = { ...sheet, reporting: decision.reporting };
  const snapshot = change.kind === 'close' ? await closingSnapshot(ports, sheet, actor) : null;
  const doing = { by: { id: actor.id, name: actor.name }, at: new Date(now()).toISOString() };
  const saved = await store.saveReporting(changed, doing, snapshot);
  return saved === 'saved' ? { ok: true, sheet: changed } : { ok: false, reason: 'outdated' };
};
