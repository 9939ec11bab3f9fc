/** The stream's handler: stored roll-ups follow the tasks, and nothing goes in circles. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newChangesHandler } from '../../functions/changes/handler.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { recordingPush } from '../support/live.ts';
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

const NOW = Date.parse('2025-03-01T02:00:00.000Z');

const parts = (over: Store, recorded = recordingPush()) => {
  const lines: object[] = [];
  const handler = newChangesHandler({ store: over, push: recorded.push, now: () => NOW, log: (line) => lines.push(line), meter: () => {} });
  return { ...recorded, lines, handler };
};

/** The store, telling what it was asked to write. */
const watched = () => {
  const written: string[] = [];
  const watching: Store = { ...store, saveRollUp: (project, rollUp) => (written.push(project), store.saveRollUp(project, rollUp)) };
  return { written, ...parts(watching) };
};

test('records of other items and writes that changed nothing are passed over', async () => {
  const { written, handler } = watched();
  await handler({
    Records: [
      { dynamodb: { Keys: { project: { S: '2025#p1' }, task: { S: '#' } }, NewImage: { a: { S: 'x' } } } },
      { dynamodb: { Keys: { project: { S: 'history#2025-t1' }, task: { S: '0000000002' } }, NewImage: { a: { S: 'x' } } } },
      ...[
        ['comments#2025-t1', '0000000001'],
        ['comments#2025-t1', 'id#00000000-0000-4000-8000-000000000001'],
        ['mention#m2', '2025-03-01T02:00:00.000Z#2025-t1#0000000001'],
        ['marks#m2', '2025-t1'],
      ].map(([project = '', task = '']) => ({
        dynamodb: { Keys: { project: { S: project }, task: { S: task } }, NewImage: { a: { S: 'x' } } },
      })),
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
  const { handler } = parts({ ...store, project: () => Promise.reject(new Error('away')) });
  await expect(handler({ Records: [{ dynamodb: { Keys: taskKeys, NewImage: image('新') } }] })).rejects.toThrow('away');
});

describe('who is at the sheet', () => {
  const viewer = (id: string, connectedAt = NOW - 60_000) => ({
    id,
    sheet: '2025',
    member: `m-${id}`,
    name: '王敏',
    unit: '教育局',
    connectedAt,
    expiresAt: NOW + 60_000,
  });
  const came = (id: string) => ({ dynamodb: { Keys: { project: { S: 'live#2025' }, task: { S: id } }, NewImage: image('') } });
  const changed = (task: string) => ({
    dynamodb: { Keys: { ...taskKeys, task: { S: `task#${task}` } }, OldImage: image('旧'), NewImage: image(`新${task}`) },
  });

  const withViewers = async (...viewers: readonly ReturnType<typeof viewer>[]): Promise<void> => {
    for (const left of await store.viewers('2025', NOW)) await store.removeConnection(left);
    for (const one of viewers) await store.addConnection(one);
  };
  const here = async (): Promise<string[]> => (await store.viewers('2025', NOW)).map(({ id }) => id);

  test('is told of each changed task once a batch, as it is now, with the roll-up of its project', async () => {
    await withViewers(viewer('v1'), viewer('v2'));
    const { handler, sent } = parts(store);
    await handler({ Records: [changed('2025-t1'), changed('2025-t2'), changed('2025-t1')] });
    const contents = await store.project('2025-p1');
    const of = (id: string) => ({ type: 'task', task: contents?.tasks.find((task) => task.id === id), project: contents?.project });
    const each = [of('2025-t1'), of('2025-t2')];
    expect(sent.filter(({ to }) => to === 'v1').map(({ message }) => message)).toEqual(each);
    expect(sent.filter(({ to }) => to === 'v2').map(({ message }) => message)).toEqual(each);
  });

  test('is told of one another once a batch; where only time went on, nothing is said', async () => {
    await withViewers(viewer('v1'), viewer('v2'));
    const { handler, sent } = parts(store);
    await handler({ Records: [came('v1'), came('v2')] });
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['v1', 'v2']);
    expect(sent[0]?.message).toMatchObject({ type: 'presence', count: 2, people: [{ connection: 'v1' }, { connection: 'v2' }] });
    const keys = { project: { S: 'live#2025' }, task: { S: 'v1' } };
    const renewed = { dynamodb: { Keys: keys, OldImage: { expiresAt: { N: '1' } }, NewImage: { expiresAt: { N: '2' } } } };
    await handler({ Records: [renewed] });
    expect(sent).toHaveLength(2);
  });

  test('is removed where it is gone, unless it came a moment ago and cannot take messages yet', async () => {
    await withViewers(viewer('gone'), viewer('coming', NOW - 500), viewer('there'));
    const { handler, sent } = parts(
      store,
      recordingPush((id) => (id === 'there' ? 'sent' : 'gone')),
    );
    await handler({ Records: [changed('2025-t1')] });
    expect([sent.map(({ to }) => to), await here()]).toEqual([['there'], ['coming', 'there']]);
  });

  test('is closed where a message did not reach it, so that it comes back and catches up', async () => {
    await withViewers(viewer('bad'), viewer('there'));
    const { handler, sent, closed } = parts(
      store,
      recordingPush((id) => (id === 'there' ? 'sent' : new Error('timeout'))),
    );
    await handler({ Records: [changed('2025-t1')] });
    expect([sent.map(({ to }) => to), closed, await here()]).toEqual([['there'], ['bad'], ['there']]);
  });

  test('never fails the batch: the roll-up stands and the trouble is logged without a name', async () => {
    await withViewers(viewer('v1'));
    const { handler, lines } = parts({ ...store, viewers: () => Promise.reject(new Error('王敏 is away')) });
    await handler({ Records: [changed('2025-t1'), came('v1')] });
    expect(lines).toEqual(['changes', 'presence'].map((route) => ({ level: 'error', route, error: 'Error' })));
  });

  test('is closed as a member who was changed or removed; somebody invited, signed in for the first time, or not changed at all, is not', async () => {
    await withViewers(viewer('v1'), viewer('v2'));
    const keys = { project: { S: 'city' }, task: { S: 'member#m-v1' } };
    const { handler, sent, closed } = parts(store);
    await handler({
      Records: [
        { dynamodb: { Keys: { ...keys, task: { S: 'member#m-v2' } }, NewImage: image('新') } },
        { dynamodb: { Keys: { ...keys, task: { S: 'member#m-v2' } }, OldImage: image('同'), NewImage: image('同') } },
        { dynamodb: { Keys: keys, OldImage: image('同'), NewImage: { ...image('同'), bound: { M: {} }, version: { N: '2' } } } },
      ],
    });
    expect(closed).toEqual([]);
    await handler({ Records: [{ dynamodb: { Keys: keys, OldImage: image('旧'), NewImage: image('新') } }] });
    expect([closed, sent, await here()]).toEqual([['v1'], [{ to: 'v1', message: { type: 'bye', reason: 'member_changed' } }], ['v2']]);
  });

  test('is told nothing of records that changed nothing', async () => {
    await withViewers(viewer('v1'));
    const { handler, sent } = parts(store);
    await handler({ Records: [{ dynamodb: { Keys: taskKeys, OldImage: image('同'), NewImage: image('同') } }] });
    expect(sent).toEqual([]);
  });
});
