/** What a bulletin says in figures: the sheet's summary, with names in the place of ids. */
import type { Unit, UnitId } from '../people/types.ts';
import { standingUnit, mergesOf } from '../people/merges.ts';
import { linearPace, periodAfter, type Period } from '../period.ts';
import { daysOf, type Reporting } from '../reporting.ts';
import type { Report } from '../reports.ts';
import { latestClosing, type Snapshot, type SnapshotHead } from '../snapshots.ts';
import { summaryOf, type Summary, type TaskFigure } from '../summary.ts';
import type { SheetContents, Task } from '../types.ts';
import type { BulletinFigures, BulletinTask } from './types.ts';

/** The last closing of a period before this one, which a bulletin compares with; null where there is none. */
export const closingBefore = (heads: readonly SnapshotHead[], period: Period): SnapshotHead | null =>
  heads
    .filter((head) => head.kind === 'period' && linearPace(head.period) < linearPace(period))
    .toSorted((a, b) => linearPace(b.period) - linearPace(a.period) || (a.at < b.at ? 1 : -1))[0] ?? null;

/** The last closing of this very period, which tells of it once it is closed; null where there is none. */
export const closingOf = (heads: readonly SnapshotHead[], period: Period): SnapshotHead | null =>
  latestClosing(heads.filter((head) => head.period === period));

const namer = (units: readonly Unit[]): ((id: UnitId) => string) => {
  const merges = mergesOf(units);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (id) => names.get(standingUnit(id, merges)) ?? id;
};

/** One cell with the task before, as it was published, as long as the two texts are one. */
const sharesWith = (before: Task | undefined, task: Task): boolean =>
  before !== undefined &&
  task.mergedWith !== null &&
  (before.id === task.mergedWith || before.mergedWith === task.mergedWith) &&
  before.progress === task.progress;

const tasksOf = ({ tasks, projects }: SheetContents, figures: readonly TaskFigure[], nameOf: (id: UnitId) => string): BulletinTask[] => {
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  const shares = new Set(tasks.filter((task, at) => sharesWith(tasks[at - 1], task)).map(({ id }) => id));
  return figures.map(({ id, number, project, content, progress, standing, units }) => ({
    task: id,
    number,
    project,
    projectName: names.get(project) ?? '',
    content,
    progress,
    completion: standing.completion,
    pace: standing.pace,
    gap: standing.gap,
    class: standing.class,
    units: units.map(nameOf),
    sharesProgress: shares.has(id),
  }));
};

const nextOf = (reporting: Reporting): BulletinFigures['next'] => {
  const period = periodAfter(reporting.period);
  return period.slice(0, 4) === reporting.period.slice(0, 4) ? { period, ...daysOf(reporting, period) } : null;
};

const movedOf = ({ moved }: Summary): BulletinFigures['moved'] =>
  (moved ?? []).map(({ task, before, by }) => ({
    task: task.id,
    before: before === null ? null : { progress: before.progress, completion: before.completion },
    by,
  }));

/**
 * The figures of a sheet in its open period.
 *
 * @param reports what was said in that period
 * @param closing the snapshot of the period before; null for none
 * @param asOf ISO 8601, UTC
 */
export const figuresOf = (
  contents: SheetContents,
  reports: readonly Report[],
  closing: Pick<Snapshot, 'period' | 'rollUp' | 'tasks'> | null,
  asOf: string,
): BulletinFigures => {
  const summary = summaryOf(contents, reports, closing?.tasks ?? null);
  const { period, pace, rollUp, standing, tally, slow, ranking, owing, reported, projects } = summary;
  const nameOf = namer(contents.units);
  return {
    city: contents.sheet.city,
    year: contents.sheet.id.slice(0, 4),
    period,
    pace,
    rollUp,
    standing: standing === null ? null : { class: standing.class, gap: standing.gap },
    tally,
    projects: projects.length,
    tasks: tasksOf(contents, summary.tasks, nameOf),
    slow: slow.map(({ id }) => id),
    ranking: ranking.map(({ unit, place, rollUp: own }) => ({
      unit: nameOf(unit),
      place,
      tasks: own.total,
      completion: own.completionOfAll ?? 0,
    })),
    owing: owing.map(({ unit, tasks }) => ({ unit: nameOf(unit), tasks: tasks.map(({ number }) => number) })),
    reported,
    since: closing === null ? null : { period: closing.period, rollUp: closing.rollUp },
    moved: movedOf(summary),
    next: nextOf(contents.sheet.reporting),
    asOf,
  };
};

/** True where two sets of figures say the same, whenever they were taken. */
export const sameFigures = (a: BulletinFigures, b: BulletinFigures): boolean =>
  JSON.stringify({ ...a, asOf: '' }) === JSON.stringify({ ...b, asOf: '' });
