/** A better reader reads a sheet anew: it tells first, then writes figures, and never touches text or what is by hand. */
import { usualReporting } from '../../domain/reporting.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READER_VERSION } from '../../domain/reading/version.ts';
import type { Overrides, Task } from '../../domain/types.ts';
import { reassessSheet } from '../../functions/actions/reassess-sheet.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { assessmentOf, sampleProject, sampleSheet, sampleTask } from '../support/samples.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
});
afterAll(() => engine.stop());

const now = () => Date.parse('2025-06-01T00:00:00.000Z');
const BY_HAND: Overrides = {
  indicators: [
    {
      key: '10个#1',
      added: false,
      removed: false,
      definition: null,
      actual: { value: 5, reason: '核实', read: { actual: 2, rate: 0.2 }, by: '督查室', at: '2025-01-01T00:00:00.000Z' },
    },
  ],
  completion: null,
  plan: [{ month: 6, share: 0.4 }],
};

/** A sheet whose three tasks were read by an older reader, one of them wrongly, and a fourth by the present one. */
const oldSheet = async (year: string): Promise<Task[]> => {
  const sheet = { id: year, name: '', city: '', reporting: usualReporting('2025-03') };
  const task = (id: string, changes: Partial<Task>) =>
    sampleTask({ id: `${year}-${id}`, project: `${year}-p1`, sheet: year, order: id, readerVersion: 0, ...changes });
  const tasks = [
    task('t1', { assessment: assessmentOf(null) }),
    task('t2', { assessment: assessmentOf(0.2) }),
    task('t3', { assessment: assessmentOf(0.2), overrides: BY_HAND }),
    task('t4', { assessment: assessmentOf(0.9), readerVersion: READER_VERSION }),
  ];
  await store.create(sampleSheet({ sheet, projects: [sampleProject({ id: `${year}-p1`, sheet: year })], tasks }));
  return tasks;
};

const tasksOf = async (year: string): Promise<readonly Task[]> => (await store.sheet(year))?.tasks ?? [];

test('tells what would change and writes nothing unless told to', async () => {
  const before = await oldSheet('2201');
  const told = await reassessSheet({ store, now }, '2201', false);
  expect(told?.reread.map(({ task, before: old, after, differs }) => [task, old.completion, after.completion, differs])).toEqual([
    ['2201-t1', null, 0.2, true],
    ['2201-t2', 0.2, 0.2, false],
    ['2201-t3', 0.2, 0.5, true],
  ]);
  expect(told?.written).toBe(0);
  expect(await tasksOf('2201')).toEqual(before);
});

test('writes figures with an event each; texts and what is by hand stay; a second run finds nothing to do', async () => {
  const before = await oldSheet('2202');
  const done = await reassessSheet({ store, now }, '2202', true);
  expect([done?.written, done?.passedOver]).toEqual([3, []]);
  const after = await tasksOf('2202');
  expect(after.map(({ progress, content, overrides }) => ({ progress, content, overrides }))).toEqual(
    before.map(({ progress, content, overrides }) => ({ progress, content, overrides })),
  );
  expect(after.map(({ assessment, readerVersion }) => [assessment.completion, readerVersion])).toEqual([
    [0.2, READER_VERSION],
    [0.2, READER_VERSION],
    [0.5, READER_VERSION],
    [0.9, READER_VERSION],
  ]);
  expect(await store.event('2202-t1', 2)).toMatchObject({
    what: 'reading',
    before: { completion: null },
    after: { completion: 0.2 },
    by: { id: 'reader' },
  });
  expect((await reassessSheet({ store, now }, '2202', true))?.reread).toEqual([]);
});

test('a task that somebody edits meanwhile is read as it then stands', async () => {
  await oldSheet('2203');
  let interrupted = false;
  const busy: Store = {
    ...store,
    saveTask: async (change) => {
      if (!interrupted && change.task.id === '2203-t2') {
        interrupted = true;
        const task = await store.task({ project: '2203-p1', task: '2203-t2' });
        if (task === null) throw new Error('the task is there');
        const next = { ...task, progress: '已建成公园8个', version: 2 };
        await store.saveTask({
          task: next,
          event: { ...change.event, editId: 'edit-0001', what: 'progress', after: { ...change.event.after, progress: next.progress } },
        });
      }
      return store.saveTask(change);
    },
  };
  const done = await reassessSheet({ store: busy, now }, '2203', true);
  expect(done?.passedOver).toEqual([]);
  const task = await store.task({ project: '2203-p1', task: '2203-t2' });
  expect([task?.progress, task?.assessment.completion, task?.version]).toEqual(['已建成公园8个', 0.8, 3]);
});

test('of a sheet that is not there there is nothing to tell', async () => {
  expect(await reassessSheet({ store, now }, '1999', true)).toBeNull();
});
