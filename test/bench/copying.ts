/**
 * `node test/bench/copying.ts <items>`: writes a backup of so many items, judges it, restores it into the embedded engine, and judges
 * what is there; prints what that took, as JSON. A process of its own, so that its memory can be told, and bounded, from outside.
 */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { applyProgressEdit } from '../../domain/apply-edit.ts';
import { rollUp } from '../../domain/roll-up.ts';
import type { HistoryEvent, Task } from '../../domain/types.ts';
import type { Item } from '../../functions/migrations/migration.ts';
import { documentClient } from '../../functions/store/client.ts';
import { eventItem, projectItem, sheetItem, taskItem } from '../../functions/store/items.ts';
import { allItems } from '../../functions/store/scan.ts';
import { verdictOf } from '../../functions/store/verdict.ts';
import { readBackup, writeBackup } from '../../local/backup-file.ts';
import { restoreInto } from '../../local/copy.ts';
import { withoutStream } from '../../local/table.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { embeddedTable, temporaryFolder } from '../support/engine.ts';
import { ADMIN } from '../support/samples.ts';

const EDITS = 9;
/** An edit in each of so many months. */
const monthAt = (edit: number): string => `2024-${String(edit + 2).padStart(2, '0')}-28T02:00:00.000Z`;

type Edited = { readonly task: Task; readonly events: readonly HistoryEvent[] };

/** A task after nine edits, and what its history then says. */
const edited = (task: Task): Edited =>
  Array.from({ length: EDITS }, (_, at) => at + 1).reduce<Edited>(
    (before, at) => {
      const edit = { editId: ADMIN.id, version: before.task.version, progress: `${task.progress}第${at}次更新。` };
      const decided = applyProgressEdit(before.task, edit, ADMIN, monthAt(at));
      if (!decided.ok) throw new Error(decided.reason);
      return { task: decided.task, events: [...before.events, decided.event] };
    },
    { task, events: [] },
  );

/** The sample sheet edited, and its rows under new ids, again and again: a task and its history are ten items. */
async function* table(count: number): AsyncGenerator<Item> {
  const { sheet, projects, tasks } = pinghu2024();
  const samples = tasks.map(edited);
  yield sheetItem(sheet);
  for (let made = 1, copy = 0; made < count; copy += 1) {
    for (const project of projects) {
      const own = samples.filter(({ task }) => task.project === project.id);
      const id = `${project.id}c${copy}`;
      yield projectItem({ ...project, id, rollUp: rollUp(own.map(({ task }) => task.assessment.completion)) });
      for (const { task } of own) yield taskItem({ ...task, id: `${task.id}c${copy}`, project: id });
      for (const { task, events } of own) {
        for (const event of events) yield eventItem({ ...event, subject: `${task.id}c${copy}`, project: id }, sheet.id);
      }
      made += 1 + own.length * (1 + EDITS);
    }
  }
}

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly done: T; readonly seconds: number }> => {
  const started = performance.now();
  const done = await work();
  return { done, seconds: (performance.now() - started) / 1000 };
};

const folder = temporaryFolder();
const file = join(folder.path, 'backup');
await writeBackup(file, table(Number(process.argv[2])), monthAt(EDITS));
const engine = await embeddedTable();
const client = documentClient(engine.config);
const judged = await timed(() => verdictOf(readBackup(file)));
const tables = new DynamoDBClient(engine.config);
const restored = await timed(() => withoutStream(tables, engine.table, () => restoreInto(client, engine.table, file)));
const again = await timed(() => verdictOf(allItems(client, engine.table)));
await engine.stop();
folder.remove();
const megabytes = process.resourceUsage().maxRSS / 1024;
const { items, faults, stale } = again.done;
console.log(
  JSON.stringify({
    items,
    wrong: faults.length + stale.length,
    judged: judged.seconds,
    restored: restored.seconds,
    again: again.seconds,
    megabytes,
  }),
);
