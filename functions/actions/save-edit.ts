import { type EditDecision, taskAsOf } from '../../domain/apply-edit.ts';
import { rollUp } from '../../domain/roll-up.ts';
import type { Actor, HistoryEvent, Project, Task } from '../../domain/types.ts';
import type { Clock, ProjectContents, Store, TaskKey } from '../ports.ts';

type Saved = { readonly ok: true; readonly task: Task; readonly project: Project };

/** The saved task with its project's roll-up, or why nothing was saved; `current` is the task as it stands. */
export type EditOutcome<Reason extends string = never> =
  | Saved
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

/** The project as it is with this task in it: worked out from what stands in the table, so that the answer never waits for the stream. */
const withProject = ({ project, tasks }: ProjectContents, task: Task): Saved => {
  const completions = tasks.map((one) => (one.id === task.id ? task : one).assessment.completion);
  return { ok: true, task, project: { ...project, rollUp: rollUp(completions) } };
};

/** Somebody wrote the next version: this very edit, sent before, or another one. */
const earlierAnswer = async (
  store: Store,
  key: TaskKey,
  { editId, version, isTold }: Pick<Edit<never>, 'editId' | 'version' | 'isTold'>,
  actor: Actor,
): Promise<EditOutcome> => {
  const [contents, event] = await Promise.all([store.project(key.project), store.event(key.task, version + 1)]);
  const current = contents?.tasks.find(({ id }) => id === key.task);
  if (contents === null || current === undefined) return { ok: false, reason: 'not_found' };
  if (event === null || event.editId !== editId || event.by.id !== actor.id) return { ok: false, reason: 'stale', current };
  if (!isTold(event)) return { ok: false, reason: 'edit_id_reused' };
  return { ...withProject(contents, current), task: taskAsOf(current, event) };
};

/**
 * Loads, decides, saves. The same edit sent again gets its first answer and changes nothing.
 *
 * The task is read with its project, whose figure the answer needs, so that an edit costs one read and one write.
 */
export const saveEdit = async <Reason extends string>(
  { store, now }: EditPorts,
  key: TaskKey,
  edit: Edit<Reason>,
  actor: Actor,
): Promise<EditOutcome<Reason>> => {
  const contents = await store.project(key.project);
  const task = contents?.tasks.find(({ id }) => id === key.task);
  if (contents === null || task === undefined) return { ok: false, reason: 'not_found' };
  const decision = edit.decide(task, new Date(now()).toISOString());
  if (decision.ok) {
    const saved = await store.saveTask({ task: decision.task, event: decision.event });
    return saved === 'saved' ? withProject(contents, decision.task) : earlierAnswer(store, key, edit, actor);
  }
  return decision.reason === 'stale' ? earlierAnswer(store, key, edit, actor) : { ok: false, reason: decision.reason };
};
