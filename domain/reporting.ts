/** 填报: how a sheet is reported on. */
import { worksOnMainland } from './holidays.ts';
import { USUAL_RULE, type PaceRule } from './pace.ts';
import { dueDay, lastMonthOf, periodAfter, type Day, type Period } from './period.ts';
import type { Actor } from './types.ts';

export type Reporting = {
  /** Grows by one with each change. */
  readonly version: number;
  /** The open period: pace and reports are of it. Its form says whether the sheet is reported by the month or by the quarter. */
  readonly period: Period;
  /** The year's last period is closed: nothing is reported any more. `period` stays what it was, for pace. */
  readonly isOver: boolean;
  /** The day that reports are due, and the one at which the period's figures are frozen, as `dueDay` counts working days. */
  readonly due: number;
  readonly cutOff: number;
  readonly pace: PaceRule;
  /** 自动封账: the open period is closed by itself once its cut-off is over. */
  readonly closesItself: boolean;
  /** The open period was gone back to by hand: somebody is mending it, so only a person closes it. */
  readonly isReopened: boolean;
};

/** Due on the last working day of the period, frozen after the third one after it, by itself. */
export const usualReporting = (period: Period): Reporting => ({
  version: 1,
  period,
  isOver: false,
  due: -1,
  cutOff: 3,
  pace: USUAL_RULE,
  closesItself: true,
  isReopened: false,
});

/** What a sheet from before there was a choice is: whoever has always closed its periods by hand goes on to. */
export const CLOSED_BY_HAND = { closesItself: false, isReopened: false } as const satisfies Partial<Reporting>;

/** Who it is that closes a period by itself. */
export const SYSTEM: Actor = { id: 'system', name: '系统', role: 'admin', units: [] };

/** The days that belong to a period. */
export type PeriodDays = { readonly due: Day; readonly cutOff: Day };

export const daysOf = ({ due, cutOff }: Pick<Reporting, 'due' | 'cutOff'>, period: Period): PeriodDays => ({
  due: dueDay(period, due, worksOnMainland),
  cutOff: dueDay(period, cutOff, worksOnMainland),
});

/** True where the open period's cut-off day is over on a day, which is the city's own. */
export const isPastCutOff = (reporting: Pick<Reporting, 'period' | 'due' | 'cutOff'>, day: Day): boolean =>
  daysOf(reporting, reporting.period).cutOff < day;

/** The last day on which the open period is open, where it will be closed by itself; null where somebody has to close it. */
export const lastOpenDay = (reporting: Reporting): Day | null =>
  reporting.closesItself && !reporting.isReopened && !reporting.isOver ? daysOf(reporting, reporting.period).cutOff : null;

/** True where the open period is to be closed by itself on a day. */
export const isToBeClosed = (reporting: Reporting, day: Day): boolean => {
  const last = lastOpenDay(reporting);
  return last !== null && last < day;
};

/** True where a period of the sheet's year is behind the open one: whoever goes back to one opens all from there on. */
export const isClosed = ({ period: open, isOver }: Pick<Reporting, 'period' | 'isOver'>, period: Period): boolean =>
  isOver || lastMonthOf(period) < lastMonthOf(open);

/** What the office changes: closes the open period, goes back to one (closed too early), or sets days and thresholds. */
export type ReportingChange =
  | { readonly kind: 'close'; readonly period: Period }
  | { readonly kind: 'open'; readonly period: Period }
  | {
      readonly kind: 'set';
      readonly due: number;
      readonly cutOff: number;
      readonly pace: PaceRule;
      /** As it is, where it is not said. */ readonly closesItself?: boolean | undefined;
    };

/** `outdated`: somebody else changed it meanwhile. `period_closed`: it is not the open one. `other_year`: the sheet is of another year. */
export type ReportingFault = 'outdated' | 'period_closed' | 'other_year' | 'cut_off_before_due';

export type ReportingDecision =
  | { readonly ok: true; readonly reporting: Reporting }
  | { readonly ok: false; readonly reason: ReportingFault };

const refused = (reason: ReportingFault): ReportingDecision => ({ ok: false, reason });

const isYearOf = (period: Period, reporting: Reporting): boolean => period.slice(0, 4) === reporting.period.slice(0, 4);

/** Decides a change made on the version that the person saw. A period opened by hand is one of the same year. */
export const changeReporting = (current: Reporting, change: ReportingChange, version: number): ReportingDecision => {
  if (version !== current.version) return refused('outdated');
  const changed = (fields: Partial<Reporting>): ReportingDecision => ({
    ok: true,
    reporting: { ...current, ...fields, version: version + 1 },
  });
  if (change.kind === 'set') {
    const { due, cutOff, pace, closesItself = current.closesItself } = change;
    return cutOff < due ? refused('cut_off_before_due') : changed({ due, cutOff, pace, closesItself });
  }
  if (change.kind === 'open') {
    const isReopened = current.isOver || lastMonthOf(change.period) < lastMonthOf(current.period);
    return isYearOf(change.period, current) ? changed({ period: change.period, isOver: false, isReopened }) : refused('other_year');
  }
  if (change.period !== current.period || current.isOver) return refused('period_closed');
  const next = periodAfter(current.period);
  return changed({ isReopened: false, ...(isYearOf(next, current) ? { period: next } : { isOver: true }) });
};

/** The period that reports are taken for; null where none is. */
export const openPeriod = ({ period, isOver }: Pick<Reporting, 'period' | 'isOver'>): Period | null => (isOver ? null : period);
