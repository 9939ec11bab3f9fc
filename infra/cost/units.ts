/** What DynamoDB counts, from the very items that the store writes, for the sheet as the city published it. */
import { applyProgressEdit } from '../../domain/apply-edit.ts';
import { eventItem, projectItem, taskItem } from '../../functions/store/items.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';

const KB = 1024;
const AT = '2024-04-30T02:00:00.000Z';
const SOMEBODY = { id: '00000000-0000-4000-8000-000000000000', name: '办公室经办人', role: 'admin', units: [] } as const;

/** Bytes of a value as DynamoDB counts them: text as UTF-8, a number by its digits, a list or map with three and one for each part. */
const valueBytes = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return value.reduce((sum: number, part: unknown) => sum + valueBytes(part) + 1, 3);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, part]) => sum + Buffer.byteLength(name) + valueBytes(part) + 1, 3);
};

/** Bytes of an item, with the names of its attributes. */
export const bytesOf = (item: object): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const writesOf = (bytes: number): number => Math.ceil(bytes / KB);
const readsOf = (bytes: number): number => Math.ceil(bytes / (4 * KB));

export type Units = {
  /** Mean bytes of an item. */
  readonly bytes: { readonly task: number; readonly event: number; readonly project: number };
  /** Units of an edit, by what they are for. */
  readonly writes: Readonly<Record<'task' | 'event' | 'rowIndex' | 'timeIndex' | 'rollUp', number>>;
  readonly reads: Readonly<Record<'who' | 'project' | 'rollUp' | 'viewers', number>>;
};

/** Of an edit of each task of the sheet, on the average: its text is sent again with a sentence more. */
export const unitsOfAnEdit = (): Units => {
  const { sheet, projects, tasks } = pinghu2024();
  const taskBytes = tasks.map((task) => bytesOf(taskItem(task)));
  const events = tasks.flatMap((task) => {
    const edit = { editId: SOMEBODY.id, version: task.version, progress: `${task.progress}下一步将加快推进。` };
    const decided = applyProgressEdit(task, edit, SOMEBODY, AT);
    return decided.ok ? [bytesOf(eventItem(decided.event, sheet.id))] : [];
  });
  const projectBytes = projects.map((project) => bytesOf(projectItem(project)));
  // The partition of a project: itself and its tasks, read as one.
  const partition = tasks.map(
    ({ project }) => mean(projectBytes) + tasks.reduce((sum, task, at) => sum + (task.project === project ? (taskBytes[at] ?? 0) : 0), 0),
  );
  const reads = mean(partition.map(readsOf));
  const meanWrites = (bytes: readonly number[]): number => mean(bytes.map(writesOf));
  const [task, event, project] = [meanWrites(taskBytes), meanWrites(events), meanWrites(projectBytes)];
  return {
    bytes: { task: mean(taskBytes), event: mean(events), project: mean(projectBytes) },
    // A transaction counts twice, in the table but not in the indexes. A roll-up is written with its row in the index.
    writes: { task: 2 * task, event: 2 * event, rowIndex: task, timeIndex: event, rollUp: 2 * project },
    // Binding, member and merged units; then the project, for the answer and again for the roll-up; then who has the sheet open.
    reads: { who: 3, project: reads, rollUp: reads, viewers: 1 },
  };
};

export const total = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((sum, value) => sum + value, 0);
