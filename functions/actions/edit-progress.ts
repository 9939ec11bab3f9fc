import { applyEdit, taskAsOf } from '../../domain/apply-edit.ts';
import { rollUp } from '../../domain/roll-up.ts';
import type { Actor, Project, Task } from '../../domain/types.ts';
import type { ProgressEdit } from '../../domain/wire/edit.ts';
import type { Clock, Store, TaskKey } from '../ports.ts';

/** The saved task with its project's roll-up, or why nothing was saved; `current` is the task as it stands. */
export type EditOutcome =
  | { readonly ok: true; readonly task: Task; readonly project: Project }
  | { readonly ok: false; readonly reason: 'not_found' | 'forbidden' | 'edit_id_reused' }
  | { readonly ok: false; readonly reason: 'stale'; readonly current: Task };

/** Saves a new progress text. The same edit sent again gets its first answer and changes nothing. */
export const editProgress = async (
  ports: { store: Store; now: Clock },
  key: TaskKey,
  edit: ProgressEdit,
  actor: Actor,
): Promise<EditOutcome> => {
  const { store, now } = ports;
  const task = await store.task(key);
  if (task === null) return { ok: false, reason: 'not_found' };
  const decision = applyEdit(task, edit, actor, new Date(now()).toISOString());
  if (!decision.ok) return decision.reason === 'stale' ? earlierAnswer(store, key, edit, actor) : { ok: false, reason: decision.reason };
  const saved = await store.saveTask({ task: decision.task, event: decision.event });
  return saved === 'saved' ? withProject(store, decision.task) : earlierAnswer(store, key, edit, actor);
};

/** Somebody wrote the next version: this very edit, sent before, or another one. */
const earlierAnswer = async (store: Store, key: TaskKey, edit: ProgressEdit, actor: Actor): Promise<EditOutcome> => {
  const [current, event] = await Promise.all([store.task(key), store.event(key.task, edit.version + 1)]);
  if (current === null) return { ok: false, reason: 'not_found' };
  if (event === null || event.editId !== edit.editId || event.by.id !== actor.id) return { ok: false, reason: 'stale', current };
  if (event.after.progress !== edit.progress) return { ok: false, reason: 'edit_id_reused' };
  return withProject(store, taskAsOf(current, event));
};

/** Completion of the project is worked out from what stands in the table, so that the answer never waits for the stream. */
const withProject = async (store: Store, task: Task): Promise<EditOutcome> => {
  const contents = await store.project(task.project);
  if (contents === null) return { ok: false, reason: 'not_found' };
  return { ok: true, task, project: { ...contents.project, rollUp: rollUp(contents.tasks.map((one) => one.assessment.completion)) } };
};
