/**
 * Arithmetic of completion: shares of targets, capped means.
 *
 * Shares are numbers where 1 is 100 %; nothing here rounds.
 */
import type { Comparison } from './types.ts';

/** What a share is measured against. */
export type Goal = { readonly op: Comparison; readonly target: number; readonly baseline: number | null };

/**
 * Share of a target reached, uncapped and never below 0; null where the target allows none (a target of 0, a baseline equal to it).
 *
 * `shareReached({ op: '>=', target: 1500, baseline: null }, 1768)` → 1.1787; with a baseline of 83 and a target of 87, 85 → 0.5;
 * for `<=` 1 where the limit is kept, else target ÷ actual.
 */
export const shareReached = ({ op, target, baseline }: Goal, actual: number): number | null => {
  if (baseline !== null && baseline !== target) return Math.max(0, (actual - baseline) / (target - baseline));
  if (op === '<=') return actual <= target ? 1 : target / actual;
  if (target <= 0) return null;
  return Math.max(0, actual / target);
};

/** A share as it enters a mean: at most 1. */
export const capped = (rate: number): number => Math.min(1, Math.max(0, rate));

/** A share and how much it weighs; `weight` is 1 where nothing else is said. */
export type Weighted = { readonly rate: number | null; readonly weight: number };

/**
 * Completion of a task: weighted mean of the capped rates, unreported indicators as 0; null where no rate is known.
 *
 * `completionOf([{ rate: 1.2, weight: 1 }, { rate: null, weight: 1 }])` → 0.5
 */
export const completionOf = (rates: readonly Weighted[]): number | null => {
  const weight = rates.reduce((sum, { weight: own }) => sum + own, 0);
  if (weight <= 0 || rates.every(({ rate }) => rate === null)) return null;
  return rates.reduce((sum, { rate, weight: own }) => sum + capped(rate ?? 0) * own, 0) / weight;
};
