/**
 * 序时进度: whether a task is where it should be in a period, and how a group of tasks divides by that.
 *
 * Cities differ in how far from the pace is still on it, and in where lagging becomes serious: both are the city's settings.
 */
import { lastMonthOf, type Period } from './period.ts';
import { projectCompletion } from './roll-up.ts';
import type { Plan, RollUp, Task } from './types.ts';

/** 已完成, 超序时, 按序时, 慢序时, 严重滞后, 未量化 (nothing is reported that can be counted). */
export type PaceClass = 'completed' | 'ahead' | 'on_pace' | 'behind' | 'far_behind' | 'unquantified';

/** In the order in which they are told of. */
export const PACE_CLASSES = [
  'completed',
  'ahead',
  'on_pace',
  'behind',
  'far_behind',
  'unquantified',
] as const satisfies readonly PaceClass[];

/** What a class is shown as; unquantified tasks have no light. */
export type Light = 'green' | 'yellow' | 'red' | 'none';

export const LIGHTS = {
  completed: 'green',
  ahead: 'green',
  on_pace: 'green',
  behind: 'yellow',
  far_behind: 'red',
  unquantified: 'none',
} as const satisfies Record<PaceClass, Light>;

/** A distance from the pace: in points of a hundred (0.1 is ten points), or as a share of the pace (0.1 is a tenth of it). */
export type Distance = { readonly in: 'points' | 'share'; readonly value: number };

/** The city's thresholds. */
export type PaceRule = {
  /** This near to the pace is on it, above as below. */
  readonly tolerance: Distance;
  /** Further below the pace than this is far behind. */
  readonly redLine: Distance;
};

/** Ten points about the pace are on it; less than 60 % of it is far behind. */
export const USUAL_RULE: PaceRule = { tolerance: { in: 'points', value: 0.1 }, redLine: { in: 'share', value: 0.4 } };

/** Below what can be meant: sums of binary fractions are off by less. */
const HAIR = 1e-9;

const sizeOf = ({ in: unit, value }: Distance, pace: number): number => (unit === 'points' ? value : value * pace);

/**
 * The class of a completion at a pace, both from 0 to 1; the first that fits of 已完成, 超序时, 按序时, 严重滞后, 慢序时.
 *
 * `paceClass(0.4, 0.25)` → `'ahead'`; exactly at the tolerance is on pace.
 */
export const paceClass = (completion: number | null, pace: number, { tolerance, redLine }: PaceRule = USUAL_RULE): PaceClass => {
  if (completion === null) return 'unquantified';
  if (completion >= 1 - HAIR) return 'completed';
  const gap = completion - pace;
  const near = sizeOf(tolerance, pace) + HAIR;
  if (gap > near) return 'ahead';
  if (gap >= -near) return 'on_pace';
  return gap < -sizeOf(redLine, pace) - HAIR ? 'far_behind' : 'behind';
};

/** Nothing is planned to be done when the year begins; all is at its end, unless that month is planned too. */
const [START, END] = [
  { month: 0, share: 0 },
  { month: 12, share: 1 },
] as const;

/** The share planned at the end of a month: as given, or on the straight line between the given months about it. */
export const plannedShare = (plan: Plan, month: number): number => {
  const before = plan.findLast((point) => point.month <= month) ?? START;
  const after = plan.find((point) => point.month >= month) ?? END;
  if (before.month >= after.month) return after.share;
  return before.share + ((after.share - before.share) * (month - before.month)) / (after.month - before.month);
};

/** 序时进度 of a task in a period: what is planned, or without a plan the share of the year that is over. */
export const paceOf = ({ overrides: { plan = [] } }: Pick<Task, 'overrides'>, period: Period): number =>
  plannedShare(plan, lastMonthOf(period));

/** A group's pace: the mean of its tasks' own; null where there is none. */
export const meanPace = (paces: readonly number[]): number | null =>
  paces.length === 0 ? null : paces.reduce((sum, pace) => sum + pace, 0) / paces.length;

/** A task against its pace. */
export type Standing = {
  readonly completion: number | null;
  readonly pace: number;
  readonly class: PaceClass;
  /** Completion less pace: -0.2 is twenty points behind; null where completion is unknown. */
  readonly gap: number | null;
};

export const standingOf = (completion: number | null, pace: number, rule: PaceRule = USUAL_RULE): Standing => ({
  completion,
  pace,
  class: paceClass(completion, pace, rule),
  gap: completion === null ? null : completion - pace,
});

/** A sheet's 全口径 against its mean pace, so that silence is behind and not unknown; null where there is no task. */
export const sheetStanding = ({ completionOfAll }: RollUp, paces: readonly number[], rule: PaceRule = USUAL_RULE): Standing | null => {
  const pace = meanPace(paces);
  return completionOfAll === null || pace === null ? null : standingOf(completionOfAll, pace, rule);
};

/** A project's 全口径 against its mean pace; 未量化 where none of its tasks has a figure, null where there is no task. */
export const projectStanding = (figure: RollUp, paces: readonly number[], rule: PaceRule = USUAL_RULE): Standing | null => {
  const pace = meanPace(paces);
  return pace === null ? null : standingOf(projectCompletion(figure), pace, rule);
};

export type Tally = Readonly<Record<PaceClass, number>>;

/** How many there are of each class. */
export const tallyOf = (classes: readonly PaceClass[]): Tally => {
  const tally = { completed: 0, ahead: 0, on_pace: 0, behind: 0, far_behind: 0, unquantified: 0 };
  for (const one of classes) tally[one] += 1;
  return tally;
};
