/** The rows as they are shown: what the server says, with the person's own unsaved texts over it. */
import type { CommentFigures } from '../../../domain/comments/types.ts';
import { meanPace, paceOf, standingOf, type Standing } from '../../../domain/pace.ts';
import { linearPace } from '../../../domain/period.ts';
import type { Report } from '../../../domain/reports.ts';
import { rollUp } from '../../../domain/roll-up.ts';
import type { Assessment, Overrides, ProjectId, RollUp, Task, TaskId } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import { isWaiting, lastEdit, troubleOf, type Chain, type EditQueue, type PendingEdit, type Trouble } from './edit-queue.ts';
import type { EditBase } from './edit-sender.ts';
import { rowReports, type RowReport } from './row-reports.ts';
import { unitBook, type UnitBook } from './unit-book.ts';

/** One task as a row or a card. */
export type Row = {
  readonly id: TaskId;
  readonly project: ProjectId;
  readonly projectName: string;
  readonly projectRollUp: RollUp;
  readonly number: number;
  readonly content: string;
  /** The text as the person left it, saved or not. */
  readonly progress: string;
  readonly assessment: Assessment;
  /** Against its pace in the sheet's open period. */
  readonly standing: Standing;
  /** The text that the assessment was read from: the saved one while the newer one has failed or cannot be read yet. */
  readonly readFrom: string;
  readonly overrides: Overrides;
  /** Names of the lead units; the first one leads. */
  readonly units: readonly string[];
  /** The same as a narrow column shows them. */
  readonly shortUnits: readonly string[];
  /** Their ids as the task has them. */
  readonly unitIds: readonly string[];
  readonly comments: CommentFigures;
  /** What each of its units said in the open period; null until that is known. */
  readonly reports: readonly RowReport[] | null;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** 序号 of the row whose progress was the same cell in the source table, while both texts are equal. */
  readonly sameCellAs: number | null;
  /** The text is kept on this device, and is sent by itself once that is possible. */
  readonly waiting: boolean;
  /** Why the text is not saved, where a person has to do something about it. */
  readonly failure: Trouble | null;
  /** What an edit of the text now shown is made on. */
  readonly base: EditBase;
};

/** Sheet as shown, with its figures. */
export type SheetView = {
  readonly rows: readonly Row[];
  readonly rollUp: RollUp;
  /** The mean of the tasks' own paces in the open period. */
  readonly pace: number;
  readonly projects: number;
  readonly units: UnitBook;
};

/** How a text is read before the server has said so. */
export type Reader = (task: Task, edit: PendingEdit) => Assessment;

const compareOrder = (a: { readonly order: string; readonly id: string }, b: { readonly order: string; readonly id: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

type Reading = Pick<Row, 'assessment' | 'readFrom'>;

/** A text on its way, or waiting to be, is taken for saved; figures of one in trouble, or without a reader, stay those of the saved one. */
const readingOf = (task: Task, chain: Chain | undefined, read: Reader | null): Reading => {
  if (chain === undefined || troubleOf(chain) !== null || read === null) return { assessment: task.assessment, readFrom: task.progress };
  const edit = lastEdit(chain);
  return { assessment: read(task, edit), readFrom: edit.progress };
};

const textOf = (task: Task, queue: EditQueue): string => {
  const chain = queue.get(task.id);
  return chain === undefined ? task.progress : lastEdit(chain).progress;
};

/** Rows in the order of projects and tasks, with roll-ups worked out from what is shown, so that all levels move at once. */
export const viewOf = (sheet: SheetAnswer, queue: EditQueue, read: Reader | null, reports: readonly Report[] | null): SheetView => {
  const units = unitBook(sheet.units);
  const reportsOf = rowReports(reports, units);
  const tasks = new Map(sheet.tasks.map((task) => [task.id, task]));
  const readings = new Map(sheet.tasks.map((task) => [task.id, readingOf(task, queue.get(task.id), read)]));
  const completions = (of: readonly Task[]): readonly (number | null)[] =>
    of.map((task) => readings.get(task.id)?.assessment.completion ?? null);
  const byProject = Map.groupBy(sheet.tasks.toSorted(compareOrder), (task) => task.project);

  const { period, pace: rule } = sheet.sheet.reporting;

  const rowOf = (task: Task, projectName: string, projectRollUp: RollUp): Row => {
    const chain = queue.get(task.id);
    const twin = task.mergedWith === null ? undefined : tasks.get(task.mergedWith);
    const progress = textOf(task, queue);
    const reading = readings.get(task.id) ?? readingOf(task, undefined, null);
    return {
      id: task.id,
      project: task.project,
      projectName,
      projectRollUp,
      number: task.number,
      content: task.content,
      progress,
      ...reading,
      standing: standingOf(reading.assessment.completion, paceOf(task, period), rule),
      overrides: task.overrides,
      units: units.namesOf(task.units),
      shortUnits: units.shortNamesOf(task.units),
      unitIds: task.units,
      comments: task.comments,
      reports: reportsOf(task),
      updatedAt: task.updatedAt,
      updatedBy: task.updatedBy,
      sameCellAs: twin !== undefined && textOf(twin, queue) === progress ? twin.number : null,
      waiting: chain !== undefined && isWaiting(chain),
      failure: chain === undefined ? null : troubleOf(chain),
      base: { version: task.version, after: chain === undefined ? null : lastEdit(chain).editId },
    };
  };

  const projects = sheet.projects.toSorted(compareOrder).filter((project) => byProject.has(project.id));
  const rows = projects.flatMap((project) => {
    const own = byProject.get(project.id) ?? [];
    const figure = rollUp(completions(own));
    return own.map((task) => rowOf(task, project.name, figure));
  });
  const pace = meanPace(rows.map(({ standing }) => standing.pace)) ?? linearPace(period);
  return { rows, rollUp: rollUp(completions(sheet.tasks)), pace, projects: projects.length, units };
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The new rows, but with the old object wherever nothing in it changed: the grid redraws by identity. */
export const keepSameRows = (old: readonly Row[], rows: readonly Row[]): readonly Row[] => {
  const known = new Map(old.map((row) => [row.id, row]));
  const kept = rows.map((row) => {
    const before = known.get(row.id);
    return before !== undefined && same(before, row) ? before : row;
  });
  return kept.length === old.length && kept.every((row, at) => row === old[at]) ? old : kept;
};

/** Remembers the rows that it gave last, for `keepSameRows`. */
export const rowKeeper = (): ((rows: readonly Row[]) => readonly Row[]) => {
  let last: readonly Row[] = [];
  return (rows) => {
    last = keepSameRows(last, rows);
    return last;
  };
};

/** The row to go to from the save state: one that needs a person, else one that waits to be sent. */
export const firstUnsaved = (rows: readonly Row[]): Row | undefined =>
  rows.find(({ failure }) => failure !== null) ?? rows.find(({ waiting }) => waiting);

/** Rows whose words hold what is looked for, letter case aside. */
export const findRows = (rows: readonly Row[], text: string): readonly Row[] => {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    [String(row.number), row.projectName, row.content, row.progress, ...row.units].some((words) =>
      words.toLocaleLowerCase().includes(wanted),
    ),
  );
};
