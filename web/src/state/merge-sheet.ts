import { newerFigures } from '../../../domain/comments/figures.ts';
import type { Task } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';

/** The newer of each: what an edit changes, by version, and what tells of comments. An edit's answer may know of fewer of these. */
const newer = (mine: Task | undefined, theirs: Task): Task => {
  if (mine === undefined) return theirs;
  const task = mine.version >= theirs.version ? mine : theirs;
  const comments = newerFigures(mine.comments, theirs.comments);
  return task.comments === comments ? task : { ...task, comments };
};

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
