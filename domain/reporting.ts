/** 填报: how a sheet is reported on. */
import { worksOnMainland } from './holidays.ts';
import { USUAL_RULE, type PaceRule } from './pace.ts';
import { dueDay, periodAfter, type Day, type Period } from './period.ts';

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
};

/** Due on the last working day of the period, frozen on the third one after it. */
export const usualReporting = (period: Period): Reporting => ({ version: 1, period, isOver: false, due: -1, cutOff: 3, pace: USUAL_RULE });

/** The days that belong to a period. */
export type PeriodDays = { readonly due: Day; readonly cutOff: Day };

export const daysOf = ({ due, cutOff }: Pick<Reporting, 'due' | 'cutOff'>, period: Period): PeriodDays => ({
  due: dueDay(period, due, worksOnMainland),
  cutOff: dueDay(period, cutOff, worksOnMainland),
});

/** What the office changes: closes the open period, goes back to one (closed too early), or sets days and thresholds. */
export type ReportingChange =
  | { readonly kind: 'close'; readonly period: Period }
  | { readonly kind: 'open'; readonly period: Period }
  | { readonly kind: 'set'; readonly due: number; readonly cutOff: number; readonly pace: PaceRule };

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
    const { due, cutOff, pace } = change;
    return cutOff < due ? refused('cut_off_before_due') : changed({ due, cutOff, pace });
  }
  if (change.kind === 'open')
    return isYearOf(change.period, current) ? changed({ period: change.period, isOver: false }) : refused('other_year');
  if (change.period !== current.period || current.isOver) return refused('period_closed');
  const next = periodAfter(current.period);
  return changed(isYearOf(next, current) ? { period: next } : { isOver: true });
};

/** The period that reports are taken for; null where none is. */
export const openPeriod = ({ period, isOver }: Pick<Reporting, 'period' | 'isOver'>): Period | null => (isOver ? null : period);
