import type { ProjectId, Task, TaskId } from '../../../domain/types.ts';
import type { EditAnswer } from '../../../domain/wire/answers.ts';
import type { ByHandChange, IndicatorsEdit } from '../../../domain/wire/indicators.ts';
import type { Outcome, RequestFailure } from '../api/request.ts';
import type { TakeTurn } from './turns.ts';

/** What the sender of changes by hand needs from outside. */
export type ByHandPorts = {
  readonly send: (project: ProjectId, task: TaskId, edit: IndicatorsEdit) => Promise<Outcome<EditAnswer>>;
  readonly takeTurn: TakeTurn;
  /** The task's newest version that the page knows. */
  readonly versionOf: (task: TaskId) => number;
  /** The server says that the task now is this. */
  readonly onTask: (task: Task) => void;
  readonly newId: () => string;
};

/** Saves a change by hand; null where it is saved, else why not. */
export type SaveByHand = (
  task: { readonly id: TaskId; readonly project: ProjectId },
  change: ByHandChange,
) => Promise<RequestFailure | null>;

/** True where the change may have been saved although no answer says so. */
const isInDoubt = (failure: RequestFailure): boolean => failure.kind !== 'problem' || failure.problem.status >= 500;

/**
 * Saves changes by hand in turn with the task's texts. A change whose fate is unknown keeps its id and version, so that pressing
 * save again saves it once; one that was refused, or was changed meanwhile, is a new edit on the newest version.
 */
export const createByHandSender = ({ send, takeTurn, versionOf, onTask, newId }: ByHandPorts): SaveByHand => {
  const inDoubt = new Map<TaskId, IndicatorsEdit>();
  const editFor = (task: TaskId, change: ByHandChange): IndicatorsEdit => {
    const before = inDoubt.get(task);
    if (before !== undefined && JSON.stringify(before.change) === JSON.stringify(change)) return before;
    return { editId: newId(), version: versionOf(task), change };
  };
  return ({ id, project }, change) =>
    takeTurn(id, async () => {
      const edit = editFor(id, change);
      const outcome = await send(project, id, edit);
      inDoubt.delete(id);
      if (outcome.ok) {
        onTask(outcome.answer.task);
        return null;
      }
      const { failure } = outcome;
      if (isInDoubt(failure)) inDoubt.set(id, edit);
      if (failure.kind === 'problem' && failure.problem.current !== undefined) onTask(failure.problem.current);
      return failure;
    });
};
