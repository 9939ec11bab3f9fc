import type { SnapshotId } from '../../../domain/snapshots.ts';
import type { SheetId } from '../../../domain/types.ts';
import type { NewSnapshot, SnapshotAnswer, SnapshotsAnswer, SnapshotTakenAnswer } from '../../../domain/wire/snapshots.ts';
import { request, type Outcome } from './request.ts';

const path = (sheet: SheetId): string => `/api/sheets/${encodeURIComponent(sheet)}/snapshots`;

/** What there is of a sheet's snapshots, newest first. */
export const getSnapshots = (sheet: SheetId, signal: AbortSignal): Promise<Outcome<SnapshotsAnswer>> => request(path(sheet), { signal });

/** A snapshot with its tasks. */
export const getSnapshot = (sheet: SheetId, id: SnapshotId, signal: AbortSignal): Promise<Outcome<SnapshotAnswer>> =>
  request(`${path(sheet)}/${encodeURIComponent(id)}`, { signal });

/** Takes a snapshot now. Sent again with the same id, it is the same one. */
export const postSnapshot = (sheet: SheetId, asked: NewSnapshot): Promise<Outcome<SnapshotTakenAnswer>> =>
  request(path(sheet), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) });
