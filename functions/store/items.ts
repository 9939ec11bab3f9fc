/**
 * What the table's items look like, and the way from and to the domain's types.
 *
 * What is read goes through the migrations that may not have come to it yet: a release serves the data of the one before.
 */
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import type { CommentFigures } from '../../domain/comments/types.ts';
import type { Assessment, HistoryEvent, Overrides, Project, RollUp, Sheet, SheetId, Task, TaskState } from '../../domain/types.ts';
import { CLOSED_BY_HAND, type Reporting } from '../../domain/reporting.ts';
import { withOverrides } from '../migrations/001-overrides.ts';
import { withCommentFigures } from '../migrations/003-comment-figures.ts';
import { withPeriods } from '../migrations/004-periods.ts';
import { eventKey, monthOf, projectIdOf, projectKey, sheetKey, taskKey, taskIdOf } from './keys.ts';

/** An item as the SDK's document client reads it. Only this room writes items, so their shape is trusted. */
type Item = NonNullable<GetCommandOutput['Item']>;

/** Kept as JSON for the same reasons as an assessment. */
export const reportingText = (reporting: Reporting): string => JSON.stringify(reporting);

export const sheetItem = ({ id, name, city, reporting }: Sheet): Item => ({
  ...sheetKey(id),
  kind: 'sheet',
  sheet: id,
  order: '#',
  name,
  city,
  reporting: reportingText(reporting),
  reportingVersion: reporting.version,
});

/** A sheet from before the machine closed periods has them closed by hand. */
const reportingOf = (item: Item): Reporting => ({ ...CLOSED_BY_HAND, ...JSON.parse(withPeriods(item).reporting) });

export const sheetOf = (item: Item): Sheet => ({ id: item.sheet, name: item.name, city: item.city, reporting: reportingOf(item) });

/** The engine gives a map's fields in any order; equal figures must read equal, for a sheet's tag is made of its text. */
const rollUpOf = ({ completion, completionOfAll, known, total }: RollUp): RollUp => ({ completion, completionOfAll, known, total });

/** An assessment is kept as its JSON: nothing asks for its parts, and as text it is smaller, faster and in a fixed order. */
export const assessmentText = (assessment: Assessment): string => JSON.stringify(assessment);

/** Kept as JSON for the same reasons. */
export const overridesText = (overrides: Overrides): string => JSON.stringify(overrides);

export const projectItem = ({ id, ...rest }: Project): Item => ({ ...rest, ...projectKey(id), kind: 'project' });

export const projectOf = (item: Item): Project => ({
  id: projectIdOf(item.project),
  sheet: item.sheet,
  name: item.name,
  order: item.order,
  rollUp: rollUpOf(item.rollUp),
});

/** Side by side with the task's own fields: an edit, a comment and a withdrawal each change their own. */
const figuresItem = ({ written, withdrawn, lastBy }: CommentFigures): Item => ({
  commentsWritten: written,
  commentsWithdrawn: withdrawn,
  commentsLastBy: lastBy,
});

const figuresOf = (item: Item): CommentFigures => ({
  written: item.commentsWritten,
  withdrawn: item.commentsWithdrawn,
  lastBy: item.commentsLastBy,
});

export const taskItem = (task: Task): Item => {
  const { id, project, overrides, assessment, comments, ...rest } = task;
  return {
    ...rest,
    ...taskKey({ project, task: id }),
    kind: 'task',
    overrides: overridesText(overrides),
    assessment: assessmentText(assessment),
    ...figuresItem(comments),
  };
};

const presentTask = (item: Item): Task => ({
  id: taskIdOf(item.task),
  project: projectIdOf(item.project),
  sheet: item.sheet,
  order: item.order,
  number: item.number,
  content: item.content,
  progress: item.progress,
  units: item.units,
  mergedWith: item.mergedWith,
  overrides: JSON.parse(item.overrides),
  assessment: JSON.parse(item.assessment),
  comments: figuresOf(item),
  version: item.version,
  readerVersion: item.readerVersion,
  updatedAt: item.updatedAt,
  updatedBy: item.updatedBy,
});

export const taskOf = (item: Item): Task => presentTask(withCommentFigures(withOverrides(item)));

/** `sheet` is not named as such on an event: it would put the event into the index of the sheet's rows. */
export const eventItem = (event: HistoryEvent, sheet: SheetId): Item => {
  const { subject, version, project, ...rest } = event;
  return {
    ...rest,
    ...eventKey(subject, version),
    kind: 'event',
    subject,
    version,
    taskProject: project,
    month: monthOf(sheet, event.at),
    time: event.at,
  };
};

const stateOf = (state: TaskState): TaskState => ({ ...state, overrides: state.overrides ?? NO_OVERRIDES });

/** History stays as it was written, so its first shape is read for good: it knew neither changes by hand nor where the task stood. */
export const eventOf = (item: Item): HistoryEvent => ({
  subject: item.subject,
  project: item.taskProject ?? '',
  units: item.units ?? [],
  version: item.version,
  editId: item.editId,
  what: item.what ?? 'progress',
  change: item.change ?? '',
  before: stateOf(item.before),
  after: stateOf(item.after),
  by: item.by,
  at: item.at,
});
