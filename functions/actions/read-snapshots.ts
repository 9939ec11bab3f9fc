import type { Snapshot, SnapshotHead, SnapshotId } from '../../domain/snapshots.ts';
import type { SheetId } from '../../domain/types.ts';
import type { Store } from '../ports.ts';

/** What there is of a sheet's snapshots, newest first. */
export const readSnapshots = async (store: Store, sheet: SheetId): Promise<readonly SnapshotHead[]> =>
  (await store.snapshots(sheet)).toSorted((a, b) => (a.at === b.at ? 0 : Number(a.at < b.at) * 2 - 1));

/** A snapshot with its tasks; null where there is none of this id. */
export const readSnapshot = (store: Store, sheet: SheetId, id: SnapshotId): Promise<Snapshot | null> => store.snapshot(sheet, id);
