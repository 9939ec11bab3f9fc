/**
 * Snapshots: an item that lists each, and one item a task in a partition of their own.
 *
 * That partition is named by what its items say. So the tasks of two moments never mix, a snapshot that broke off goes on where
 * nothing has changed since, and one is there only once its head is, which comes last.
 */
import { createHash } from 'node:crypto';
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { headOf, type Snapshot, type SnapshotHead } from '../../domain/snapshots.ts';
import type { SheetId } from '../../domain/types.ts';
import type { SnapshotStore } from '../ports.ts';
import { type Engine, readPartition } from './engine.ts';
import { frozenTaskKey, snapshotKey } from './keys.ts';

type Item = NonNullable<GetCommandOutput['Item']>;

/** Kept as JSON for the same reasons as an assessment. */
const textOf = (value: object): string => JSON.stringify(value);

/** Puts a snapshot's tasks where they are not yet, and gives the name of their partition. */
export const putRows = async (engine: Engine, { sheet, tasks }: Snapshot): Promise<string> => {
  const rows = createHash('sha256').update(textOf(tasks)).digest('base64url');
  await engine.putAllNew(
    tasks.map((task, place) => ({ ...frozenTaskKey(sheet, rows, task.task), kind: 'frozen-task', place, frozen: textOf(task) })),
  );
  return rows;
};

/** @param rows the partition of its tasks, all of which are there */
export const headItem = (snapshot: Snapshot, rows: string): Item => ({
  ...snapshotKey(snapshot.sheet, snapshot.id),
  kind: 'snapshot',
  rows,
  head: textOf(headOf(snapshot)),
});

const listed = (item: Item): SnapshotHead => JSON.parse(item.head);

const readSnapshot = async (engine: Engine, sheet: SheetId, id: string): Promise<Snapshot | null> => {
  const item = await engine.get(snapshotKey(sheet, id));
  if (item === null) return null;
  const rows = await readPartition(engine, frozenTaskKey(sheet, item.rows, ''));
  const head = listed(item);
  // Tasks frozen before there were plans were all held against the sheet's pace.
  const tasks = rows.toSorted((a, b) => a.place - b.place).map(({ frozen }) => ({ pace: head.pace, ...JSON.parse(frozen) }));
  return { ...head, tasks };
};

/** The part of the store about snapshots. */
export const snapshotStore = (engine: Engine): SnapshotStore => ({
  snapshots: async (sheet) => (await readPartition(engine, snapshotKey(sheet, ''))).map(listed),
  snapshot: (sheet, id) => readSnapshot(engine, sheet, id),
  saveSnapshot: async (snapshot) =>
    (await engine.putNew(headItem(snapshot, await putRows(engine, snapshot)))) === 'written' ? 'saved' : 'conflict',
});
