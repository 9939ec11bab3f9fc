/** After a gap: what changed in it, as it is now, or that it is too much. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { ADMIN, sampleProject, sampleSheet, sampleTask, VIEWER } from '../support/samples.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  const task = sampleTask({ id: '2025-a', order: '1' });
  await store.create(sampleSheet({ projects: [sampleProject()], tasks: [task, sampleTask({ id: '2025-b', order: '2' })] }));
  const { call } = apiOver(store, ADMIN);
  for (const version of [1, 2]) {
    const body = { editId: `edit-000${version}`, version, progress: `已建成公园${version + 2}个` };
    await call({ method: 'PATCH', path: '/api/projects/2025-p1/tasks/2025-a', body });
  }
});
afterAll(() => engine.stop());

/** The API's clock in tests stands at 2025-03-01T02:00Z. */
const since = (at: string) => apiOver(store, VIEWER).call({ path: '/api/sheets/2025/changes', query: { since: at } });

test('each changed task comes once, as it is now, with its project; and when to ask from next', async () => {
  const { status, json } = await since('2025-03-01T01:59:00.000Z');
  const { project } = (await store.project('2025-p1')) ?? { project: null };
  expect([status, json]).toEqual([
    200,
    {
      complete: true,
      now: '2025-03-01T02:00:00.000Z',
      tasks: [await store.task({ project: '2025-p1', task: '2025-a' })],
      projects: [{ ...project, rollUp: { completion: expect.any(Number), completionOfAll: expect.any(Number), known: 2, total: 2 } }],
    },
  ]);
});

test('a minute before is read again, for clocks differ and the index is late', async () => {
  expect((await since('2025-03-01T02:00:59.000Z')).json).toMatchObject({ tasks: [{ id: '2025-a' }] });
  expect((await since('2025-03-01T02:01:01.000Z')).json).toMatchObject({ complete: true, tasks: [] });
});

test('a comment brings its task, with the figures that tell of it', async () => {
  const path = '/api/projects/2025-p1/tasks/2025-b/comments';
  const body = { id: '00000000-0000-4000-8000-000000000001', text: '请核对', mentions: [] };
  await apiOver(store, ADMIN).call({ method: 'POST', path, body });
  const told = async (): Promise<unknown> => (await since('2025-03-01T02:00:00.000Z')).json;
  await expect.poll(told, { timeout: 10_000 }).toMatchObject({
    tasks: expect.arrayContaining([
      expect.objectContaining({ id: '2025-b', version: 1, comments: { written: 1, withdrawn: 0, lastBy: 'm1' } }),
    ]),
  });
});

test('a gap of months is not caught up with', async () => {
  expect((await since('2024-12-01T00:00:00.000Z')).json).toEqual({ complete: false, now: '2025-03-01T02:00:00.000Z' });
});

test('what changed too much is not caught up with', async () => {
  const many: Store = { ...store, changedSince: () => Promise.resolve(null) };
  const { json } = await apiOver(many, VIEWER).call({ path: '/api/sheets/2025/changes', query: { since: '2025-03-01T02:00:00.000Z' } });
  expect(json).toMatchObject({ complete: false });
});

test('a time that is none is refused, and strangers are told nothing', async () => {
  expect((await since('yesterday')).status).toBe(422);
  const stranger = await apiOver(store, null).call({ path: '/api/sheets/2025/changes', query: { since: '2025-03-01T02:00:00.000Z' } });
  expect(stranger.status).toBe(401);
});
