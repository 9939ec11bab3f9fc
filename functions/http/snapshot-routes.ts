/** The part of the office's table about snapshots. None changes or removes one. */
import * as z from 'zod';
import {
  newSnapshot,
  type SnapshotAnswer,
  snapshotPath,
  type SnapshotsAnswer,
  type SnapshotTakenAnswer,
} from '../../domain/wire/snapshots.ts';
import { readSnapshot, readSnapshots } from '../actions/read-snapshots.ts';
import { takeSnapshot } from '../actions/take-snapshot.ts';
import { sheetPath } from './paths.ts';
import { type Route, route } from './route.ts';

const nothing = z.unknown();

export const SNAPSHOT_ROUTES: readonly Route[] = [
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/snapshots', may: 'read' },
    { path: sheetPath, query: nothing, body: nothing },
    async ({ path }, { store }) => ({
      ok: true,
      value: { snapshots: await readSnapshots(store, path.sheet) } satisfies SnapshotsAnswer,
    }),
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/snapshots/{snapshot}', may: 'read' },
    { path: snapshotPath, query: nothing, body: nothing },
    async ({ path }, { store }) => {
      const snapshot = await readSnapshot(store, path.sheet, path.snapshot);
      return snapshot === null ? { ok: false, code: 'not_found' } : { ok: true, value: { snapshot } satisfies SnapshotAnswer };
    },
  ),
  route(
    { method: 'POST', path: '/api/sheets/{sheet}/snapshots', may: 'supervise' },
    { path: sheetPath, query: nothing, body: newSnapshot },
    async ({ path, body, actor }, ports) => {
      const outcome = await takeSnapshot(ports, path.sheet, body, actor);
      return outcome.ok
        ? { ok: true, value: { snapshot: outcome.head } satisfies SnapshotTakenAnswer }
        : { ok: false, code: outcome.reason };
    },
  ),
];
