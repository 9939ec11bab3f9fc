/**
 * All figures of a sheet in its open period, worked out once for whatever shows them: mail, bulletin, dashboard.
 *
 * Nothing here is rounded, and nothing is words.
 */
import { paceOf, projectStanding, sheetStanding, standingOf, tallyOf, type Standing, type Tally } from './pace.ts';
import { mergesOf, standingUnit } from './people/merges.ts';
import type { UnitId } from './people/types.ts';
import { linearPace, type Period } from './period.ts';
import { ranking, type Ranked } from './ranking.ts';
import { isCleared, owingUnits, type Report } from './reports.ts';
import { rollUp } from './roll-up.ts';
import type { Project, RollUp, SheetContents, Stage, Task, TaskId } from './types.ts';

/** A task as summaries show it. */
export type TaskFigure = Pick<Task, 'id' | 'project' | 'number' | 'content' | 'progress' | 'version'> & {
  /** The units that stand today for its lead units, the first leads. */
  readonly units: readonly UnitId[];
  readonly stage: Stage;
  readonly standing: Standing;
  /** Units that have not spoken on it in the open period, or whose word was sent back. */
  readonly owing: readonly UnitId[];
};

export type ProjectFigure = Pick<Project, 'id' | 'name'> & {
  readonly rollUp: RollUp;
  /** 未量化 where none of its tasks has a figure; null where it has no task. */
  readonly standing: Standing | null;
};

/** What a task was like when a snapshot was taken. */
export type Frozen = { readonly task: TaskId; readonly version: number; readonly progress: string; readonly completion: number | null };

/** What moved since a snapshot. `before` is null for a task that it does not hold. */
export type Movement = {
  readonly task: TaskFigure;
  readonly before: Frozen | null;
  /** Null where one of both is unknown. */ readonly by: number | null;
};

export type Summary = {
  readonly period: Period;
  /** The mean of the tasks' own paces. */
  readonly pace: number;
  readonly rollUp: RollUp;
  /** The sheet's 全口径 against the pace. */
  readonly standing: Standing | null;
  readonly tally: Tally;
  readonly tasks: readonly TaskFigure[];
  readonly projects: readonly ProjectFigure[];
  readonly ranking: readonly Ranked[];
  /** 慢序时 and 严重滞后, the largest gap first. */
  readonly slow: readonly TaskFigure[];
  /** Units that owe reports, with their tasks, in the order of the sheet. */
  readonly owing: readonly { readonly unit: UnitId; readonly tasks: readonly TaskFigure[] }[];
  /** Tasks that all of their units have spoken on. */
  readonly reported: number;
  /** Changed texts or figures since the snapshot, in the order of the sheet; null where there is none to compare with. */
  readonly moved: readonly Movement[] | null;
};

const completions = (of: readonly TaskFigure[]): (number | null)[] => of.map(({ standing }) => standing.completion);

const owingOf = (tasks: readonly TaskFigure[]): Summary['owing'] => {
  const byUnit = new Map<UnitId, TaskFigure[]>();
  for (const task of tasks) for (const unit of task.owing) byUnit.set(unit, [...(byUnit.get(unit) ?? []), task]);
  return [...byUnit].map(([unit, of]) => ({ unit, tasks: of }));
};

/** Differences smaller than this are arithmetic. */
const SAME = 1e-9;

/** Completion gained or, below 0, lost; null where it is unknown on one side. */
export const gained = (before: number | null, after: number | null): number | null => {
  if (before === null || after === null) return null;
  return Math.abs(after - before) < SAME ? 0 : after - before;
};

const movedSince = (tasks: readonly TaskFigure[], frozen: readonly Frozen[]): readonly Movement[] => {
  const known = new Map(frozen.map((one) => [one.task, one]));
  return tasks.flatMap((task) => {
    const before = known.get(task.id) ?? null;
    const now = task.standing.completion;
    const by = gained(before?.completion ?? null, now);
    const isSame = before !== null && before.progress === task.progress && (by === 0 || before.completion === now);
    return isSame ? [] : [{ task, before, by }];
  });
};

const paces = (of: readonly TaskFigure[]): number[] => of.map(({ standing }) => standing.pace);

const figureOf = (
  { id, project, number, content, progress, version, assessment }: Task,
  units: readonly UnitId[],
  cleared: ReadonlySet<string>,
  standing: Standing,
): TaskFigure => ({
  id,
  project,
  number,
  content,
  progress,
  version,
  units,
  stage: assessment.stage,
  standing,
  owing: units.filter((unit) => !cleared.has(`${id} ${unit}`)),
});

/**
 * @param reports what was said in the open period
 * @param frozen the snapshot to compare with; null for none
 */
export const summaryOf = (
  { sheet, projects, tasks, units }: SheetContents,
  reports: readonly Report[],
  frozen: readonly Frozen[] | null = null,
): Summary => {
  const { period, pace: rule } = sheet.reporting;
  const merges = mergesOf(units);
  const cleared = new Set(reports.filter(isCleared).map(({ task, unit }) => `${task} ${unit}`));
  const figures = tasks.map((task) =>
    figureOf(task, owingUnits(task, merges), cleared, standingOf(task.assessment.completion, paceOf(task, period), rule)),
  );
  const byProject = Map.groupBy(figures, ({ project }) => project);
  const whole = rollUp(completions(figures));
  const stand = sheetStanding(whole, paces(figures), rule);
  const order = units.filter(({ mergedInto }) => mergedInto === null).map(({ id }) => id);
  return {
    period,
    pace: stand?.pace ?? linearPace(period),
    rollUp: whole,
    standing: stand,
    tally: tallyOf(figures.map(({ standing }) => standing.class)),
    tasks: figures,
    projects: projects.map(({ id, name }) => {
      const of = byProject.get(id) ?? [];
      const own = rollUp(completions(of));
      return { id, name, rollUp: own, standing: projectStanding(own, paces(of), rule) };
    }),
    ranking: ranking(tasks, order, (unit) => standingUnit(unit, merges)),
    slow: figures
      .filter(({ standing }) => standing.class === 'behind' || standing.class === 'far_behind')
      .toSorted((a, b) => (a.standing.gap ?? 0) - (b.standing.gap ?? 0)),
    owing: owingOf(figures),
    reported: figures.filter(({ owing }) => owing.length === 0).length,
    moved: frozen === null ? null : movedSince(figures, frozen),
  };
};
