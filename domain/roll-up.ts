import type { RollUp } from './types.ts';

const mean = (shares: readonly number[], of: number): number | null =>
  of === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / of;

/**
 * Completion of a project or a sheet from its tasks' completions, each 0 to 1 or null where unknown.
 *
 * Unknown tasks are left out of `completion` and count 0 in `completionOfAll`, so that silence never looks like progress.
 */
export const rollUp = (completions: readonly (number | null)[]): RollUp => {
  const known = completions.filter((completion) => completion !== null);
  return {
    completion: mean(known, known.length),
    completionOfAll: mean(known, completions.length),
    known: known.length,
    total: completions.length,
  };
};

/**
 * 全口径 of a project as every outlet shows it: null, which is shown as — and 未量化, where none of its tasks has a figure.
 *
 * A sheet and the ranking of units keep their 0 there, so that silence gains nobody a place.
 */
export const projectCompletion = ({ completionOfAll, known }: RollUp): number | null => (known === 0 ? null : completionOfAll);

/** True where two roll-ups say the same. */
export const sameRollUp = (a: RollUp, b: RollUp): boolean =>
  a.completion === b.completion && a.completionOfAll === b.completionOfAll && a.known === b.known && a.total === b.total;
