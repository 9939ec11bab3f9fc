import type { Task } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';

const newer = (mine: Task | undefined, theirs: Task): Task => (mine !== undefined && mine.version >= theirs.version ? mine : theirs);

/** The sheet with a task as the server says it now is; an older version never replaces a newer one. */
export const withTask = (sheet: SheetAnswer, task: Task): SheetAnswer => ({
  ...sheet,
  tasks: sheet.tasks.map((known) => (known.id === task.id ? newer(known, task) : known)),
});

/** A sheet just read, but for tasks that an edit's answer has meanwhile brought further. */
export const mergeSheet = (known: SheetAnswer | undefined, read: SheetAnswer): SheetAnswer => {
  if (known === undefined || known.sheet.id !== read.sheet.id) return read;
  const tasks = new Map(known.tasks.map((task) => [task.id, task]));
  return { ...read, tasks: read.tasks.map((task) => newer(tasks.get(task.id), task)) };
};
