import { applyReading } from '../../domain/apply-edit.ts';
import { READER_VERSION } from '../../domain/reading/version.ts';
import type { SheetId, Stage, Task, TaskId } from '../../domain/types.ts';
import type { Clock, Store } from '../ports.ts';

/** What is shown of a task before and after a new reading. */
export type Figures = { readonly completion: number | null; readonly stage: Stage };

/** A task that another version of the reader had read. */
export type Reread = {
  readonly task: TaskId;
  readonly number: number;
  readonly before: Figures;
  readonly after: Figures;
  /** False where its figures stay and only their evidence or labels are read anew. */
  readonly differs: boolean;
};

export type Reassessment = {
  readonly readerVersion: number;
  /** Tasks read by another version, in the sheet's order. */
  readonly reread: readonly Reread[];
  /** Tasks saved; 0 where nothing was to be written. */
  readonly written: number;
  /** Tasks that somebody kept changing meanwhile; their new text is read by the present reader anyhow. */
  readonly passedOver: readonly TaskId[];
};

type ReassessPorts = { readonly store: Store; readonly now: Clock };

const AT_ONCE = 8;
const TRIES = 3;

const figuresOf = ({ assessment: { completion, stage } }: Task): Figures => ({ completion, stage });

const readingOf = (task: Task, now: Clock) => applyReading(task, `reading-${READER_VERSION}`, new Date(now()).toISOString());

const rereadOf = (task: Task, now: Clock): Reread[] => {
  const reading = readingOf(task, now);
  if (reading === null) return [];
  const [before, after] = [figuresOf(task), figuresOf(reading.task)];
  return [
    { task: task.id, number: task.number, before, after, differs: before.completion !== after.completion || before.stage !== after.stage },
  ];
};

/** True where the task is read by the present reader at the end. */
const save = async (ports: ReassessPorts, task: Task, tries = TRIES): Promise<boolean> => {
  const reading = readingOf(task, ports.now);
  if (reading === null) return true;
  if ((await ports.store.saveTask(reading)) === 'saved') return true;
  const current = tries > 1 ? await ports.store.task({ project: task.project, task: task.id }) : null;
  return current !== null && save(ports, current, tries - 1);
};

/**
 * Reads a sheet's tasks anew where an older reader had read them; texts and what is by hand stay as they are.
 *
 * Without `write` it only tells what would change. Null where there is no such sheet.
 */
export const reassessSheet = async (ports: ReassessPorts, sheet: SheetId, write: boolean): Promise<Reassessment | null> => {
  const contents = await ports.store.sheet(sheet);
  if (contents === null) return null;
  const reread = contents.tasks.flatMap((task) => rereadOf(task, ports.now));
  const stale = new Set(reread.map(({ task }) => task));
  const tasks = write ? contents.tasks.filter(({ id }) => stale.has(id)) : [];
  const passedOver: TaskId[] = [];
  for (let start = 0; start < tasks.length; start += AT_ONCE) {
    const batch = tasks.slice(start, start + AT_ONCE);
    // oxlint-disable-next-line no-await-in-loop -- so many at once and no more
    const saved = await Promise.all(batch.map((task) => save(ports, task)));
    passedOver.push(...batch.filter((_, at) => saved[at] === false).map(({ id }) => id));
  }
  return { readerVersion: READER_VERSION, reread, written: tasks.length - passedOver.length, passedOver };
};
