/** 自动封账: periods past their cut-off are closed by the machine, once, in order, each with its snapshot, whoever else closes them. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CLOSED_BY_HAND, usualReporting, type Reporting } from '../../domain/reporting.ts';
import type { Sheet } from '../../domain/types.ts';
import { changeReporting } from '../../functions/actions/change-reporting.ts';
import { closeDue } from '../../functions/actions/close-due.ts';
import { StoreUnavailable, type Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { sheetItem, sheetOf } from '../../functions/store/items.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { ADMIN, sampleProject, sampleSheet, sampleTask } from '../support/samples.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
});
afterAll(() => engine.stop());

const NOW = '2025-06-10T01:00:00.000Z';
const now = (): number => Date.parse(NOW);

let id = '';
let year = 2300;
/** A sheet of its own, whose first period is open. */
const newSheet = async (changes: Partial<Reporting> = {}): Promise<void> => {
  year += 1;
  id = `${year}`;
  const sheet = { id, name: '', city: '', reporting: { ...usualReporting('2025-03'), ...changes } };
  const [project, task] = [`${id}-p1`, `${id}-t1`];
  await store.create(
    sampleSheet({ sheet, projects: [sampleProject({ id: project, sheet: id })], tasks: [sampleTask({ id: task, project, sheet: id })] }),
  );
};
beforeEach(() => newSheet());

const close = (day: string, over = store) => closeDue({ store: over, now }, id, day);
const closedPeriods = async () => (await store.snapshots(id)).map((head) => [head.id, head.by.name, head.at]);

test('nothing is due until the cut-off day is over: one read tells so', async () => {
  const reads: string[] = [];
  const counted: Store = {
    ...store,
    head: (sheet) => (reads.push('head'), store.head(sheet)),
    snapshots: () => Promise.reject(new Error('read')),
  };
  expect(await close('2025-04-03', counted)).toEqual([]);
  expect(reads).toEqual(['head']);
  expect(await close('2025-04-04')).toEqual(['2025-03']);
  expect(await close('2025-04-04')).toEqual([]);
  expect(await closedPeriods()).toEqual([['2025-03', '系统', NOW]]);
});

test('what was missed is caught up with, one period after the other, and no snapshot says that it was taken earlier', async () => {
  expect(await close('2025-06-10')).toEqual(['2025-03', '2025-04', '2025-05']);
  expect(await closedPeriods()).toEqual(['2025-03', '2025-04', '2025-05'].map((period) => [period, '系统', NOW]));
  expect((await store.snapshots(id)).map(({ pace }) => pace)).toEqual([3, 4, 5].map((month) => expect.closeTo(month / 12, 12)));
  expect((await store.head(id))?.reporting).toMatchObject({ period: '2025-06', version: 4 });
  expect(await close('2026-03-01')).toHaveLength(7);
  expect((await store.head(id))?.reporting).toMatchObject({ period: '2025-12', isOver: true });
  expect(await close('2026-03-01')).toEqual([]);
});

test('run many times at once, and with a person who closes the same period, each period is closed once', async () => {
  const byHand = changeReporting({ store, now }, id, { version: 1, change: { kind: 'close', period: '2025-03' } }, ADMIN);
  const runs = await Promise.all([
    byHand.then(({ ok }) => (ok ? ['2025-03'] : [])),
    ...Array.from({ length: 5 }, () => close('2025-05-10')),
  ]);
  const rest = await close('2025-05-10');
  expect([...runs.flat(), ...rest].toSorted()).toEqual(['2025-03', '2025-04']);
  expect((await closedPeriods()).map(([period]) => period)).toEqual(['2025-03', '2025-04']);
});

test('where it breaks off half-way, what is closed is whole, and the next call goes on', async () => {
  let left = 1;
  const breaking: Store = {
    ...store,
    saveReporting: (...change) => (left-- > 0 ? store.saveReporting(...change) : Promise.reject(new StoreUnavailable('away'))),
  };
  await expect(close('2025-06-10', breaking)).rejects.toThrow('away');
  expect([(await closedPeriods()).length, (await store.head(id))?.reporting.period]).toEqual([1, '2025-04']);
  expect(await close('2025-06-10')).toEqual(['2025-04', '2025-05']);
});

test('a period that somebody went back to is left to them; once they close it, the machine goes on', async () => {
  await close('2025-06-10');
  const edit = (version: number, change: { kind: 'open' | 'close'; period: string }) =>
    changeReporting({ store, now }, id, { version, change }, ADMIN);
  await edit(4, { kind: 'open', period: '2025-04' });
  expect(await close('2025-06-10')).toEqual([]);
  await edit(5, { kind: 'close', period: '2025-04' });
  expect(await close('2025-06-10')).toEqual(['2025-05']);
  expect((await closedPeriods()).map(([period, by]) => `${period} ${by}`)).toEqual([
    '2025-03 系统',
    '2025-04 系统',
    '2025-04-2 督查室',
    '2025-05 系统',
    '2025-05-2 系统',
  ]);
});

test('a sheet that does not want it, and one from before there was a choice, are closed by hand only', async () => {
  await newSheet({ closesItself: false });
  expect(await close('2025-06-10')).toEqual([]);
  const { closesItself: _, isReopened: __, ...old } = usualReporting('2025-03');
  const head: Sheet = sheetOf({
    ...sheetItem({ id, name: '', city: '', reporting: usualReporting('2025-03') }),
    reporting: JSON.stringify(old),
  });
  expect(head.reporting).toEqual({ ...old, ...CLOSED_BY_HAND });
  expect(await closeDue({ store, now }, '1999', '2025-06-10')).toEqual([]);
});
