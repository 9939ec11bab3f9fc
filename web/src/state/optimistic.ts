import { assess } from '../../../domain/assess.ts';
import type { Assessment, Task } from '../../../domain/types.ts';
import type { PendingEdit } from './edit-queue.ts';

const read = new WeakMap<PendingEdit, Assessment>();

/** How the server will read a text that is on its way: the very same function, run here once for each edit. */
export const assessPending = (task: Task, edit: PendingEdit): Assessment => {
  const known = read.get(edit);
  if (known !== undefined) return known;
  const assessment = assess(task.content, edit.progress, task.overrides);
  read.set(edit, assessment);
  return assessment;
};
