/** Deciding an edit of a task: its progress text, or a change by hand. */
import { type Right, may } from './access.ts';
import { assess } from './assess.ts';
import { applyChange, type ChangeFault } from './by-hand/apply-change.ts';
import { compare } from './compare.ts';
import { READER_ID, READER_VERSION } from './reading/version.ts';
import type { Actor, Assessment, HistoryEvent, Overrides, Task, TaskState, Warning } from './types.ts';
import type { ProgressEdit } from './wire/edit.ts';
import type { ByHandChange, IndicatorsEdit } from './wire/indicators.ts';

/** The task as the edit leaves it, and the event that tells of it; or why the edit cannot be applied. */
export type EditDecision<Reason extends string = 'stale' | 'forbidden'> =
  | { readonly ok: true; readonly task: Task; readonly event: HistoryEvent }
  | { readonly ok: false; readonly reason: Reason };

const stateOf = ({ progress, overrides, assessment: { completion, stage } }: Task): TaskState => ({
  progress,
  overrides,
  completion,
  stage,
});

/** A task's assessment and the version of the reader that made it. */
export const assessed = (content: string, progress: string, overrides: Overrides): Pick<Task, 'assessment' | 'readerVersion'> => ({
  assessment: assess(content, progress, overrides),
  readerVersion: READER_VERSION,
});

/** The reading of a new text, with what in it is less than in the text before. */
const assessedAfter = (
  before: Assessment,
  content: string,
  progress: string,
  overrides: Overrides,
): Pick<Task, 'assessment' | 'readerVersion'> => {
  const { assessment, readerVersion } = assessed(content, progress, overrides);
  return { assessment: { ...assessment, warnings: [...assessment.warnings, ...compare(before, assessment)] }, readerVersion };
};

/** The same text read once more: what in it is less than in the text before stays said, of the indicators that are still read. */
const assessedAgain = (
  { assessment: before, content, progress }: Task,
  overrides: Overrides,
): Pick<Task, 'assessment' | 'readerVersion'> => {
  const { assessment, readerVersion } = assessed(content, progress, overrides);
  const falls = before.warnings.flatMap((warning): Warning[] => {
    const key = warning.indicator === null ? undefined : before.indicators[warning.indicator]?.key;
    const indicator = assessment.indicators.findIndex((one) => one.key === key && one.byHand.actual === null);
    return warning.code === 'value_fell' && indicator >= 0 ? [{ ...warning, indicator }] : [];
  });
  return { assessment: { ...assessment, warnings: [...assessment.warnings, ...falls] }, readerVersion };
};

type Change = Pick<Task, 'progress' | 'overrides' | 'assessment' | 'readerVersion'>;
type Told = Pick<HistoryEvent, 'editId' | 'what' | 'change'>;
type Doer = { readonly id: string; readonly name: string };

const changedTask = (
  task: Task,
  change: Change,
  told: Told,
  { id, name }: Doer,
  at: string,
): { readonly ok: true; task: Task; event: HistoryEvent } => {
  const next: Task = { ...task, ...change, version: task.version + 1, updatedAt: at, updatedBy: name };
  return {
    ok: true,
    task: next,
    event: {
      ...told,
      subject: task.id,
      project: task.project,
      units: task.units,
      version: next.version,
      before: stateOf(task),
      after: stateOf(next),
      by: { id, name },
      at,
    },
  };
};

/** Decides an edit of a task's progress. `at` is ISO 8601, UTC. */
export const applyProgressEdit = (task: Task, edit: ProgressEdit, actor: Actor, at: string): EditDecision => {
  if (!may(actor, 'report', task)) return { ok: false, reason: 'forbidden' };
  if (edit.version !== task.version) return { ok: false, reason: 'stale' };
  const { overrides } = task;
  const change = { progress: edit.progress, overrides, ...assessedAfter(task.assessment, task.content, edit.progress, overrides) };
  return changedTask(task, change, { editId: edit.editId, what: 'progress', change: '' }, actor, at);
};

/** Whose change it is: an actual is reported, everything else defines what the task promises. */
export const rightFor = ({ kind }: ByHandChange): Right =>
  kind === 'actual' || kind === 'take_back_actual' || kind === 'confirm_actual' ? 'report' : 'define';

/** Decides a change by hand. The text stays as it is. */
export const applyIndicatorsEdit = (
  task: Task,
  edit: IndicatorsEdit,
  actor: Actor,
  at: string,
): EditDecision<'stale' | 'forbidden' | ChangeFault> => {
  if (!may(actor, rightFor(edit.change), task)) return { ok: false, reason: 'forbidden' };
  if (edit.version !== task.version) return { ok: false, reason: 'stale' };
  const outcome = applyChange(task.overrides, edit.change, task.assessment, { by: actor.name, at });
  if (!outcome.ok) return outcome;
  const { overrides } = outcome;
  const change = { progress: task.progress, overrides, ...assessedAgain(task, overrides) };
  return changedTask(task, change, { editId: edit.editId, what: 'indicators', change: JSON.stringify(edit.change) }, actor, at);
};

/** Reads a task anew with the present reader; null where that changes nothing that is shown. Text and what is by hand stay. */
export const applyReading = (task: Task, editId: string, at: string): Extract<EditDecision, { ok: true }> | null => {
  if (task.readerVersion === READER_VERSION) return null;
  const change = { progress: task.progress, overrides: task.overrides, ...assessedAgain(task, task.overrides) };
  return changedTask(task, change, { editId, what: 'reading', change: '' }, { id: READER_ID, name: `reader ${READER_VERSION}` }, at);
};

/** The task as this event of its history left it. */
export const taskAsOf = (task: Task, { version, before, after, at, by }: HistoryEvent): Task => {
  if (version === task.version) return task;
  const earlier = assess(task.content, before.progress, before.overrides);
  const figures =
    before.progress === after.progress
      ? assessed(task.content, after.progress, after.overrides)
      : assessedAfter(earlier, task.content, after.progress, after.overrides);
  return { ...task, ...figures, progress: after.progress, overrides: after.overrides, version, updatedAt: at, updatedBy: by.name };
};
