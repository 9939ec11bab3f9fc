/** Shapes of the requests about snapshots, and of their answers. */
import * as z from 'zod';
import type { Snapshot, SnapshotHead } from '../snapshots.ts';
import { sheetId } from './ids.ts';
import { personOrUnitId, shortText } from './people.ts';

/** The longest name of a snapshot, in characters. */
export const SNAPSHOT_NAME_LIMIT = 40;

/** Path of one snapshot. */
export const snapshotPath = z.object({ sheet: sheetId, snapshot: personOrUnitId });

/** Body of `POST /api/sheets/{sheet}/snapshots`. The page makes the id once for each snapshot and keeps it over retries. */
export const newSnapshot = z.strictObject({ id: z.uuid(), name: shortText(SNAPSHOT_NAME_LIMIT) });

export type NewSnapshot = z.infer<typeof newSnapshot>;

/** Newest first. */
export type SnapshotsAnswer = { readonly snapshots: readonly SnapshotHead[] };

export type SnapshotAnswer = { readonly snapshot: Snapshot };

export type SnapshotTakenAnswer = { readonly snapshot: SnapshotHead };
