/** Changes by hand through the API: who may make them, that they are told in the history, and that bad ones change nothing. */
import { usualReporting } from '../../domain/reporting.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import { assessed } from '../../domain/apply-edit.ts';
import type { Actor, Task } from '../../domain/types.ts';
import type { ByHandChange } from '../../domain/wire/indicators.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { ADMIN, EDITOR, sampleProject, sampleSheet, sampleTask, VIEWER } from '../support/samples.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
});
afterAll(() => engine.stop());

let year = 3000;
const KEY = '10个#1';

/** A task in a sheet of its own: its key in the store and its address. */
const fresh = async (): Promise<{ task: Task; path: string }> => {
  year += 1;
  const made = sampleTask({ id: `${year}-t1`, project: `${year}-p1`, sheet: `${year}` });
  const task = { ...made, ...assessed(made.content, made.progress, NO_OVERRIDES) };
  const sheet = { id: `${year}`, name: '', city: '', reporting: usualReporting('2025-03') };
  await store.create(sampleSheet({ sheet, projects: [sampleProject({ id: `${year}-p1`, sheet: `${year}` })], tasks: [task] }));
  return { task, path: `/api/projects/${year}-p1/tasks/${year}-t1` };
};

const patch = (actor: Actor, path: string, change: unknown, version = 1, editId = 'edit-0001') =>
  apiOver(store, actor).call({ method: 'PATCH', path: `${path}/indicators`, body: { editId, version, change } });

const ACTUAL: ByHandChange = { kind: 'actual', key: KEY, value: 6, reason: '现场核实' };
const DEFINE: ByHandChange = {
  kind: 'define',
  key: KEY,
  definition: { label: '公园', op: '>=', target: 20, unit: '个', baseline: null, weight: 1 },
};

const PLAN = { kind: 'plan', plan: [{ month: 3, share: 0.5 }] } as const satisfies ByHandChange;

test('an actual by hand moves the task and its project, and the text stays', async () => {
  const { path } = await fresh();
  const reply = await patch(ADMIN, path, ACTUAL);
  expect(reply.status).toBe(200);
  expect(reply.json).toMatchObject({
    task: {
      progress: '已建成公园2个',
      version: 2,
      assessment: { completion: 0.6, indicators: [{ actual: 6, basis: 'by_hand', read: { actual: 2 } }] },
    },
    project: { rollUp: { completion: 0.6 } },
  });
});

test('is told in the history with what was asked, and what held before and after', async () => {
  const { path } = await fresh();
  await patch(ADMIN, path, ACTUAL);
  const { json } = await apiOver(store, ADMIN).call({ path: `${path}/history` });
  expect(json).toMatchObject({
    events: [
      {
        what: 'indicators',
        change: JSON.stringify(ACTUAL),
        before: { completion: 0.2, overrides: NO_OVERRIDES },
        after: {
          completion: 0.6,
          progress: '已建成公园2个',
          overrides: { indicators: [{ key: KEY, actual: { value: 6, by: '督查室' } }] },
        },
      },
    ],
  });
});

test('survives an edit of the text, which asks for confirmation where it carries another figure', async () => {
  const { path } = await fresh();
  await patch(ADMIN, path, ACTUAL);
  const reply = await apiOver(store, ADMIN).call({
    method: 'PATCH',
    path,
    body: { editId: 'edit-0002', version: 2, progress: '已建成公园7个' },
  });
  expect(reply.json).toMatchObject({ task: { assessment: { completion: 0.6, indicators: [{ actual: 6, byHand: { toConfirm: true } }] } } });
});

test('a text that says less than the one before it is warned of', async () => {
  const { path } = await fresh();
  const reply = await apiOver(store, ADMIN).call({
    method: 'PATCH',
    path,
    body: { editId: 'edit-0002', version: 1, progress: '已建成公园1个' },
  });
  expect(reply.json).toMatchObject({ task: { assessment: { warnings: [{ code: 'value_fell', values: { previous: 2, current: 1 } }] } } });
});

test('what the text warned of stays said after a change by hand of another indicator, and goes with the figure it was about', async () => {
  const { path } = await fresh();
  await apiOver(store, ADMIN).call({ method: 'PATCH', path, body: { editId: 'edit-0002', version: 1, progress: '已建成公园1个' } });
  const added = { kind: 'add', key: 'own-1', definition: { label: '绿道', op: '>=', target: 5, unit: '公里', baseline: null, weight: 1 } };
  const codes = z.object({ task: z.object({ assessment: z.object({ warnings: z.array(z.object({ code: z.string() })) }) }) });
  const codesOf = (json: unknown): string[] => codes.parse(json).task.assessment.warnings.map(({ code }) => code);
  expect(codesOf((await patch(ADMIN, path, added, 2, 'edit-0003')).json)).toContain('value_fell');
  expect(codesOf((await patch(ADMIN, path, ACTUAL, 3, 'edit-0004')).json)).not.toContain('value_fell');
});

test('sent twice it is saved once; under the same id another change is refused; of an old version it is stale', async () => {
  const { path } = await fresh();
  const first = await patch(ADMIN, path, ACTUAL);
  expect((await patch(ADMIN, path, ACTUAL)).json).toEqual(first.json);
  expect((await patch(ADMIN, path, { ...ACTUAL, value: 7 })).json).toMatchObject({ code: 'edit_id_reused' });
  expect((await patch(ADMIN, path, ACTUAL, 1, 'edit-0009')).json).toMatchObject({ code: 'stale', current: { version: 2 } });
});

test('a plan is kept with what stood before it, over an edit of the text too, and is taken back', async () => {
  const { path, task } = await fresh();
  const plan = [{ month: 3, share: 0.5 }];
  expect((await patch(ADMIN, path, PLAN)).json).toMatchObject({ task: { overrides: { plan }, assessment: { completion: 0.2 } } });
  expect((await patch(ADMIN, path, PLAN)).json).toMatchObject({ task: { version: 2 } });
  await apiOver(store, EDITOR).call({ method: 'PATCH', path, body: { editId: 'edit-0002', version: 2, progress: '已建成公园7个' } });
  const back = await patch(ADMIN, path, { kind: 'take_back_plan' }, 3, 'edit-0003');
  expect(back.json).toMatchObject({ task: { version: 4, overrides: NO_OVERRIDES } });
  const events = await store.history(task.id, { limit: 9, before: null });
  expect(events.map(({ before, after }) => [before.overrides.plan, after.overrides.plan])).toEqual([
    [plan, undefined],
    [plan, plan],
    [undefined, plan],
  ]);
});

describe('who may', () => {
  test.each([
    ['an admin set a target', ADMIN, DEFINE, 200],
    ['an editor state an actual of their unit', EDITOR, ACTUAL, 200],
    ['an editor not set a target', EDITOR, DEFINE, 403],
    ['an editor not state the whole', EDITOR, { kind: 'completion', value: 0.5, reason: '甲' }, 403],
    ['an editor not state an actual of another unit', { ...EDITOR, units: ['残联'] }, ACTUAL, 403],
    ['an admin plan', ADMIN, PLAN, 200],
    ['an editor not plan', EDITOR, PLAN, 403],
    ['a viewer nothing', VIEWER, ACTUAL, 403],
  ] as const)('%s', async (_, actor, change, status) => {
    const { path, task } = await fresh();
    expect((await patch(actor, path, change)).status).toBe(status);
    const kept = await store.task({ project: task.project, task: task.id });
    expect(kept?.version).toBe(status === 200 ? 2 : 1);
  });
});

describe('a bad change is refused and saves nothing', () => {
  const bad = (changes: object) => ({ ...DEFINE, definition: { ...DEFINE.definition, ...changes } });
  test.each<[string, unknown, string]>([
    ['no reason', { kind: 'actual', key: KEY, value: 6, reason: '  ' }, 'invalid_request'],
    ['a negative actual', { ...ACTUAL, value: -1 }, 'invalid_request'],
    ['an actual that is no number', { ...ACTUAL, value: '6' }, 'invalid_request'],
    ['an actual without end', { ...ACTUAL, value: 1e300 }, 'invalid_request'],
    ['a completion over 1', { kind: 'completion', value: 1.2, reason: '甲' }, 'invalid_request'],
    ['a target of 0', bad({ target: 0 }), 'invalid_request'],
    ['a baseline that is the target', bad({ baseline: 20 }), 'invalid_request'],
    ['a weight of 0', bad({ weight: 0 }), 'invalid_request'],
    ['no label', bad({ label: '' }), 'invalid_request'],
    ['an unknown kind', { kind: 'double', key: KEY }, 'invalid_request'],
    ['an unknown indicator', { ...ACTUAL, key: '99个#1' }, 'unknown_indicator'],
    ['an unknown field', { ...ACTUAL, weight: 3 }, 'invalid_request'],
    ['a plan of nothing', { kind: 'plan', plan: [] }, 'invalid_request'],
    ['a plan that falls', { kind: 'plan', plan: [...PLAN.plan, { month: 4, share: 0.4 }] }, 'invalid_request'],
    ['a plan of one month twice', { kind: 'plan', plan: [...PLAN.plan, ...PLAN.plan] }, 'invalid_request'],
    ['a plan over 1', { kind: 'plan', plan: [{ month: 3, share: 1.1 }] }, 'invalid_request'],
    ['a plan of a thirteenth month', { kind: 'plan', plan: [{ month: 13, share: 1 }] }, 'invalid_request'],
    ['a plan taken back that is not there', { kind: 'take_back_plan' }, 'nothing_to_change'],
  ])('%s', async (_, change, code) => {
    const { path, task } = await fresh();
    const reply = await patch(ADMIN, path, change);
    expect([reply.status, reply.json]).toEqual([422, expect.objectContaining({ code })]);
    expect((await store.task({ project: task.project, task: task.id }))?.version).toBe(1);
  });
});
