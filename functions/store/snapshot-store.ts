/**
 * Snapshots: an item that lists each, and its tasks, packed into a few items in a partition of their own.
 *
 * That partition is named by what its items hold. So the tasks of two moments never mix, a snapshot that broke off goes on where
 * nothing has changed since, and one is there only once its head is, which comes last.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { headOf, type FrozenTask, type NamedUnit, type Snapshot, type SnapshotHead, unitsWithTasks } from '../../domain/snapshots.ts';
import type { SheetId } from '../../domain/types.ts';
import type { SnapshotStore } from '../ports.ts';
import { type Engine, readPartition } from './engine.ts';
import { frozenTasksKey, sheetKey, snapshotKey } from './keys.ts';

type Item = NonNullable<GetCommandOutput['Item']>;

/** Kept as JSON for the same reasons as an assessment. */
const textOf = (value: object): string => JSON.stringify(value);

/** Tasks packed together, and the most bytes that they may come to: an item stays under 60 KB. */
const TOGETHER = 100;
const MOST_BYTES = 56 * 1024;

/** Some tasks as the bytes of as few items as their size allows, in their order. */
const packed = (tasks: readonly FrozenTask[]): readonly Uint8Array[] => {
  const bytes = deflateRawSync(textOf(tasks));
  if (bytes.length <= MOST_BYTES || tasks.length === 1) return [bytes];
  const half = Math.ceil(tasks.length / 2);
  return [...packed(tasks.slice(0, half)), ...packed(tasks.slice(half))];
};

/** Puts a snapshot's tasks where they are not yet, and gives the name of their partition. */
export const putRows = async (engine: Engine, { sheet, tasks }: Snapshot): Promise<string> => {
  const packs = Array.from({ length: Math.ceil(tasks.length / TOGETHER) }, (_, at) =>
    packed(tasks.slice(at * TOGETHER, (at + 1) * TOGETHER)),
  ).flat();
  const hash = createHash('sha256');
  for (const pack of packs) hash.update(pack);
  const rows = hash.digest('base64url');
  await engine.putAllNew(packs.map((pack, place) => ({ ...frozenTasksKey(sheet, rows, place), kind: 'frozen-tasks', pack })));
  return rows;
};

/** @param rows the partition of its tasks, all of which are there */
export const headItem = (snapshot: Snapshot, rows: string): Item => ({
  ...snapshotKey(snapshot.sheet, snapshot.id),
  kind: 'snapshot',
  rows,
  head: textOf(headOf(snapshot)),
  unitNames: textOf(snapshot.units),
});

const listed = (item: Item): SnapshotHead => JSON.parse(item.head);

/** The tasks of an item. One from before they were packed holds one task, and neither its place in the order of items nor its pace. */
const tasksOf = (item: Item, { pace }: SnapshotHead): FrozenTask[] =>
  item.kind === 'frozen-task' ? [{ pace, ...JSON.parse(item.frozen) }] : JSON.parse(inflateRawSync(item.pack).toString());

/** A snapshot from before it told what units were called: what the migration found them called, on the sheet. None before that has run. */
const unitsOf = async (engine: Engine, sheet: SheetId, { unitNames }: Item): Promise<readonly NamedUnit[]> =>
  JSON.parse(unitNames ?? (await engine.get(sheetKey(sheet)))?.unitNames ?? '[]');

const readSnapshot = async (engine: Engine, sheet: SheetId, id: string): Promise<Snapshot | null> => {
  const item = await engine.get(snapshotKey(sheet, id));
  if (item === null) return null;
  const head = listed(item);
  const [rows, units] = await Promise.all([readPartition(engine, frozenTasksKey(sheet, item.rows, 0)), unitsOf(engine, sheet, item)]);
  const tasks = rows.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0)).flatMap((row) => tasksOf(row, head));
  return { ...head, tasks, units: unitsWithTasks(tasks, units) };
};

/** The part of the store about snapshots. */
export const snapshotStore = (engine: Engine): SnapshotStore => ({
  snapshots: async (sheet) => (await readPartition(engine, snapshotKey(sheet, ''))).map(listed),
  snapshot: (sheet, id) => readSnapshot(engine, sheet, id),
  saveSnapshot: async (snapshot) =>
    (await engine.putNew(headItem(snapshot, await putRows(engine, snapshot)))) === 'written' ? 'saved' : 'conflict',
});
