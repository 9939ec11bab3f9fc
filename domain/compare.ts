/**
 * What changed for the worse between two readings of one task.
 */
import type { Assessment, Indicator, Warning } from './types.ts';

/** Whether a smaller value is a step back: not where less is the aim (失业率控制在4.5%以内). */
const growsWithProgress = ({ op, baseline, target }: Indicator): boolean =>
  op !== '<=' && !(baseline !== null && target !== null && target < baseline);

/**
 * Warnings for figures below those of the last period; a running total does not shrink by itself.
 *
 * `compare(assess(task, '已完成15场'), assess(task, '已完成12场'))` → one `value_fell` with `{ previous: 15, current: 12 }`.
 */
export const compare = (previous: Assessment, current: Assessment): Warning[] =>
  current.indicators.flatMap((indicator, at): Warning[] => {
    const before = previous.indicators.find(({ key }) => key === indicator.key);
    if (before === undefined || !growsWithProgress(indicator)) return [];
    const evidence = indicator.evidence.filter(({ role }) => role === 'actual' || role === 'rate');
    if (before.actual !== null && indicator.actual !== null) {
      if (indicator.actual >= before.actual) return [];
      return [
        {
          code: 'value_fell',
          indicator: at,
          values: { previous: before.actual, current: indicator.actual, unit: indicator.unit },
          evidence,
        },
      ];
    }
    if (before.basis === 'none' || indicator.basis === 'none' || before.rate === null || indicator.rate === null) return [];
    if (indicator.rate >= before.rate) return [];
    const values = { previous: Number((before.rate * 100).toFixed(2)), current: Number((indicator.rate * 100).toFixed(2)), unit: '%' };
    return [{ code: 'value_fell', indicator: at, values, evidence }];
  });
