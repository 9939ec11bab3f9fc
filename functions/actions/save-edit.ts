import { type EditDecision, taskAsOf } from '../../domain/apply-edit.ts';
import { rollUp } from '../../domain/roll-up.ts';
import type { Actor, HistoryEvent, Project, Task } from '../../domain/types.ts';
import type { Clock, Store, TaskKey } from '../ports.ts';

/** The saved task with its project's roll-up, or why nothing was saved; `current` is the task as it stands. */
export type EditOutcome<Reason extends string = never> =
  | { readonly ok: true; readonly task: Task; readonly project: Project }
  | { readonly ok: false; readonly reason: 'not_found' | 'forbidden' | 'edit_id_reused' | Reason }
  | { readonly ok: false; readonly reason: 'stale'; readonly current: Task };

/** An edit of any kind: on which version it was made, what it makes of the task, and whether an event tells of this very edit. */
type Edit<Reason extends string> = {
  readonly editId: string;
  readonly version: number;
  readonly decide: (task: Task, at: string) => EditDecision<'stale' | 'forbidden' | Reason>;
  readonly isTold: (event: HistoryEvent) => boolean;
};

type EditPorts = { readonly store: Store; readonly now: Clock };

/** Completion of the project is worked out from what stands in the table, so that the answer never waits for the stream. */
const withProject = async (store: Store, task: Task): Promise<EditOutcome> => {
  const contents = await store.project(task.project);
  if (contents === null) return { ok: false, reason: 'not_found' };
  return { ok: true, task, project: { ...contents.project, rollUp: rollUp(contents.tasks.map((one) => one.assessment.completion)) } };
};

/** Somebody wrote the next version: this very edit, sent before, or another one. */
const earlierAnswer = async (
  store: Store,
  key: TaskKey,
  { editId, version, isTold }: Pick<Edit<never>, 'editId' | 'version' | 'isTold'>,
  actor: Actor,
): Promise<EditOutcome> => {
  const [current, event] = await Promise.all([store.task(key), store.event(key.task, version + 1)]);
  if (current === null) return { ok: false, reason: 'not_found' };
  if (event === null || event.editId !== editId || event.by.id !== actor.id) return { ok: false, reason: 'stale', current };
  if (!isTold(event)) return { ok: false, reason: 'edit_id_reused' };
  return withProject(store, taskAsOf(current, event));
};

/** Loads the task, decides, saves. The same edit sent again gets its first answer and changes nothing. */
export const saveEdit = async <Reason extends string>(
  { store, now }: EditPorts,
  key: TaskKey,
  edit: Edit<Reason>,
  actor: Actor,
): Promise<EditOutcome<Reason>> => {
  const task = await store.task(key);
  if (task === null) return { ok: false, reason: 'not_found' };
  const decision = edit.decide(task, new Date(now()).toISOString());
  if (decision.ok) {
    const saved = await store.saveTask({ task: decision.task, event: decision.event });
    return saved === 'saved' ? withProject(store, decision.task) : earlierAnswer(store, key, edit, actor);
  }
  return decision.reason === 'stale' ? earlierAnswer(store, key, edit, actor) : { ok: false, reason: decision.reason };
};
