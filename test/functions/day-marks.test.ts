/** How each day ended, as the digest notes it on the embedded engine and the page reads it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usualReporting } from '../../domain/reporting.ts';
import type { SheetId } from '../../domain/types.ts';
import { runDigest } from '../../functions/actions/run-digest.ts';
import { StoreUnavailable, type Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { letterParts } from '../support/letter-parts.ts';
import { ADMIN, assessmentOf, sampleProject, sampleSheet, sampleTask, VIEWER } from '../support/samples.ts';

const TASK = { project: sampleTask().project, task: sampleTask().id };

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await embeddedTable();
  store = dynamoStore(documentClient(table.config), table.table);
  await store.create(
    sampleSheet({
      tasks: [sampleTask({ assessment: assessmentOf(0.5) }), sampleTask({ id: '2025-t2', order: '2', assessment: assessmentOf(null) })],
    }),
  );
  const past = usualReporting('2024-12');
  await store.create(
    sampleSheet({
      sheet: { id: '2024', name: '', city: '', reporting: { ...past, isOver: true } },
      projects: [sampleProject({ id: '2024-p01', sheet: '2024' })],
      tasks: [sampleTask({ id: '2024-t1', project: '2024-p01', sheet: '2024' })],
    }),
  );
}, 120_000);
afterAll(() => table.stop());

const done = () => Promise.resolve();
const at = (time: string): number => Date.parse(`${time}+08:00`);

const run = (time: string, over: Store = store) =>
  runDigest({ store: over, letters: letterParts().letters, now: () => at(time), closeDue: done, sendMails: done });

const days = async (sheet: SheetId = '2025'): Promise<unknown[]> =>
  JSON.parse((await apiOver(store, VIEWER).call({ path: `/api/sheets/${sheet}/days` })).text).days;

const edit = async (editId: string): Promise<void> => {
  const version = (await store.task(TASK))?.version ?? 0;
  const body = { editId, progress: `完成${version}0%`, version };
  const reply = await apiOver(store, ADMIN).call({ method: 'PATCH', path: `/api/projects/${TASK.project}/tasks/${TASK.task}`, body });
  expect(reply.status).toBe(200);
};

test('a day is noted once as it ends, by whichever run comes first after it, and not while it lasts', async () => {
  await run('2025-03-30T23:58');
  await run('2025-03-30T23:59');
  expect(await days()).toEqual([]);
  // A run that breaks off after the day was noted is done again.
  const breaking: Store = { ...store, saveDigestPlace: () => Promise.reject(new StoreUnavailable()) };
  await expect(run('2025-03-31T00:00', breaking)).rejects.toThrow(StoreUnavailable);
  await Promise.all([run('2025-03-31T00:00'), run('2025-03-31T00:00')]);
  const first = { day: '2025-03-30', completion: 0.5, completionOfAll: 0.25, changes: 0 };
  expect(await days()).toEqual([first]);
  await edit('edit-day-1');
  await edit('edit-day-2');
  await run('2025-03-31T00:01');
  expect(await days()).toEqual([first]);
  await run('2025-04-01T00:00');
  expect(await days()).toMatchObject([first, { day: '2025-03-31', changes: 2 }]);
});

test('after an outage the day that ended last is noted, and a sheet whose year is over has no more days', async () => {
  await run('2025-04-04T10:00');
  expect((await days()).at(-1)).toMatchObject({ day: '2025-04-03', changes: 2 });
  expect(await days('2024')).toEqual([]);
});
