/**
 * 填报: in each period every lead unit of a task says that its text stands: 已报送, or 本期无变化. The office may send it back.
 *
 * Only this is a report; an edit alone is none, and an unchanged text is not late once it was confirmed.
 */
import { may } from './access.ts';
import { standingUnit } from './people/merges.ts';
import type { Doing, Merges, UnitId } from './people/types.ts';
import type { Period } from './period.ts';
import type { Actor, SheetId, Task, TaskId } from './types.ts';

/** 已报送, 本期无变化, 已退回. What nobody has said anything of is 未报送. */
export type ReportState = 'reported' | 'unchanged' | 'sent_back';

/** What stands of a task for one of its units in one period. Each version of it is kept. */
export type Report = {
  readonly sheet: SheetId;
  readonly period: Period;
  readonly task: TaskId;
  readonly unit: UnitId;
  readonly state: ReportState;
  /** Version of the task whose text was confirmed or sent back. */
  readonly taskVersion: number;
  /** Why it was sent back; empty otherwise. */
  readonly reason: string;
  readonly by: Doing['by'];
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly version: number;
};

/** A unit's word on a task, or the office's. */
export type ReportRequest = {
  readonly period: Period;
  readonly unit: UnitId;
  /** Version of the report that the person saw; 0 where there was none. */
  readonly version: number;
} & ({ readonly as: 'reported' | 'unchanged' } | { readonly as: 'sent_back'; readonly reason: string });

/**
 * `period_closed`: it is not the sheet's open period. `not_lead_unit`: the unit does not lead the task. `outdated`: somebody
 * else spoke meanwhile. `nothing_reported`: there is nothing to send back.
 */
export type ReportFault = 'forbidden' | 'period_closed' | 'not_lead_unit' | 'outdated' | 'nothing_reported';

export type ReportDecision =
  | { readonly ok: true; readonly report: Report; /** False where it stands so already. */ readonly isNew: boolean }
  | { readonly ok: false; readonly reason: ReportFault };

/** What a report is decided on. */
export type ReportCase = {
  readonly task: Task;
  readonly current: Report | null;
  /** The sheet's open period; null where none is. */ readonly open: Period | null;
  readonly merges: Merges;
};

/** The units that owe a word on a task: those that stand today for its lead units, each once. */
export const owingUnits = ({ units }: Pick<Task, 'units'>, merges: Merges): readonly UnitId[] => [
  ...new Set(units.map((unit) => standingUnit(unit, merges))),
];

/** True where a unit has said its word and it was not sent back. */
export const isCleared = (report: Pick<Report, 'state'> | null | undefined): boolean =>
  report !== null && report !== undefined && report.state !== 'sent_back';

/** Whether the actor may speak for the unit: a member of it on its own tasks, the office on all. */
export const speaksFor = (actor: Actor, unit: UnitId, task: Pick<Task, 'units'>): boolean =>
  may(actor, 'report', task) && (may(actor, 'supervise', task) || actor.units.includes(unit));

const refused = (reason: ReportFault): ReportDecision => ({ ok: false, reason });

const isAllowed = (actor: Actor, { as, unit }: ReportRequest, task: Task): boolean =>
  as === 'sent_back' ? may(actor, 'supervise', task) : speaksFor(actor, unit, task);

/** The same word again by the same person: its answer was lost. */
const isSaidAlready = (current: Report | null, { as }: ReportRequest, { id }: Actor): boolean =>
  current !== null && current.state === as && current.by.id === id;

/** Decides what becomes of a report. */
export const decideReport = (
  asked: ReportRequest,
  { task, current, open, merges }: ReportCase,
  actor: Actor,
  at: string,
): ReportDecision => {
  if (!isAllowed(actor, asked, task)) return refused('forbidden');
  if (asked.period !== open) return refused('period_closed');
  if (!owingUnits(task, merges).includes(asked.unit)) return refused('not_lead_unit');
  const version = current?.version ?? 0;
  if (asked.version !== version)
    return current !== null && isSaidAlready(current, asked, actor) ? { ok: true, report: current, isNew: false } : refused('outdated');
  if (asked.as === 'sent_back' && !isCleared(current)) return refused('nothing_reported');
  return {
    ok: true,
    isNew: true,
    report: {
      sheet: task.sheet,
      period: asked.period,
      task: task.id,
      unit: asked.unit,
      state: asked.as,
      taskVersion: task.version,
      reason: asked.as === 'sent_back' ? asked.reason : '',
      by: { id: actor.id, name: actor.name },
      at,
      version: version + 1,
    },
  };
};
