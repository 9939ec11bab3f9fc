/** Snapshots through the handler that Lambda runs, on the embedded engine. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Snapshot, SnapshotHead } from '../../domain/snapshots.ts';
import { StoreUnavailable, type Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver, type Reply } from '../support/http.ts';
import { ADMIN, EDITOR, sampleSheet, sampleTask, VIEWER } from '../support/samples.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(
    sampleSheet({ tasks: [sampleTask({ content: '新建公园10个', progress: '已建成公园2个' }), sampleTask({ id: '2025-t2', order: '2' })] }),
  );
});
afterAll(() => engine.stop());

const SNAPSHOTS = '/api/sheets/2025/snapshots';
const ID = '6f6a1b52-3c1e-4a57-9d7c-6a9d0e5b7c11';

const post = (path: string, body: object, over = store): Promise<Reply> => apiOver(over, ADMIN).call({ method: 'POST', path, body });
const change = (version: number, of: object, over = store): Promise<Reply> =>
  post('/api/sheets/2025/reporting', { version, change: of }, over);
const close = (version: number, period: string, over = store): Promise<Reply> => change(version, { kind: 'close', period }, over);
const listed = async (): Promise<SnapshotHead[]> => JSON.parse((await apiOver(store, VIEWER).call({ path: SNAPSHOTS })).text).snapshots;
const whole = async (id: string): Promise<Snapshot> =>
  JSON.parse((await apiOver(store, VIEWER).call({ path: `${SNAPSHOTS}/${id}` })).text).snapshot;
const ids = async (): Promise<string[]> => (await listed()).map(({ id }) => id).toSorted();

test('the office takes one by a name: whole, listed without its tasks, and once however often it is sent', async () => {
  const taken = await post(SNAPSHOTS, { id: ID, name: '年初' });
  expect(taken).toMatchObject({ status: 200, json: { snapshot: { id: ID, name: '年初', kind: 'manual', period: '2025-03' } } });
  expect((await post(SNAPSHOTS, { id: ID, name: '年初' })).text).toBe(taken.text);
  expect(await post(SNAPSHOTS, { id: ID, name: '另一个' })).toMatchObject({ status: 422, json: { code: 'edit_id_reused' } });
  expect(await listed()).toEqual([JSON.parse(taken.text).snapshot]);
  expect((await whole(ID)).tasks.map(({ task, completion }) => [task, completion])).toEqual([
    ['2025-t1', 0.2],
    ['2025-t2', 0.2],
  ]);
  expect((await apiOver(store, EDITOR).call({ method: 'POST', path: SNAPSHOTS, body: { id: ID, name: '年中' } })).status).toBe(403);
});

test('of the same request many times at once one is taken, and all hear of it', async () => {
  const id = '0d0a2a0e-6d3d-4b8a-8a64-1c4f6a1d2e22';
  const replies = await Promise.all(Array.from({ length: 6 }, () => post(SNAPSHOTS, { id, name: '会前' })));
  expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect((await ids()).filter((one) => one === id)).toHaveLength(1);
});

test.each([
  ['no name', { id: ID, name: ' ' }],
  ['a name that is too long', { id: ID, name: '长'.repeat(41) }],
  ['a name of two lines', { id: ID, name: '甲\n乙' }, 'control_character'],
  ['an id that could be a period’s', { id: '2025-04', name: '甲' }],
  ['anything else', { id: ID, name: '甲', kind: 'period' }],
])('%s is refused', async (_, body, code = 'invalid_request') => {
  expect(await post(SNAPSHOTS, body)).toMatchObject({ status: 422, json: { code } });
});

test('a sheet or a snapshot that is not there is not found, and none is changed or removed by any route', async () => {
  expect((await post('/api/sheets/1999/snapshots', { id: ID, name: '甲' })).status).toBe(404);
  expect((await apiOver(store, ADMIN).call({ path: `${SNAPSHOTS}/2025-12` })).status).toBe(404);
  for (const method of ['PATCH', 'PUT', 'DELETE'])
    expect((await apiOver(store, ADMIN).call({ method, path: `${SNAPSHOTS}/${ID}`, body: {} })).status).toBe(405);
});

test('where the closing breaks off half-way there is neither a snapshot nor the next period; done again, there are both', async () => {
  const before = await ids();
  const broken: Store = { ...store, saveReporting: () => Promise.reject(new StoreUnavailable('away')) };
  expect((await close(1, '2025-03', broken)).status).toBe(503);
  expect([await ids(), (await store.head('2025'))?.reporting.period]).toEqual([before, '2025-03']);
  // Meanwhile somebody edits: what is frozen is what stands when the period is closed.
  const progress = { editId: 'edit-0001', version: 1, progress: '已建成公园5个' };
  await apiOver(store, ADMIN).call({ method: 'PATCH', path: '/api/projects/2025-p1/tasks/2025-t1', body: progress });
  const report = { period: '2025-03', version: 0, as: 'reported' };
  await post('/api/projects/2025-p1/tasks/2025-t1/reports/u05', report);
  expect((await close(1, '2025-03')).json).toMatchObject({ sheet: { reporting: { period: '2025-04' } } });
  const frozen = await whole('2025-03');
  expect(frozen).toMatchObject({ kind: 'period', period: '2025-03', name: '2025-03', pace: 0.25, by: { id: 'm1', name: '督查室' } });
  expect(frozen.tasks.map(({ progress: text, isReported }) => [text, isReported])).toEqual([
    ['已建成公园5个', true],
    ['已建成公园2个', false],
  ]);
});

test('of many who close at once one does, with one snapshot', async () => {
  const replies = await Promise.all(Array.from({ length: 6 }, () => close(2, '2025-04')));
  expect(replies.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409', '409', '409', '409']);
  expect((await ids()).filter((id) => id.startsWith('2025-04'))).toEqual(['2025-04']);
});

test('a period that was opened again gets a second snapshot; the first one stays as it was', async () => {
  const first = await whole('2025-04');
  await change(3, { kind: 'open', period: '2025-04' });
  expect(await ids()).not.toContain('2025-04-2');
  expect((await close(4, '2025-04')).status).toBe(200);
  expect((await ids()).filter((id) => id.startsWith('2025-04'))).toEqual(['2025-04', '2025-04-2']);
  expect(await whole('2025-04')).toEqual(first);
});
