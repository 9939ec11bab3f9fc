/** Which rows the chips leave: my own tasks, those of one lead unit, of some classes of pace, not reported, with new comments. */
import type { PaceClass } from '../../../domain/pace.ts';
import type { UnitId } from '../../../domain/people/types.ts';
import type { Actor, TaskId } from '../../../domain/types.ts';
import { isOwed } from '../reports/standing.ts';
import type { Row } from './rows.ts';
import type { UnitBook } from './unit-book.ts';

export type TaskFilter = {
  readonly onlyMine: boolean;
  readonly unit: UnitId | null;
  /** Any of these; all where there are none. */
  readonly classes: readonly PaceClass[];
  /** Only those that are not reported in the open period. */
  readonly onlyUnreported: boolean;
  /** Tasks that had new comments when these were asked for: a row does not go from under whoever reads them. Null for any. */
  readonly news: ReadonlySet<TaskId> | null;
};

export const NO_FILTER: TaskFilter = { onlyMine: false, unit: null, classes: [], onlyUnreported: false, news: null };

/** True for a task of one of the actor's own units; an admin may edit others too, but they are not theirs. */
export const isMine = (actor: Pick<Actor, 'units'>, { unitIds }: Pick<Row, 'unitIds'>): boolean =>
  unitIds.some((id) => actor.units.includes(id));

/** An editor begins with their own tasks, where there are any. */
export const firstFilter = (actor: Actor, rows: readonly Row[]): TaskFilter => ({
  ...NO_FILTER,
  onlyMine: actor.role === 'editor' && rows.some((row) => isMine(actor, row)),
});

/** True where the filter may leave rows out. */
export const isFiltered = ({ onlyMine, unit, classes, onlyUnreported, news }: TaskFilter): boolean =>
  onlyMine || unit !== null || classes.length > 0 || onlyUnreported || news !== null;

export const filterRows = (rows: readonly Row[], filter: TaskFilter, actor: Actor, units: UnitBook): readonly Row[] => {
  const { onlyMine, unit, classes, onlyUnreported, news } = filter;
  if (!isFiltered(filter)) return rows;
  return rows.filter(
    (row) =>
      (!onlyMine || isMine(actor, row)) &&
      (unit === null || row.unitIds.some((id) => units.standing(id).id === unit)) &&
      (news === null || news.has(row.id)) &&
      (classes.length === 0 || classes.includes(row.standing.class)) &&
      (!onlyUnreported || isOwed(row)),
  );
};

/** Units that lead some task, in the order of the sheet. */
export const leadUnits = (rows: readonly Row[], units: UnitBook): readonly { readonly id: UnitId; readonly name: string }[] => {
  const standing = rows.flatMap(({ unitIds }) => unitIds.map(units.standing));
  return [...new Map(standing.map((unit) => [unit.id, unit])).values()];
};

/** My own tasks first, otherwise in the order of the sheet. */
export const mineFirst = (rows: readonly Row[], actor: Actor): { readonly mine: readonly Row[]; readonly others: readonly Row[] } => ({
  mine: rows.filter((row) => isMine(actor, row)),
  others: rows.filter((row) => !isMine(actor, row)),
});
