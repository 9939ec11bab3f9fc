/** What the dashboard shows of a sheet's summary. */
import { standingNow, type DayMark } from '../../../domain/day-marks.ts';
import { dayAfter, lastMonthOf, type Day, type Period } from '../../../domain/period.ts';
import type { SnapshotHead, SnapshotId } from '../../../domain/snapshots.ts';
import { LIGHTS, PACE_CLASSES, type PaceClass, type Tally } from '../../../domain/pace.ts';
import type { Summary, TaskFigure } from '../../../domain/summary.ts';
import type { SheetContents } from '../../../domain/types.ts';
import type { Row } from '../state/rows.ts';

/** The sheet as its rows show it: in their order, with texts that are still being saved. */
export const shownSheet = (contents: SheetContents, rows: readonly Row[]): SheetContents => {
  const known = new Map(contents.tasks.map((task) => [task.id, task]));
  const tasks = rows.flatMap(({ id, progress, assessment }) => {
    const task = known.get(id);
    return task === undefined ? [] : [{ ...task, progress, assessment }];
  });
  return { ...contents, tasks };
};

export type ClassShare = { readonly class: PaceClass; readonly count: number; readonly share: number };

/** Every class with its part of all tasks, 0 to 1. */
export const classShares = (tally: Tally): readonly ClassShare[] => {
  const total = PACE_CLASSES.reduce((sum, one) => sum + tally[one], 0);
  return PACE_CLASSES.map((one) => ({ class: one, count: tally[one], share: total === 0 ? 0 : tally[one] / total }));
};

/** Tasks below the pace, the furthest first; of one gap in the order of the sheet. */
export const largestGaps = ({ tasks }: Pick<Summary, 'tasks'>, count: number): readonly TaskFigure[] =>
  tasks
    .filter(({ standing: { gap } }) => gap !== null && gap < 0)
    .toSorted((a, b) => (a.standing.gap ?? 0) - (b.standing.gap ?? 0))
    .slice(0, count);

const COLOURS = { green: 'var(--green)', yellow: 'var(--amber)', red: 'var(--red)', none: 'var(--faint)' } as const;

/** A class's colour in charts, as the page's own variable, so that it follows the colour scheme. */
export const colourOf = (of: PaceClass): string => COLOURS[LIGHTS[of]];

/** How the sheet stood at one moment: at the closing of a period, or now. */
export type TrendPoint = {
  /** Null for now. */
  readonly period: Period | null;
  /** The snapshot that tells more of it; for now the one that it is compared with. */
  readonly snapshot: SnapshotId;
  readonly completion: number | null;
  readonly completionOfAll: number | null;
  readonly pace: number;
  readonly behind: number;
  readonly farBehind: number;
};

const pointOf = (
  period: Period | null,
  snapshot: SnapshotId,
  { rollUp: { completion, completionOfAll }, pace, tally }: Pick<SnapshotHead, 'rollUp' | 'pace' | 'tally'>,
): TrendPoint => ({ period, snapshot, completion, completionOfAll, pace, behind: tally.behind, farBehind: tally.far_behind });

const byTime = (a: Period, b: Period): number => lastMonthOf(a) - lastMonthOf(b) || Number(a < b) * -1;

/** The closed periods in the order of the year, each as its last closing left it, and how the sheet stands now; none where none is closed. */
export const trendOf = (heads: readonly SnapshotHead[], now: Pick<SnapshotHead, 'rollUp' | 'pace' | 'tally'>): readonly TrendPoint[] => {
  const closings = heads.filter(({ kind }) => kind === 'period').toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const latest = closings.at(-1);
  if (latest === undefined) return [];
  const last = new Map(closings.map((head) => [head.period, head]));
  const closed = [...last.values()].toSorted((a, b) => byTime(a.period, b.period));
  return [...closed.map((head) => pointOf(head.period, head.id, head)), pointOf(null, latest.id, now)];
};

/** How the sheet stood when a day ended, or stands now. */
export type DayPoint = {
  /** Null for now. */
  readonly day: Day | null;
  /** The first of several days that the point is of, as after an outage, in which no day was noted; null for a point of one day. */
  readonly since: Day | null;
  readonly completion: number | null;
  readonly completionOfAll: number | null;
  /** Changes of tasks since the point before; null for the first one, which has none. */
  readonly changes: number | null;
};

type Step = Pick<DayMark, 'changes'> & { readonly day: Day | null };

const stepFrom = (before: Step, { day, changes }: Step): Pick<DayPoint, 'since' | 'changes'> => {
  const next = before.day === null ? null : dayAfter(before.day, 1);
  return { since: next !== null && day !== null && next < day ? next : null, changes: Math.max(0, changes - before.changes) };
};

/** The noted days, the last `most` of them, and how the sheet stands now. */
export const dayTrendOf = (
  days: readonly DayMark[],
  { tasks, rollUp }: Pick<Summary, 'tasks' | 'rollUp'>,
  most: number,
): readonly DayPoint[] => {
  const all = [...days, { day: null, ...standingNow(tasks, rollUp) }];
  return all
    .map(({ changes, ...stood }, at) => {
      const before = all[at - 1];
      return { ...stood, ...(before === undefined ? { since: null, changes: null } : stepFrom(before, { day: stood.day, changes })) };
    })
    .slice(-most - 1);
};
