/** Editing a progress cell through the handler that Lambda runs, on the embedded engine. */
import { usualReporting } from '../../domain/reporting.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { ADMIN, EDITOR, sampleProject, sampleSheet, sampleTask, VIEWER } from '../support/samples.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(pinghu2024());
});
afterAll(() => engine.stop());

/** A task in a sheet of its own, so that no test sees another's edits. */
const fresh = async (year: string) => {
  const task = sampleTask({ id: `${year}-t1`, project: `${year}-p1`, sheet: year });
  const sheet = { id: year, name: year, city: '平湖市', reporting: usualReporting('2025-03') };
  await store.create(sampleSheet({ sheet, projects: [sampleProject({ id: `${year}-p1`, sheet: year })], tasks: [task] }));
  return `/api/projects/${year}-p1/tasks/${year}-t1`;
};

const edit = (progress: string, version = 1, editId = 'edit-0001') => ({ editId, version, progress });

describe('an edit', () => {
  test('answers with the task recalculated, its evidence, and its project', async () => {
    const path = '/api/projects/2024-p04/tasks/2024-t11';
    const progress = '应急救援户外培训基地建设进度80%;完成应急救护培训演练21场,培训专业应急队伍5支150人';
    const reply = await apiOver(store, ADMIN).call({ method: 'PATCH', path, body: edit(progress) });
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({
      task: {
        progress,
        version: 2,
        updatedAt: '2025-03-01T02:00:00.000Z',
        updatedBy: '督查室',
        assessment: { completion: expect.closeTo(0.425, 9) },
      },
      project: { id: '2024-p04', rollUp: { known: 2, total: 2 } },
    });
    expect(reply.json).toHaveProperty('task.assessment.indicators.1.actual', 21);
    const saved = await store.task({ project: '2024-p04', task: '2024-t11' });
    expect(saved?.progress).toBe(progress);
  });

  test('counts the other tasks of the project in the answer', async () => {
    const reply = await apiOver(store, ADMIN).call({
      method: 'PATCH',
      path: '/api/projects/2024-p01/tasks/2024-t01',
      body: edit('已完成5处退红线区域的移交和改造'),
    });
    expect(reply.json).toMatchObject({ project: { rollUp: { completion: 0.5, completionOfAll: 0.25, known: 1, total: 2 } } });
  });

  test('is told in the history, with before, after, who and when', async () => {
    const path = await fresh('2031');
    const api = apiOver(store, EDITOR);
    await api.call({ method: 'PATCH', path, body: edit('已建成公园4个') });
    const history = await api.call({ path: `${path}/history` });
    expect(history.json).toEqual({
      events: [
        {
          subject: '2031-t1',
          project: '2031-p1',
          units: ['u05'],
          version: 2,
          editId: 'edit-0001',
          what: 'progress',
          change: '',
          before: { progress: '已建成公园2个', overrides: NO_OVERRIDES, completion: 0.2, stage: 'under_way' },
          after: { progress: '已建成公园4个', overrides: NO_OVERRIDES, completion: 0.4, stage: 'under_way' },
          by: { id: 'm2', name: '王敏' },
          at: '2025-03-01T02:00:00.000Z',
        },
      ],
      next: null,
    });
  });

  test('sent again gets its first answer and makes no second event, also after later edits', async () => {
    const path = await fresh('2032');
    const api = apiOver(store, ADMIN);
    const first = await api.call({ method: 'PATCH', path, body: edit('已建成公园4个') });
    const again = await api.call({ method: 'PATCH', path, body: edit('已建成公园4个') });
    expect([again.status, again.json]).toEqual([200, first.json]);
    await api.call({ method: 'PATCH', path, body: edit('已建成公园9个', 2, 'edit-0002') });
    const late = await api.call({ method: 'PATCH', path, body: edit('已建成公园4个') });
    expect(late.status).toBe(200);
    expect(late.json).toHaveProperty('task', JSON.parse(first.text).task);
    expect((await api.call({ path: `${path}/history` })).json).toHaveProperty('events.length', 2);
  });

  test('sent twice at the same instant is saved once, and both get the answer', async () => {
    const path = await fresh('2033');
    const api = apiOver(store, ADMIN);
    const replies = await Promise.all(Array.from({ length: 5 }, () => api.call({ method: 'PATCH', path, body: edit('已建成公园4个') })));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200]);
    expect((await api.call({ path: `${path}/history` })).json).toHaveProperty('events.length', 1);
  });

  test('under an id that saved another text is refused', async () => {
    const path = await fresh('2034');
    const api = apiOver(store, ADMIN);
    await api.call({ method: 'PATCH', path, body: edit('甲') });
    const reply = await api.call({ method: 'PATCH', path, body: edit('乙') });
    expect([reply.status, reply.json]).toEqual([422, expect.objectContaining({ code: 'edit_id_reused' })]);
  });

  test('of an old version is refused with the task as it stands', async () => {
    const path = await fresh('2035');
    const api = apiOver(store, ADMIN);
    await api.call({ method: 'PATCH', path, body: edit('甲') });
    const reply = await api.call({ method: 'PATCH', path, body: edit('乙', 1, 'edit-0002') });
    expect(reply.status).toBe(409);
    expect(reply.json).toMatchObject({ code: 'stale', current: { progress: '甲', version: 2 } });
  });

  test('of a version that does not exist yet is refused', async () => {
    const path = await fresh('2036');
    expect((await apiOver(store, ADMIN).call({ method: 'PATCH', path, body: edit('甲', 7) })).status).toBe(409);
  });

  test('keeps HTML and script as the text that they are', async () => {
    const path = await fresh('2037');
    const progress = '<script>alert(1)</script>已建成公园3个<img src=x onerror=alert(1)>';
    const reply = await apiOver(store, ADMIN).call({ method: 'PATCH', path, body: edit(progress) });
    expect(reply.json).toHaveProperty('task.progress', progress);
  });
});

describe('who may edit', () => {
  test.each([
    ['an admin any task', ADMIN, 200],
    ['an editor a task of their unit', EDITOR, 200],
    ['an editor no task of another unit', { ...EDITOR, units: ['残联'] }, 403],
    ['an editor without a unit nothing', { ...EDITOR, units: [] }, 403],
    ['a viewer nothing', VIEWER, 403],
    ['nobody without signing in', null, 401],
  ] as const)('%s', async (name, actor, status) => {
    const path = await fresh(`2040x${name.replaceAll(/[^a-z]/gu, '').slice(0, 11)}`);
    const reply = await apiOver(store, actor).call({ method: 'PATCH', path, body: edit('已建成公园4个') });
    expect(reply.status).toBe(status);
    const history = await apiOver(store, ADMIN).call({ path: `${path}/history` });
    expect(history.json).toHaveProperty('events.length', status === 200 ? 1 : 0);
  });
});
