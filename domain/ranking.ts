/** 排名: units by the 全口径 mean of their tasks. A joint task counts for each of its units. */
import { rollUp } from './roll-up.ts';
import type { RollUp, Task } from './types.ts';

/** A unit's place; units with the same figure share one, and the next place is passed over (1, 2, 2, 4). */
export type Ranked = { readonly unit: string; readonly place: number; readonly rollUp: RollUp };

/** Same as far as anything shows: differences below a millionth of a point are arithmetic. */
const SAME = 1e-8;

const score = ({ rollUp: { completionOfAll } }: Pick<Ranked, 'rollUp'>): number => completionOfAll ?? 0;

type Judged = { readonly units: Task['units']; readonly assessment: Pick<Task['assessment'], 'completion'> };

/**
 * Units that lead a task, the best first; those of one place by their order in `units`.
 *
 * `unitOf` gives the unit that answers for another one now (merged units).
 */
export const ranking = (
  tasks: readonly Judged[],
  units: readonly string[],
  unitOf: (unit: string) => string = (unit) => unit,
): Ranked[] => {
  const figures = new Map<string, (number | null)[]>();
  for (const { units: own, assessment } of tasks)
    for (const unit of new Set(own.map(unitOf))) figures.set(unit, [...(figures.get(unit) ?? []), assessment.completion]);
  const order = new Map(units.map((unit, at) => [unit, at]));
  const sorted = [...figures]
    .map(([unit, completions]) => ({ unit, rollUp: rollUp(completions) }))
    .toSorted((a, b) => {
      const by = score(b) - score(a);
      return Math.abs(by) > SAME ? by : (order.get(a.unit) ?? units.length) - (order.get(b.unit) ?? units.length);
    });
  let place = 0;
  return sorted.map((one, at) => {
    const before = sorted[at - 1];
    if (before === undefined || score(before) - score(one) > SAME) place = at + 1;
    return { ...one, place };
  });
};

/** The first and the last places, `count` of them each, with all who share one; nobody is in both. */
export const ends = <One extends Pick<Ranked, 'place'>>(
  ranked: readonly One[],
  count: number,
): { readonly first: readonly One[]; readonly last: readonly One[] } => {
  const first = ranked.filter(({ place }) => place <= count);
  const worst = ranked.at(-Math.min(count, ranked.length))?.place ?? 0;
  return { first, last: ranked.filter(({ place }) => place >= worst && place > count) };
};
