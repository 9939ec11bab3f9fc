/** What every store promises of snapshots, whatever engine stands behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeReporting, usualReporting } from '../../domain/reporting.ts';
import { headOf, snapshotOf, type Snapshot } from '../../domain/snapshots.ts';
import type { Sheet, Task } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import type { TestTable } from '../support/engine.ts';
import { sampleSheet, sampleTask } from '../support/samples.ts';

const DOING = { by: { id: 'm1', name: '督查室' }, at: '2025-03-28T02:00:00.000Z' };
const SHEET: Sheet = { id: '2094', name: '', city: '', reporting: usualReporting('2094-03') };

/** In an order that is not that of their ids, and more than are put at once. */
const TASKS = Array.from({ length: 70 }, (_, at) => sampleTask({ id: `2094-t${90 - at}`, sheet: SHEET.id, number: at + 1 }));

const snapshot = (id: string, tasks: readonly Task[] = TASKS): Snapshot =>
  snapshotOf(sampleSheet({ sheet: SHEET, tasks }), [], { id, name: id, kind: 'manual', ...DOING });

export const snapshotContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`snapshots on ${name}`, () => {
    let engine: TestTable;
    let store: Store;
    /** How many more groups of items may be put before the line breaks. */
    let left = Number.POSITIVE_INFINITY;
    let breaking: Store;
    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
      const client = documentClient(engine.config);
      client.middlewareStack.add(
        (next, context) => (args) => {
          if (context.commandName === 'TransactWriteItemsCommand' && left-- <= 0) throw new Error('the line broke');
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
      const half = TASKS.map((task) => ({ ...task, progress: '有进展' }));
      left = 1;
      await expect(breaking.saveSnapshot(snapshot('2094-04', half))).rejects.toThrow('the line broke');
      expect(await store.snapshot(SHEET.id, '2094-04')).toBeNull();
      expect((await store.snapshots(SHEET.id)).map(({ id }) => id)).not.toContain('2094-04');
      const later = snapshot('2094-04', [...half.slice(0, 69), sampleTask({ id: '2094-t21', progress: '又有进展' })]);
      expect(await store.saveSnapshot(later)).toBe('saved');
      expect(await store.snapshot(SHEET.id, '2094-04')).toEqual(later);
      const unchanged = snapshot('2094-05', half);
      expect(await store.saveSnapshot(unchanged)).toBe('saved');
      expect(await store.snapshot(SHEET.id, '2094-05')).toEqual(unchanged);
    });

    test('a period is closed with its snapshot or not at all', async () => {
      const decision = changeReporting(SHEET.reporting, { kind: 'close', period: '2094-03' }, 1);
      if (!decision.ok) throw new Error(decision.reason);
      const closed = { ...SHEET, reporting: decision.reporting };
      expect(await store.saveReporting(closed, DOING, snapshot('2094-01'))).toBe('conflict');
      expect((await store.head(SHEET.id))?.reporting).toEqual(SHEET.reporting);
      expect(await store.saveReporting(closed, DOING, snapshot('2094-03'))).toBe('saved');
      expect(await store.saveReporting(closed, DOING, snapshot('2094-03-2'))).toBe('conflict');
      expect((await store.snapshots(SHEET.id)).map(({ id }) => id)).toEqual(['2094-01', '2094-02', '2094-03', '2094-04', '2094-05']);
    });
  });
};
