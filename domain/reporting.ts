/** 填报: how a sheet is reported on. */
import { USUAL_RULE, type PaceRule } from './pace.ts';
import type { Period } from './period.ts';

export type Reporting = {
  /** The open period: pace and reports are of it. Its form says whether the sheet is reported by the month or by the quarter. */
  readonly period: Period;
  /** The day that reports are due, and the one at which the period's figures are frozen, as `dueDay` counts working days. */
  readonly due: number;
  readonly cutOff: number;
  readonly pace: PaceRule;
};

/** Due on the last working day of the period, frozen on the third one after it. */
export const usualReporting = (period: Period): Reporting => ({ period, due: -1, cutOff: 3, pace: USUAL_RULE });
