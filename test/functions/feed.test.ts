/** Recent changes of a whole sheet: newest first, over months, by unit, person and day, in pages that lose and repeat nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { HistoryEvent } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { ADMIN, sampleMember, sampleProject, sampleSheet, sampleTask } from '../support/samples.ts';
import { addMember } from '../support/sign-in.ts';

let engine: TestTable;
let store: Store;

/** When each event happened: two months, several at one instant. */
const TIMES = [
  '2024-12-30T08:00:00.000Z',
  '2024-12-31T23:59:59.999Z',
  '2025-01-01T00:00:00.000Z',
  ...Array.from({ length: 7 }, () => '2025-01-15T03:00:00.000Z'),
  '2025-02-28T10:00:00.000Z',
];

beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  const tasks = TIMES.map((_, index) =>
    sampleTask({ id: `2025-t${index}`, order: `${index}`, units: [index % 2 === 0 ? '教育局' : '残联'] }),
  );
  await store.create(sampleSheet({ projects: [sampleProject()], tasks }));
  for (const [index, at] of TIMES.entries()) {
    const task = tasks[index];
    if (task === undefined) throw new Error('a task for each time');
    const state = { progress: task.progress, overrides: task.overrides, completion: 0.2, stage: 'under_way' } as const;
    const event: HistoryEvent = {
      subject: task.id,
      project: task.project,
      units: task.units,
      version: 2,
      editId: `edit-000${index}`,
      what: 'progress',
      change: '',
      before: state,
      after: state,
      by: { id: index < 3 ? 'm1' : 'm2', name: '某人' },
      at,
    };
    await store.saveTask({ task: { ...task, version: 2, updatedAt: at }, event });
  }
});
afterAll(() => engine.stop());

const answer = z.object({ events: z.array(z.object({ subject: z.string(), at: z.string() })), next: z.string().nullable() });

const feed = async (query: Record<string, string> = {}) => {
  const reply = await apiOver(store, ADMIN).call({ path: '/api/sheets/2025/history', query });
  return { status: reply.status, ...answer.parse(reply.status === 200 ? reply.json : { events: [], next: null }) };
};

const subjects = (events: readonly { subject: string }[]): string[] => events.map(({ subject }) => subject.slice('2025-t'.length));

test('comes newest first, over the turn of a month and of the year', async () => {
  const { events, next } = await feed();
  expect(subjects(events)).toEqual(['10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '0']);
  expect(next).toBeNull();
});

test.each([1, 2, 3, 4, 7, 10])('in pages of %d loses nothing and repeats nothing, also among events of one instant', async (limit) => {
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Awaited<ReturnType<typeof feed>> = await feed({ limit: `${limit}`, ...(next === '' ? {} : { before: next }) });
    expect(page.events.length).toBeLessThanOrEqual(limit);
    seen.push(...subjects(page.events));
    ({ next } = page);
  }
  expect(seen).toEqual(['10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '0']);
});

describe('filters', () => {
  test('by unit', async () => expect(subjects((await feed({ unit: '残联' })).events)).toEqual(['9', '7', '5', '3', '1']));

  test('by unit in pages', async () => {
    const first = await feed({ unit: '残联', limit: '2' });
    const second = await feed({ unit: '残联', limit: '2', before: first.next ?? '' });
    expect([...subjects(first.events), ...subjects(second.events)]).toEqual(['9', '7', '5', '3']);
  });

  test('by person', async () => expect(subjects((await feed({ person: 'm1' })).events)).toEqual(['2', '1', '0']));

  test('by day: from its first instant up to the next one', async () => {
    const { events } = await feed({ from: '2024-12-31T16:00:00.000Z', until: '2025-01-01T16:00:00.000Z' });
    expect(subjects(events)).toEqual(['2', '1']);
  });
});

describe('the people to choose from', () => {
  const editors = async () => (await apiOver(store, ADMIN).call({ path: '/api/sheets/2025/editors' })).json;

  test('are all who changed something, each once, whether members or not', async () => {
    expect(await editors()).toEqual({
      editors: [
        { id: 'm1', name: '某人', isMember: false },
        { id: 'm2', name: '某人', isMember: false },
      ],
    });
  });

  test('go by their present names, and one who is removed stays', async () => {
    await addMember(store, sampleMember({ id: 'm2', name: '王敏' }));
    await addMember(store, sampleMember({ id: 'm1', name: '张三', email: 'san@pinghu.example', removedAt: '2025-02-01T00:00:00.000Z' }));
    expect(await editors()).toEqual({
      editors: [
        { id: 'm1', name: '张三', isMember: false },
        { id: 'm2', name: '王敏', isMember: true },
      ],
    });
  });
});

test.each([{ limit: '0' }, { limit: '101' }, { before: 'nonsense' }, { from: 'yesterday' }])('%o is refused', async (query) => {
  expect((await feed(query)).status).toBe(422);
});
