/** Reporting through the handler that Lambda runs, on the embedded engine. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { ADMIN, EDITOR, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  const tasks = [sampleTask({ units: ['u05', 'u06'] }), sampleTask({ id: '2025-t2', order: '2' })];
  await store.create(sampleSheet({ tasks, units: [sampleUnit(), sampleUnit({ id: 'u06', name: '残联' })] }));
});
afterAll(() => engine.stop());

const post = (as: typeof ADMIN, path: string, body: object) => apiOver(store, as).call({ method: 'POST', path, body });
const REPORTS = '/api/projects/2025-p1/tasks/2025-t1/reports';

test('a unit confirms, the office sends back, the unit confirms again; the period shows what stands', async () => {
  const confirm = { period: '2025-03', version: 0, as: 'reported' };
  const first = await post(EDITOR, `${REPORTS}/u05`, confirm);
  expect([first.status, first.json]).toMatchObject([200, { report: { state: 'reported', version: 1, taskVersion: 1 } }]);
  expect((await post(EDITOR, `${REPORTS}/u05`, confirm)).json).toEqual(first.json);
  expect((await post(EDITOR, `${REPORTS}/u06`, confirm)).json).toMatchObject({ code: 'forbidden' });
  const back = await post(ADMIN, `${REPORTS}/u05/return`, { period: '2025-03', version: 1, reason: '请补充数量' });
  expect(back.json).toMatchObject({ report: { state: 'sent_back', reason: '请补充数量', by: { id: 'm1', name: '督查室' } } });
  expect((await post(EDITOR, `${REPORTS}/u05`, { ...confirm, as: 'unchanged' })).json).toMatchObject({ code: 'outdated' });
  const again = await post(EDITOR, `${REPORTS}/u05`, { ...confirm, version: 2 });
  expect((await apiOver(store, EDITOR).call({ path: '/api/sheets/2025/reports' })).json).toEqual({
    sheet: sampleSheet().sheet,
    period: '2025-03',
    due: '2025-03-31',
    cutOff: '2025-04-03',
    reports: [JSON.parse(again.text).report],
  });
  expect((await store.sheet('2025'))?.tasks.map(({ version }) => version)).toEqual([1, 1]);
});

test('of many who confirm at once one is taken, and all hear of it', async () => {
  const path = '/api/projects/2025-p1/tasks/2025-t2/reports/u05';
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, at) => post(at % 2 === 0 ? EDITOR : ADMIN, path, { period: '2025-03', version: 0, as: 'reported' })),
  );
  expect(new Set(replies.map(({ status }) => status)).isSubsetOf(new Set([200, 409]))).toBe(true);
  expect(replies.filter(({ status }) => status === 200).map(({ text }) => JSON.parse(text).report.version)).not.toContain(2);
  expect((await store.reports('2025', '2025-03')).filter(({ task }) => task === '2025-t2')).toHaveLength(1);
});

test.each([
  ['a period of another form', { period: '2025-3', version: 0, as: 'reported' }, 'invalid_request', 422],
  ['a state that only the office gives', { period: '2025-03', version: 0, as: 'sent_back' }, 'invalid_request', 422],
  ['a period that is not open', { period: '2025-02', version: 0, as: 'reported' }, 'period_closed', 409],
])('%s is refused', async (_, body, code, status) => {
  expect(await post(EDITOR, `${REPORTS}/u05`, body)).toMatchObject({ status, json: { code } });
});

test('a task that is not there, and a sheet that is not, are not found', async () => {
  const gone = await post(ADMIN, '/api/projects/2025-p1/tasks/2025-t9/reports/u05', { period: '2025-03', version: 0, as: 'reported' });
  const sheet = await apiOver(store, ADMIN).call({ path: '/api/sheets/1999/reports' });
  const reporting = await post(ADMIN, '/api/sheets/1999/reporting', { version: 1, change: { kind: 'close', period: '1999-03' } });
  expect([gone.status, sheet.status, reporting.status]).toEqual([404, 404, 404]);
});

test('the office closes the period: what was said in it stays, and the next one is empty', async () => {
  const path = '/api/sheets/2025/reporting';
  const closed = await post(ADMIN, path, { version: 1, change: { kind: 'close', period: '2025-03' } });
  expect(closed.json).toMatchObject({ sheet: { id: '2025', reporting: { version: 2, period: '2025-04' } } });
  expect((await post(ADMIN, path, { version: 1, change: { kind: 'close', period: '2025-03' } })).json).toMatchObject({ code: 'outdated' });
  const reports = async (query: Record<string, string>) =>
    JSON.parse((await apiOver(store, EDITOR).call({ path: '/api/sheets/2025/reports', query })).text);
  expect(await reports({})).toMatchObject({ period: '2025-04', reports: [] });
  expect((await reports({ period: '2025-03' })).reports).toHaveLength(2);
  const distance = { in: 'points', value: 0.05 };
  const set = { kind: 'set', due: 3, cutOff: 5, pace: { tolerance: distance, redLine: distance } };
  expect((await post(ADMIN, path, { version: 2, change: set })).json).toMatchObject({ sheet: { reporting: { due: 3, version: 3 } } });
  expect(await reports({})).toMatchObject({ due: '2025-05-08' });
});
