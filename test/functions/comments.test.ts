/** Comments over the API: who may, what is refused, what a comment brings with it, and many at once. */
import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../domain/types.ts';
import type { CommentsAnswer } from '../../domain/wire/comments.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver, type Reply } from '../support/http.ts';
import { ADMIN, EDITOR, sampleMember, sampleSheet, sampleTask, VIEWER } from '../support/samples.ts';
import { addMember } from '../support/sign-in.ts';

let engine: TestTable;
let store: Store;

const commentsAnswer = z.custom<CommentsAnswer>((value) => typeof value === 'object' && value !== null && 'comments' in value);

const TASKS = ['t1', 't2', 't3', 't4', 't5', 't6', 't7'];

beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(sampleSheet({ tasks: TASKS.map((name, at) => sampleTask({ id: `2025-${name}`, order: `${at}` })) }));
  await addMember(store, sampleMember());
  await addMember(store, sampleMember({ id: 'm3', name: '分管领导', email: 'lingdao@pinghu.example', role: 'viewer', units: [] }));
});
afterAll(() => engine.stop());

const pathOf = (task: string): string => `/api/projects/2025-p1/tasks/2025-${task}`;
const keyOf = (task: string) => ({ project: '2025-p1', task: `2025-${task}` });
const say = (task: string, body: object, actor: Actor = ADMIN): Promise<Reply> =>
  apiOver(store, actor).call({ method: 'POST', path: `${pathOf(task)}/comments`, body: { id: randomUUID(), mentions: [], ...body } });
const read = (task: string, query: Record<string, string> = {}): Promise<Reply> =>
  apiOver(store, VIEWER).call({ path: `${pathOf(task)}/comments`, query });
const withdraw = (task: string, id: string, actor: Actor): Promise<Reply> =>
  apiOver(store, actor).call({ method: 'DELETE', path: `${pathOf(task)}/comments/${id}` });
const figuresOf = async (task: string) => (await store.task(keyOf(task)))?.comments;

/** What waits for whoever is to tell this member. */
const mentionsOf = async (member: string) => {
  const { Items: items = [] } = await documentClient(engine.config).send(
    new QueryCommand({
      TableName: engine.table,
      KeyConditionExpression: '#key = :key',
      ExpressionAttributeNames: { '#key': 'project' },
      ExpressionAttributeValues: { ':key': `mention#${member}` },
    }),
  );
  return items;
};

test('a comment is answered with its task, read by everybody, and names author, unit and whom it mentions', async () => {
  const id = randomUUID();
  const { status, json } = await say('t1', { id, text: ' 已核对,请@分管领导 阅示。\n<b>第二行</b> ', mentions: ['m3'] }, EDITOR);
  const comment = {
    id,
    task: '2025-t1',
    number: 1,
    text: '已核对,请@分管领导 阅示。\n<b>第二行</b>',
    mentions: [{ id: 'm3', name: '分管领导' }],
    by: { id: 'm2', name: '王敏' },
    unit: '教育局',
    at: '2025-03-01T02:00:00.000Z',
    withdrawn: null,
  };
  expect([status, json]).toEqual([200, { comment, task: await store.task(keyOf('t1')) }]);
  expect((await read('t1')).json).toEqual({ comments: [comment], next: null });
});

describe('the same comment sent again', () => {
  test('gets its first answer and is there once, with one event a mention', async () => {
    const body = { id: randomUUID(), text: '请@王敏 核对', mentions: ['m2'] };
    const before = (await mentionsOf('m2')).length;
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => say('t2', body)));
    expect([first?.status, ...others.map(({ json }) => json)]).toEqual([200, first?.json, first?.json]);
    expect(await figuresOf('t2')).toEqual({ written: 1, withdrawn: 0, lastBy: 'm1' });
    const events = await mentionsOf('m2');
    expect(events.slice(before)).toEqual([
      expect.objectContaining({ member: 'm2', ofSheet: '2025', taskProject: '2025-p1', subject: '2025-t2', comment: body.id, number: 1 }),
    ]);
    expect(JSON.stringify(events)).not.toContain('核对');
  });

  test.each([
    ['another text', { text: '乙' }, ADMIN],
    ['other mentions', { text: '甲@王敏', mentions: ['m2'] }, ADMIN],
    ['another author', {}, EDITOR],
  ])('with %s is refused', async (_, changes, actor) => {
    const body = { id: randomUUID(), text: '甲@王敏' };
    await say('t3', body);
    const written = await figuresOf('t3');
    expect((await say('t3', { ...body, ...changes }, actor)).json).toMatchObject({ status: 422, code: 'edit_id_reused' });
    expect(await figuresOf('t3')).toEqual(written);
  });
});

test.each([
  ['nothing', { text: '' }, 'comment_empty'],
  ['blanks', { text: ' \n ' }, 'comment_empty'],
  ['2,001 characters', { text: '长'.repeat(2001) }, 'comment_too_long'],
  ['a control character', { text: '甲\u0000' }, 'control_character'],
  ['half of a surrogate pair', { text: '\ud842' }, 'control_character'],
  ['21 mentions', { text: '甲', mentions: Array.from({ length: 21 }, (_, at) => `m${at}`) }, 'too_many_mentions'],
  ['a member mentioned twice', { text: '@王敏', mentions: ['m2', 'm2'] }, 'invalid_request'],
  ['a member who is none', { text: '@王敏', mentions: ['m8'] }, 'unknown_member'],
  ['a member whom the text does not name', { text: '甲', mentions: ['m2'] }, 'unknown_member'],
  ['an id with a key in it', { id: 'task#2025', text: '甲' }, 'invalid_request'],
  ['a date of its own', { text: '甲', at: '2020-01-01T00:00:00.000Z' }, 'invalid_request'],
])('%s is refused, and nothing is saved', async (_, body, code) => {
  expect((await say('t7', body)).json).toMatchObject({ status: 422, code });
  expect(await figuresOf('t7')).toMatchObject({ written: 0 });
});

test('2,000 characters are taken, and a task that is not there takes none', async () => {
  expect((await say('t6', { text: '长'.repeat(2000) })).status).toBe(200);
  expect((await say('t9', { text: '甲' })).status).toBe(404);
  expect((await read('t9')).status).toBe(404);
});

test('a withdrawn comment stays without its text, with who withdrew it and when; again, it stays as it is', async () => {
  const id = randomUUID();
  await say('t4', { id, text: '写错了@王敏', mentions: ['m2'] }, EDITOR);
  expect((await withdraw('t4', id, { ...EDITOR, id: 'm9' })).json).toMatchObject({ code: 'forbidden' });
  const first = await withdraw('t4', id, EDITOR);
  expect(first.json).toMatchObject({
    comment: { id, text: null, withdrawn: { by: { id: 'm2' } } },
    task: { comments: { written: 1, withdrawn: 1 } },
  });
  expect((await withdraw('t4', id, ADMIN)).json).toEqual(first.json);
  expect((await read('t4')).text).not.toContain('写错了');
  expect((await say('t4', { id, text: '写错了@王敏', mentions: ['m2'] }, EDITOR)).json).toEqual(first.json);
  expect((await withdraw('t4', randomUUID(), ADMIN)).status).toBe(404);
});

test("one's own marks tell what concerns one; seen never goes past what there is", async () => {
  const marks = async (actor: Actor) => (await apiOver(store, actor).call({ path: '/api/sheets/2025/marks' })).json;
  await say('t5', { text: '请@分管领导 阅示', mentions: ['m3'] });
  expect(await marks(VIEWER)).toMatchObject({ marks: { '2025-t5': { seen: 0, mentioned: 1 } } });
  const see = (number: number) => apiOver(store, VIEWER).call({ method: 'POST', path: `${pathOf('t5')}/seen`, body: { number } });
  expect((await see(99)).status).toBe(200);
  expect(await marks(VIEWER)).toMatchObject({ marks: { '2025-t5': { seen: 1, mentioned: 1 } } });
  expect((await see(0)).status).toBe(422);
  expect(await marks(EDITOR)).not.toMatchObject({ marks: { '2025-t5': {} } });
});

test('twenty comments and edits at once: each comment has its number, no edit is stale, and a page after them has all', async () => {
  const { call } = apiOver(store, ADMIN);
  const before = (await figuresOf('t6'))?.written ?? 0;
  const edit = async (): Promise<number[]> => {
    const statuses: number[] = [];
    for (const version of [1, 2, 3, 4, 5]) {
      const body = { editId: `edit-000${version}`, version, progress: `已建成公园${version}个` };
      statuses.push((await call({ method: 'PATCH', path: pathOf('t6'), body })).status);
    }
    return statuses;
  };
  const texts = Array.from({ length: 20 }, (_, at) => `第${at}条`);
  const [edits, ...comments] = await Promise.all([edit(), ...texts.map((text) => say('t6', { text }))]);
  expect([edits, comments.map(({ status }) => status)]).toEqual([Array(5).fill(200), Array(20).fill(200)]);
  expect(await store.task(keyOf('t6'))).toMatchObject({ version: 6, progress: '已建成公园5个', comments: { written: before + 20 } });
  const seen: number[] = [];
  let next: number | null = null;
  do {
    const { json } = await read('t6', { limit: '8', ...(next === null ? {} : { before: `${next}` }) });
    const page: CommentsAnswer = commentsAnswer.parse(json);
    seen.push(...page.comments.map(({ number }) => number));
    next = page.next;
  } while (next !== null);
  expect(seen).toEqual(Array.from({ length: before + 20 }, (_, at) => before + 20 - at));
}, 60_000);
