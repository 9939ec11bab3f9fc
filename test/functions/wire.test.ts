/** For a minute after a deployment, pages of the release before ask the present API: it still answers what they look for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientMessage } from '../../domain/wire/live.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { recorded, replay } from '../support/release.ts';

let engine: TestTable;
beforeAll(async () => (engine = await embeddedTable()));
afterAll(() => engine.stop());

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where an answer lacks what was recorded: a field that is gone, or of another type. What is new beside it does no harm. */
const lacks = (before: unknown, now: unknown, at: string): readonly string[] => {
  if (before === null) return now === undefined ? [`${at} is gone`] : [];
  if (Array.isArray(before)) {
    if (!Array.isArray(now)) return [`${at} is no list`];
    if (before.length > 0 && now.length === 0) return [`${at} is empty`];
    return before.length === 0 ? [] : lacks(before[0], now[0], `${at}[0]`);
  }
  if (isObject(before))
    return isObject(now) ? Object.keys(before).flatMap((key) => lacks(before[key], now[key], `${at}.${key}`)) : [`${at} is no object`];
  return typeof before === typeof now || now === null ? [] : [`${at} was ${typeof before} and is ${typeof now}`];
};

test.each(['release-1'])('%s', async (release) => {
  const store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(pinghu2024());
  const requests = recorded(release);
  const answers = await replay(store, requests);
  const named = requests.map(({ method = 'GET', path, status, answer, code }, at) => ({
    name: `${at} ${method} ${path}`,
    status,
    answer,
    code,
  }));
  expect(answers.map(({ status }, at) => `${named[at]?.name}: ${status}`)).toEqual(named.map(({ name, status }) => `${name}: ${status}`));
  expect(named.flatMap(({ name, answer }, at) => lacks(answer, answers[at]?.answer, name))).toEqual([]);
  expect(answers.flatMap(({ answer }) => (isObject(answer) && 'code' in answer ? [answer.code] : []))).toEqual(
    named.flatMap(({ code }) => (code === undefined ? [] : [code])),
  );
});

test('what lacks something is found', () => {
  const before = { task: { id: '…', units: ['…'], comments: { written: 1 }, mergedWith: null } };
  expect(lacks(before, { task: { ...before.task, mergedWith: 'x', more: 1 } }, '')).toEqual([]);
  expect(lacks(before, { task: { id: 1, units: [], comments: {} } }, '')).toEqual([
    '.task.id was string and is number',
    '.task.units is empty',
    '.task.comments.written was number and is undefined',
    '.task.mergedWith is gone',
  ]);
});

test.each([{ type: 'ping' }, { type: 'open', task: '2024-t01' }, { type: 'open', task: null }])(
  'what a page of release-1 sends over its socket is understood: %o',
  (message) => {
    expect(clientMessage.safeParse(message).success).toBe(true);
  },
);
