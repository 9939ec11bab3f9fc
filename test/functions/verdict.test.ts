/** A copy of the data is whole, or the verdict says where it is not. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../functions/migrations/migration.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { frozenTasksKey } from '../../functions/store/keys.ts';
import { allItems } from '../../functions/store/scan.ts';
import { verdictOf } from '../../functions/store/verdict.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { embeddedTable } from '../support/engine.ts';
import { OLDER, olderItems } from '../support/older.ts';
import { recorded, replay } from '../support/release.ts';

/** All that a busy quarter leaves behind: edits, changes by hand, comments, reports, snapshots, units and members. */
let items: readonly Item[] = [];
beforeAll(async () => {
  const engine = await embeddedTable();
  const client = documentClient(engine.config);
  const store = dynamoStore(client, engine.table);
  await store.create(pinghu2024());
  await replay(store, recorded('release-1'));
  await store.saveRollUp('2024-p01', {
    ...((await store.project('2024-p01'))?.project.rollUp ?? { completionOfAll: 0, total: 0 }),
    completion: 0.5,
    known: 1,
  });
  items = await Array.fromAsync(allItems(client, engine.table));
  await engine.stop();
});

const is = (project: string, task: string) => (item: Item) => item.project === project && item.task === task;
const without = (which: (item: Item) => boolean) => items.filter((item) => !which(item));
const changed = (which: (item: Item) => boolean, changes: object) => items.map((item) => (which(item) ? { ...item, ...changes } : item));
const faultsOf = async (of: readonly Item[]): Promise<readonly string[]> => (await verdictOf(of)).faults;

test('what is whole has no fault, and what belongs to a moment is not counted', async () => {
  const verdict = await verdictOf(items);
  expect(verdict.faults).toEqual([]);
  expect(verdict.items).toBe(items.filter(({ kind }) => kind !== 'ticket').length);
  expect(verdict.kinds).toMatchObject({
    sheet: 1,
    project: 10,
    task: 23,
    snapshot: 2,
    'frozen-tasks': 1,
    comment: 2,
    report: 1,
    'report-event': 3,
  });
  expect(verdict.kinds).not.toHaveProperty('ticket');
});

test('a roll-up that has not followed its tasks yet is told, and is no fault', async () => {
  expect((await verdictOf(items)).stale).toEqual(['2024-p01']);
});

test.each(OLDER)('data %s are whole', async (name) => {
  expect(await faultsOf(olderItems(name))).toEqual([]);
});

test('a snapshot from before its tasks were packed, an item each and by their ids, is told by their places', async () => {
  const texts = ['{"task":"2024-t02"}', '{"task":"2024-t01"}', '{"task":"2024-t03"}'];
  const rows = createHash('sha256')
    .update(`[${texts.join(',')}]`)
    .digest('base64url');
  const heads = items.filter(({ kind, task }) => kind === 'snapshot' && task === '2024-03').map((head) => ({ ...head, task: 'old', rows }));
  const tasks = texts
    .map((frozen, place) => ({ ...frozenTasksKey('2024', rows, 0), kind: 'frozen-task', task: JSON.parse(frozen).task, place, frozen }))
    .toSorted((a, b) => a.task.localeCompare(b.task));
  expect(heads).toHaveLength(1);
  expect(await faultsOf([...items, ...heads, ...tasks])).toEqual([]);
  expect(await faultsOf([...items, ...heads, ...tasks.slice(1)])).toEqual([
    'snapshot 2024 old: its tasks are not the ones that it was taken of',
  ]);
});

const T1 = is('2024#p01', 'task#2024-t01');
const EVENT = is('history#2024-t01', '0000000002');

describe('damage is found', () => {
  const cases: readonly (readonly [string, () => readonly Item[], string])[] = [
    ['an event is gone', () => without(EVENT), '2024-t01 is at version 11, and version 2 is not in its history'],
    [
      'the last event is gone',
      () => without(is('history#2024-t01', '0000000011')),
      '2024-t01 is at version 11, and version 11 is not in its history',
    ],
    ['a task is gone', () => without(T1), '2024-p01 has 1 tasks of 2'],
    ['a project is gone', () => without(is('2024#p01', '#')), '2024-t01: its project or its sheet is not there'],
    ['a text is another one', () => changed(T1, { progress: '已建成50处' }), '2024-t01: the text is not that of its last version'],
    ['a task is older than its history', () => changed(T1, { version: 10 }), '2024-t01 is at version 10, and its history goes on to 11'],
    [
      'an event tells of another text',
      () => changed(EVENT, { after: { progress: '已建成4处' } }),
      '2024-t01: version 3 does not begin where the one before ends',
    ],
    [
      'a comment is gone',
      () => without(is('comments#2024-t01', '0000000001')),
      '2024-t01: of 2 comments, 1 withdrawn, there are 1, 1 withdrawn',
    ],
    [
      'a withdrawal is lost',
      () => changed(is('comments#2024-t01', '0000000002'), { withdrawn: null }),
      '2024-t01: of 2 comments, 1 withdrawn, there are 2, 0 withdrawn',
    ],
    [
      "a report's first version is gone",
      () => without(is('history#report#2024-03#2024-t01#u01', '0000000001')),
      'report#2024-03#2024-t01#u01 is at version 3, and version 1 is not in its history',
    ],
    [
      "a report's second version is gone",
      () => without(is('history#report#2024-03#2024-t01#u01', '0000000002')),
      'report#2024-03#2024-t01#u01 is at version 3, and version 2 is not in its history',
    ],
    [
      'a change of the periods is gone',
      () => without(is('history#reporting#2024', '0000000003')),
      'reporting#2024 is at version 4, and version 3 is not in its history',
    ],
    [
      'a member is older than their history',
      () => changed(is('city', 'member#made-3'), { version: 1 }),
      'made-3 is at version 1, and its history goes on to 2',
    ],
    [
      'the tasks of a snapshot are gone',
      () => without(({ kind }) => kind === 'frozen-tasks'),
      'snapshot 2024 2024-03: its tasks are not the ones that it was taken of',
    ],
    [
      'a figure in a snapshot is another one',
      () => changed(({ kind }) => kind === 'frozen-tasks', { pack: new Uint8Array([1]) }),
      'snapshot 2024 2024-03: its tasks are not the ones that it was taken of',
    ],
  ];
  test.each(cases)('%s', async (_, damaged, fault) => {
    expect(await faultsOf(damaged())).toContain(fault);
  });
});
