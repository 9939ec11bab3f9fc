/** What every store promises of snapshots, whatever engine stands behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PROGRESS_LIMIT } from '../../domain/progress-text.ts';
import { changeReporting, usualReporting } from '../../domain/reporting.ts';
import { headOf, snapshotOf, type Snapshot } from '../../domain/snapshots.ts';
import type { Sheet, Task } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { engineOn } from '../../functions/store/engine.ts';
import { frozenTasksKey } from '../../functions/store/keys.ts';
import { headItem } from '../../functions/store/snapshot-store.ts';
import type { TestTable } from '../support/engine.ts';
import { sampleSheet, sampleTask } from '../support/samples.ts';

const DOING = { by: { id: 'm1', name: '督查室' }, at: '2025-03-28T02:00:00.000Z' };
const SHEET: Sheet = { id: '2094', name: '', city: '', reporting: usualReporting('2094-03') };

/** In an order that is not that of their ids, and more than one item holds. */
const TASKS = Array.from({ length: 270 }, (_, at) => sampleTask({ id: `2094-t${999 - at}`, sheet: SHEET.id, number: at + 1 }));

/** As long as a text may be, and of no pattern that packing could make use of: more than is put at once. */
const LONG = TASKS.map((task, at) => {
  let chance = at + 1;
  const codes = Array.from({ length: PROGRESS_LIMIT }, () => 0x4e_00 + ((chance = (chance * 48_271) % 0x7f_ff_ff_ff) % 20_000));
  return { ...task, progress: String.fromCodePoint(...codes) };
});

const itemShape = z.object({ Put: z.object({ Item: z.object({ pack: z.instanceof(Uint8Array) }) }) });
const request = z.object({ TransactItems: z.array(itemShape) });

const snapshot = (id: string, tasks: readonly Task[] = TASKS): Snapshot =>
  snapshotOf(sampleSheet({ sheet: SHEET, tasks }), [], { id, name: id, kind: 'manual', ...DOING });

export const snapshotContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`snapshots on ${name}`, () => {
    let engine: TestTable;
    let store: Store;
    /** How many more groups of items may be put before the line breaks. */
    let left = Number.POSITIVE_INFINITY;
    let breaking: Store;
    /** Bytes of each item of tasks that the breaking store sent. */
    const sizes: number[] = [];
    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
      const client = documentClient(engine.config);
      client.middlewareStack.add(
        (next, context) => (args) => {
          if (context.commandName !== 'TransactWriteItemsCommand') return next(args);
          sizes.push(...request.parse(args.input).TransactItems.map(({ Put }) => Put.Item.pack.length));
          if (left-- <= 0) throw new Error('the line broke');
          return next(args);
        },
        { step: 'initialize' },
      );
      breaking = dynamoStore(client, engine.table);
      await store.create(sampleSheet({ sheet: SHEET, projects: [], tasks: [] }));
    }, 120_000);
    afterAll(() => engine.stop());

    test('a snapshot comes back whole and in order, is listed, and is no row of the sheet', async () => {
      const taken = snapshot('2094-01');
      expect(await store.saveSnapshot(taken)).toBe('saved');
      expect(await store.snapshot(SHEET.id, '2094-01')).toEqual(taken);
      expect(await store.snapshots(SHEET.id)).toEqual([headOf(taken)]);
      expect(await store.sheet(SHEET.id)).toMatchObject({ projects: [], tasks: [] });
      expect([await store.snapshot(SHEET.id, '2094-09'), await store.snapshots('1999')]).toEqual([null, []]);
    });

    test('of several that want one id, one is kept, with its own tasks and no others', async () => {
      const others = Array.from({ length: 4 }, (_, at) => snapshot('2094-02', TASKS.slice(at, at + 3 + at)));
      const outcomes = await Promise.all(others.map((one) => store.saveSnapshot(one)));
      expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'saved']);
      expect(await store.snapshot(SHEET.id, '2094-02')).toEqual(others[outcomes.indexOf('saved')]);
    });

    test('one that broke off is nowhere to be seen, and is taken up again: with the tasks as they are by then', async () => {
      left = 1;
      await expect(breaking.saveSnapshot(snapshot('2094-04', LONG))).rejects.toThrow('the line broke');
      expect(Math.max(...sizes)).toBeLessThan(60_000);
      expect(await store.snapshot(SHEET.id, '2094-04')).toBeNull();
      expect((await store.snapshots(SHEET.id)).map(({ id }) => id)).not.toContain('2094-04');
      const later = snapshot('2094-04', [...LONG.slice(0, 69), sampleTask({ id: '2094-t21', progress: '又有进展' })]);
      expect(await store.saveSnapshot(later)).toBe('saved');
      expect(await store.snapshot(SHEET.id, '2094-04')).toEqual(later);
      const unchanged = snapshot('2094-05', LONG);
      expect(await store.saveSnapshot(unchanged)).toBe('saved');
      expect(await store.snapshot(SHEET.id, '2094-05')).toEqual(unchanged);
    });

    test('one from before tasks were packed, an item each and without its pace, is read as well', async () => {
      const old = snapshot('2094-06', TASKS.slice(0, 3));
      const items = old.tasks.map((task, place) => ({
        task: task.task,
        kind: 'frozen-task',
        place,
        frozen: JSON.stringify({ ...task, pace: undefined }),
      }));
      const raw = engineOn(documentClient(engine.config), engine.table);
      await raw.putAllNew(items.map((item) => ({ project: frozenTasksKey(SHEET.id, 'old', 0).project, ...item })));
      await raw.putNew(headItem(old, 'old'));
      expect(await store.snapshot(SHEET.id, '2094-06')).toEqual(old);
    });

    test('a period is closed with its snapshot or not at all', async () => {
      const decision = changeReporting(SHEET.reporting, { kind: 'close', period: '2094-03' }, 1);
      if (!decision.ok) throw new Error(decision.reason);
      const closed = { ...SHEET, reporting: decision.reporting };
      expect(await store.saveReporting(closed, DOING, snapshot('2094-01'))).toBe('conflict');
      expect((await store.head(SHEET.id))?.reporting).toEqual(SHEET.reporting);
      expect(await store.saveReporting(closed, DOING, snapshot('2094-03'))).toBe('saved');
      expect(await store.saveReporting(closed, DOING, snapshot('2094-03-2'))).toBe('conflict');
      expect((await store.snapshots(SHEET.id)).map(({ id }) => id)).toEqual([
        '2094-01',
        '2094-02',
        '2094-03',
        '2094-04',
        '2094-05',
        '2094-06',
      ]);
    });
  });
};
