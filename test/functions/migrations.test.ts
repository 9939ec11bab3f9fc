/** Older data become present ones: whole, once, however often the runner is broken off, and whoever edits or runs it meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assess } from '../../domain/assess.ts';
import { applyProgressEdit } from '../../domain/apply-edit.ts';
import { USUAL_RULE } from '../../domain/pace.ts';
import { MIGRATIONS } from '../../functions/migrations/all.ts';
import type { Item, Migration } from '../../functions/migrations/migration.ts';
import { migrate, type MigrationOrder, type MigrationTable } from '../../functions/migrations/run.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { migrationTable } from '../../functions/store/migration-table.ts';
import { ensureTable } from '../../local/table.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { OLDER, type Older, olderItems, putRaw, removeRaw } from '../support/older.ts';
import { ADMIN } from '../support/samples.ts';

const NOW = Date.parse('2026-01-01T00:00:00.000Z');
const ALL: MigrationOrder = { write: true, rate: 100_000, until: Number.POSITIVE_INFINITY };

let engine: TestTable;
beforeAll(async () => (engine = await embeddedTable()));
afterAll(() => engine.stop());

let tables = 0;

/** A table of its own with older data, and all ways to it. */
const older = async (name: Older, wanted: (item: Item) => boolean = () => true) => {
  const items = olderItems(name).filter(wanted);
  const table = `older-${(tables += 1)}`;
  await ensureTable(new DynamoDBClient(engine.config), table);
  const client = documentClient(engine.config);
  await putRaw(client, table, items);
  return {
    store: dynamoStore(client, table),
    way: migrationTable(client, table),
    put: (more: readonly Item[]) => putRaw(client, table, more),
    /** Everything as it was at first. */
    again: async () => {
      await removeRaw(client, table, (await migrationTable(client, table).page(null, 1000)).items);
      await putRaw(client, table, items);
    },
  };
};

const portsOf = (table: MigrationTable, changes: { now?: () => number; holder?: string; migrations?: readonly Migration[] } = {}) => ({
  table,
  migrations: MIGRATIONS,
  now: () => NOW,
  pause: (ms: number) => pause(Math.min(ms, 1)),
  holder: 'runner',
  ...changes,
});

/** All items but the runner's own, in the table's order. */
const itemsOf = async (way: MigrationTable): Promise<readonly Item[]> =>
  (await way.page(null, 1000)).items.filter(({ kind }) => kind !== 'schema');

/** The table seen a page of two items at a time. */
const inSmallPages = (way: MigrationTable): MigrationTable => ({ ...way, page: (from) => way.page(from, 2) });

test('the migrations are numbered from 1 on', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, at) => at + 1));
});

describe.each(OLDER)('data %s', (name) => {
  test('are served before they are migrated', async () => {
    const { store } = await older(name);
    const sheet = await store.sheet('2024');
    expect(sheet?.tasks).toHaveLength(6);
    const [task] = sheet?.tasks ?? [];
    if (task === undefined) throw new Error('no task');
    expect(task.assessment.indicators.every(({ key, byHand }) => key !== '' && !byHand.defined)).toBe(true);
    expect(sheet?.sheet.reporting).toMatchObject({ isOver: false, due: -1, cutOff: 3, pace: USUAL_RULE });
    const edit = { editId: '00000000-0000-4000-8000-0000000000ff', version: task.version, progress: '已建成7处' };
    const change = applyProgressEdit(task, edit, ADMIN, '2026-01-01T00:00:00.000Z');
    expect(change.ok && (await store.saveTask(change))).toBe('saved');
    expect((await store.history(task.id, { limit: 10, before: null })).map(({ version }) => version)).toEqual([4, 3, 2]);
  });

  test('are whole afterwards, their figures and texts as they were, and a second run has nothing to do', async () => {
    const { store, way } = await older(name);
    const before = olderItems(name);
    expect(await migrate(portsOf(way), ALL)).toMatchObject({ outcome: 'done', from: 0, to: MIGRATIONS.length, read: expect.any(Number) });
    const sheet = await store.sheet('2024');
    const ids = new Set(sheet?.units.map(({ id }) => id));
    for (const task of sheet?.tasks ?? []) {
      const old = before.find((item) => item.task === `task#${task.id}`);
      expect(task).toMatchObject({ progress: old?.progress, version: old?.version, comments: { written: 0, withdrawn: 0, lastBy: null } });
      expect(task.assessment.completion).toBe(JSON.parse(old?.assessment).completion);
      expect(task.units.filter((unit) => !ids.has(unit))).toEqual([]);
      expect(task.assessment.indicators.map(({ key }) => key)).toEqual(
        assess(task.content, task.progress, task.overrides).indicators.map(({ key }) => key),
      );
    }
    const items = await itemsOf(way);
    for (const kind of ['event', 'project', 'snapshot', 'frozen-tasks']) {
      const sorted = (of: readonly Item[]) =>
        of
          .filter((item) => item.kind === kind)
          .map((item) => JSON.stringify(item, Object.keys(item).toSorted()))
          .toSorted();
      expect(sorted(items)).toEqual(sorted(before));
    }
    expect(await migrate(portsOf(way), ALL)).toMatchObject({ outcome: 'current', read: 0 });
    expect(await itemsOf(way)).toEqual(items);
  });

  test('say in a dry run what is to come, and stay as they are', async () => {
    const { way } = await older(name);
    const before = await itemsOf(way);
    const planned = await migrate(portsOf(way), { ...ALL, write: false });
    expect(await itemsOf(way)).toEqual(before);
    expect(await way.schema()).toEqual({ version: 0, to: 0, cursor: null });
    const done = await migrate(portsOf(way), ALL);
    expect(planned.changed).toEqual(done.changed);
    expect(Object.keys(done.changed)).toContain(MIGRATIONS[OLDER.indexOf(name)]?.what);
  });
});

test('a closing from before it told what its units were called tells it once it is migrated, and stays as it is', async () => {
  const { store, way } = await older('5-before-units-of-closings');
  const before = await store.snapshot('2024', '2024-03');
  expect([before?.tasks.length, before?.units]).toEqual([6, []]);
  await migrate(portsOf(way), ALL);
  const after = await store.snapshot('2024', '2024-03');
  expect(after?.units.map(({ name }) => name)).toEqual(['建设局', '交通运输局', '民政局', '医保局', '教育局', '残联']);
  expect({ ...after, units: [] }).toEqual(before);
});

describe('a run', () => {
  const OLDEST = OLDER[0];

  /** What the table holds after a run that nothing disturbed. */
  const undisturbed = async (): Promise<readonly Item[]> => {
    const { way } = await older(OLDEST);
    await migrate(portsOf(way), ALL);
    return itemsOf(way);
  };

  test('that is killed at any of its calls is taken up by the next, and ends the same', async () => {
    // Two tasks and their sheet: every call is one more run.
    const { way, again } = await older(OLDEST, ({ kind, number }) => kind === 'sheet' || number <= 2);
    await migrate(portsOf(way), ALL);
    const wanted = await itemsOf(way);
    for (let calls = 0, ended = false; !ended; calls += 1) {
      await again();
      let left = calls;
      const small = inSmallPages(way);
      const dying = new Proxy(small, {
        get: (target, name) => {
          const call: unknown = Reflect.get(target, name);
          return (...given: unknown[]): unknown => {
            if (left === 0 || typeof call !== 'function') throw new Error('killed');
            left -= 1;
            return Reflect.apply(call, target, given);
          };
        },
      });
      const first = await migrate(portsOf(dying), ALL).catch((error: unknown) => error);
      ended = !(first instanceof Error);
      // Until its lease is over, nobody else begins.
      const next = await migrate(portsOf(small, { holder: 'next', now: () => NOW + 60_000 }), ALL);
      expect(['done', 'current']).toContain(next.outcome);
      expect(await itemsOf(way)).toEqual(wanted);
      expect(calls).toBeLessThan(100);
    }
  }, 120_000);

  test('goes on where the one before stopped for want of time', async () => {
    const { way } = await older(OLDEST);
    const small = inSmallPages(way);
    const reads: number[] = [];
    for (let outcome = 'unfinished'; outcome === 'unfinished';) {
      const run = await migrate(portsOf(small), { ...ALL, until: NOW });
      reads.push(run.read);
      ({ outcome } = run);
    }
    expect(reads.length).toBeGreaterThan(3);
    // It looks at nothing twice: units that it adds on the way may lie before or behind its place.
    expect(reads.every((read) => read <= 2)).toBe(true);
    expect(await itemsOf(way)).toEqual(await undisturbed());
  });

  test('is one at a time: of two at once one works, and the other says so', async () => {
    const { way } = await older(OLDEST);
    const runs = await Promise.all(['one', 'two'].map((holder) => migrate(portsOf(inSmallPages(way), { holder }), ALL)));
    expect(runs.map(({ outcome }) => outcome).toSorted()).toEqual(['busy', 'done']);
    expect(await itemsOf(way)).toEqual(await undisturbed());
  });

  test('whose lease was taken from it stops, and what both wrote is the same', async () => {
    const { way } = await older(OLDEST);
    const small = inSmallPages(way);
    let isStolen = false;
    const stolen: MigrationTable = {
      ...small,
      keep: async (...given) => {
        if (!isStolen) expect(await small.take('thief', 0, NOW + 60_000, NOW + 90_000)).toBe(true);
        isStolen = true;
        return small.keep(...given);
      },
    };
    expect(await migrate(portsOf(stolen), ALL)).toMatchObject({ outcome: 'busy' });
    expect(await migrate(portsOf(small, { holder: 'last', now: () => NOW + 120_000 }), ALL)).toMatchObject({ outcome: 'done' });
    expect(await itemsOf(way)).toEqual(await undisturbed());
  });

  test('loses no edit that is made under its hands', async () => {
    const { store, way } = await older(OLDEST);
    const [task] = (await store.sheet('2024'))?.tasks ?? [];
    if (task === undefined) throw new Error('no task');
    const edited: MigrationTable = {
      ...way,
      replace: async (before, after) => {
        const now = await store.task({ project: task.project, task: task.id });
        if (before.task === `task#${task.id}` && now?.version === task.version) {
          const edit = { editId: '00000000-0000-4000-8000-0000000000ff', version: task.version, progress: '已建成9处' };
          const change = applyProgressEdit(now, edit, ADMIN, '2026-01-01T00:00:00.000Z');
          if (change.ok) await store.saveTask(change);
        }
        return way.replace(before, after);
      },
    };
    expect(await migrate(portsOf(edited), ALL)).toMatchObject({ outcome: 'done' });
    const now = await store.task({ project: task.project, task: task.id });
    expect(now).toMatchObject({ progress: '已建成9处', version: task.version + 1, assessment: { completion: 0.9 } });
    expect(now?.units[0]).toMatch(/^u-/u);
  });

  test('takes the units that the city has by their names, and makes the others once', async () => {
    const { store, way, put } = await older(OLDEST);
    await put([
      { project: 'city', task: 'unit#u77', kind: 'unit', id: 'u77', name: '建设局', shortName: '建设', mergedInto: null, version: 3 },
    ]);
    await migrate(portsOf(way), ALL);
    const sheet = await store.sheet('2024');
    expect(sheet?.tasks[0]?.units).toEqual(['u77']);
    expect(sheet?.units.filter(({ name }) => name === '建设局')).toEqual([expect.objectContaining({ id: 'u77', version: 3 })]);
    expect(new Set(sheet?.units.map(({ name }) => name)).size).toBe(sheet?.units.length);
  });

  test('writes no faster than it may', async () => {
    const { way } = await older(OLDEST);
    const waited: number[] = [];
    await migrate({ ...portsOf(way), pause: (ms) => Promise.resolve(void waited.push(ms)) }, { ...ALL, rate: 10 });
    // Six tasks and a sheet are one page here.
    expect(waited).toEqual([700]);
  });

  test('leaves data of a later release alone', async () => {
    const { way } = await older(OLDEST);
    await migrate(portsOf(way), ALL);
    const before = await itemsOf(way);
    expect(await migrate(portsOf(way, { migrations: MIGRATIONS.slice(0, 1) }), ALL)).toMatchObject({
      outcome: 'newer',
      from: MIGRATIONS.length,
      to: 1,
    });
    expect(await itemsOf(way)).toEqual(before);
  });
});
