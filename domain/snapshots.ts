/**
 * 快照: what a sheet was like at one moment, kept for good. One is taken when a period is closed, and whenever the office asks for one.
 *
 * A snapshot stands by itself: what later becomes of tasks, thresholds and periods does not change what it tells.
 */
import { meanPace, tallyOf, type PaceClass, type Tally } from './pace.ts';
import type { Doing, Unit } from './people/types.ts';
import { linearPace, type Period } from './period.ts';
import type { Report } from './reports.ts';
import { gained, summaryOf, type Frozen } from './summary.ts';
import type { ProjectId, RollUp, SheetContents, SheetId, Stage } from './types.ts';

/** `2024-03`, `2024-03-2` where that period was closed a second time, or for one that was asked for the id that the page made. */
export type SnapshotId = string;

/** A task as it was. */
export type FrozenTask = Frozen & {
  readonly project: ProjectId;
  readonly projectName: string;
  readonly number: number;
  readonly content: string;
  /** The units that stood for its lead units, the first leads. */
  readonly units: readonly string[];
  readonly stage: Stage;
  /** What it was held against. */
  readonly pace: number;
  readonly class: PaceClass;
  /** All of its units had spoken in the period. */
  readonly isReported: boolean;
};

/** A sheet's figures, and the tasks that they are of. */
export type Standings = {
  readonly rollUp: RollUp;
  readonly tally: Tally;
  readonly pace: number;
  readonly tasks: readonly FrozenTask[];
};

/** What is told of a snapshot where its tasks are not shown. */
export type SnapshotHead = Omit<Standings, 'tasks'> & {
  readonly id: SnapshotId;
  readonly sheet: SheetId;
  /** The period that was open. */
  readonly period: Period;
  /** What whoever asked for it calls it; the period where it was closed. */
  readonly name: string;
  readonly kind: 'period' | 'manual';
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: Doing['by'];
};

/** A unit by what it was called. */
export type NamedUnit = Pick<Unit, 'id' | 'name'>;

export type Snapshot = SnapshotHead &
  Pick<Standings, 'tasks'> & {
    /** Units that have tasks, by what they were called, in the order in which they first come. */
    readonly units: readonly NamedUnit[];
  };

/** A snapshot without its tasks and units. */
export const headOf = (snapshot: Snapshot): SnapshotHead => {
  const { tasks: _, units: __, ...head } = snapshot;
  return head;
};

/** Those of the units that have tasks, in the order in which they first come. */
export const unitsWithTasks = (tasks: readonly Pick<FrozenTask, 'units'>[], units: readonly NamedUnit[]): readonly NamedUnit[] => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return [...new Set(tasks.flatMap((task) => task.units))].flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
};

/** Takes a snapshot of a sheet in its open period. */
export const snapshotOf = (
  contents: SheetContents,
  reports: readonly Report[],
  { id, name, kind, at, by }: Pick<SnapshotHead, 'id' | 'name' | 'kind' | 'at' | 'by'>,
): Snapshot => {
  const { period, pace, rollUp, tally, tasks } = summaryOf(contents, reports);
  const names = new Map(contents.projects.map((project) => [project.id, project.name]));
  return {
    id,
    sheet: contents.sheet.id,
    period,
    name,
    kind,
    at,
    by,
    rollUp,
    tally,
    pace,
    units: unitsWithTasks(tasks, contents.units),
    tasks: tasks.map(({ id: task, project, number, content, progress, version, units, stage, standing, owing }) => ({
      task,
      version,
      progress,
      completion: standing.completion,
      project,
      projectName: names.get(project) ?? '',
      number,
      content,
      units,
      stage,
      pace: standing.pace,
      class: standing.class,
      isReported: owing.length === 0,
    })),
  };
};

/** The id of a closing period's snapshot: the period, and from its second closing on which one it is. */
export const closingId = (period: Period, known: readonly Pick<SnapshotHead, 'kind' | 'period'>[]): SnapshotId => {
  const before = known.filter((one) => one.kind === 'period' && one.period === period).length;
  return before === 0 ? period : `${period}-${before + 1}`;
};

/** The last snapshot that was taken at the end of a period, which 环比 is against; null where there is none. */
export const latestClosing = (heads: readonly SnapshotHead[]): SnapshotHead | null =>
  heads.filter(({ kind }) => kind === 'period').toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;

/** One task on both sides of a comparison; null where that side does not hold it. */
export type TaskMovement = {
  readonly before: FrozenTask | null;
  readonly after: FrozenTask | null;
  /** Completion gained, 0.125 is 12.5 points; null where it is unknown on one side. */
  readonly by: number | null;
  /** The figure, the class, the stage or a text is another one, or one side does not hold the task. */
  readonly hasMoved: boolean;
};

const hasMoved = (before: FrozenTask, after: FrozenTask, by: number | null): boolean =>
  before.progress !== after.progress ||
  before.content !== after.content ||
  before.class !== after.class ||
  before.stage !== after.stage ||
  (by === null ? before.completion !== after.completion : by !== 0);

const movementOf = (before: FrozenTask | null, after: FrozenTask | null): TaskMovement => {
  const by = gained(before?.completion ?? null, after?.completion ?? null);
  return { before, after, by, hasMoved: before === null || after === null || hasMoved(before, after, by) };
};

/** What became of each task, in the order of the later side; those that are gone come last. */
export const compareTasks = (before: readonly FrozenTask[], after: readonly FrozenTask[]): readonly TaskMovement[] => {
  const [known, kept] = [new Map(before.map((one) => [one.task, one])), new Set(after.map(({ task }) => task))];
  return [
    ...after.map((one) => movementOf(known.get(one.task) ?? null, one)),
    ...before.filter(({ task }) => !kept.has(task)).map((one) => movementOf(one, null)),
  ];
};

/** The figures of tasks as they are shown now, for comparing a snapshot with them. */
export const standingsNow = (period: Period, rollUp: RollUp, tasks: readonly FrozenTask[]): Standings => ({
  rollUp,
  tally: tallyOf(tasks.map((task) => task.class)),
  pace: meanPace(tasks.map((task) => task.pace)) ?? linearPace(period),
  tasks,
});
