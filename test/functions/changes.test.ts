/** The stream's handler: stored roll-ups follow the tasks, and nothing goes in circles. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newChangesHandler } from '../../functions/changes/handler.ts';
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
  const tasks = [
    sampleTask(),
    sampleTask({ id: '2025-t2', order: '2', assessment: assessmentOf(1) }),
    sampleTask({ id: '2025-t3', order: '3', assessment: assessmentOf(null) }),
  ];
  await store.create(
    sampleSheet({ projects: [sampleProject({ rollUp: { completion: null, completionOfAll: null, known: 0, total: 0 } })], tasks }),
  );
});
afterAll(() => engine.stop());

const taskKeys = { project: { S: '2025#p1' }, task: { S: 'task#2025-t1' } };
const image = (progress: string) => ({ ...taskKeys, progress: { S: progress } });

/** The store, telling what it was asked to write. */
const watched = () => {
  const written: string[] = [];
  const watching: Store = { ...store, saveRollUp: (project, rollUp) => (written.push(project), store.saveRollUp(project, rollUp)) };
  return { written, handler: newChangesHandler({ store: watching }) };
};

test('records of other items and writes that changed nothing are passed over', async () => {
  const { written, handler } = watched();
  await handler({
    Records: [
      { dynamodb: { Keys: { project: { S: '2025#p1' }, task: { S: '#' } }, NewImage: { a: { S: 'x' } } } },
      { dynamodb: { Keys: { project: { S: 'history#2025-t1' }, task: { S: '0000000002' } }, NewImage: { a: { S: 'x' } } } },
      { dynamodb: { Keys: taskKeys, OldImage: image('同'), NewImage: image('同') } },
      {},
    ],
  });
  expect(written).toEqual([]);
});

test("a changed task's project is worked out anew, once a batch, and only where it differs", async () => {
  const { written, handler } = watched();
  const record = { dynamodb: { Keys: taskKeys, OldImage: image('旧'), NewImage: image('新') } };
  await handler({ Records: [record, record] });
  expect(written).toEqual(['2025-p1']);
  expect((await store.project('2025-p1'))?.project.rollUp).toEqual({
    completion: 0.6,
    completionOfAll: 0.39999999999999997,
    known: 2,
    total: 3,
  });
  await handler({ Records: [record] });
  expect(written).toEqual(['2025-p1']);
});

test('a project that is gone is passed over', async () => {
  const { written, handler } = watched();
  await handler({ Records: [{ dynamodb: { Keys: { project: { S: '2025#p9' }, task: { S: 'task#x' } }, NewImage: image('新') } }] });
  expect(written).toEqual([]);
});

test('where the store is away the batch fails, so that it comes again', async () => {
  const handler = newChangesHandler({ store: { ...store, project: () => Promise.reject(new Error('away')) } });
  await expect(handler({ Records: [{ dynamodb: { Keys: taskKeys, NewImage: image('新') } }] })).rejects.toThrow('away');
});
