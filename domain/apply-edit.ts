import { may } from './access.ts';
import { assess } from './assess.ts';
import { READER_VERSION } from './reading/version.ts';
import type { Actor, HistoryEvent, Task, TaskState } from './types.ts';
import type { ProgressEdit } from './wire/edit.ts';

/** The task as the edit leaves it, and the event that tells of it; or why the edit cannot be applied. */
export type EditDecision =
  | { readonly ok: true; readonly task: Task; readonly event: HistoryEvent }
  | { readonly ok: false; readonly reason: 'stale' | 'forbidden' };

const stateOf = (task: Task): TaskState => ({
  progress: task.progress,
  completion: task.assessment.completion,
  stage: task.assessment.stage,
});

/** A task's assessment and the version of the reader that made it. */
export const assessed = (content: string, progress: string): Pick<Task, 'assessment' | 'readerVersion'> => ({
  assessment: assess(content, progress),
  readerVersion: READER_VERSION,
});

/** Decides an edit of a task's progress. `at` is ISO 8601, UTC. */
export const applyEdit = (task: Task, edit: ProgressEdit, actor: Actor, at: string): EditDecision => {
  if (!may(actor, 'report', task)) return { ok: false, reason: 'forbidden' };
  if (edit.version !== task.version) return { ok: false, reason: 'stale' };
  const next: Task = {
    ...task,
    ...assessed(task.content, edit.progress),
    progress: edit.progress,
    version: task.version + 1,
    updatedAt: at,
    updatedBy: actor.name,
  };
  const event: HistoryEvent = {
    subject: task.id,
    version: next.version,
    editId: edit.editId,
    before: stateOf(task),
    after: stateOf(next),
    by: { id: actor.id, name: actor.name },
    at,
  };
  return { ok: true, task: next, event };
};

/** The task as this event of its history left it. */
export const taskAsOf = (task: Task, event: HistoryEvent): Task => ({
  ...task,
  ...(event.version === task.version ? {} : assessed(task.content, event.after.progress)),
  progress: event.after.progress,
  version: event.version,
  updatedAt: event.at,
  updatedBy: event.by.name,
});
