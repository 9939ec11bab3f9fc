/** Units by their ids, as tasks and members name them. */
import { mergesOf, standingUnit } from '../../../domain/people/merges.ts';
import type { Unit, UnitId } from '../../../domain/people/types.ts';

export type UnitBook = {
  /** The unit that stands today for this one. An id that is no unit's stands for itself: a sheet may name its units themselves. */
  readonly standing: (id: UnitId) => { readonly id: UnitId; readonly name: string; readonly shortName: string };
  /** Names of the units that stand for these, each once. */
  readonly namesOf: (ids: readonly UnitId[]) => readonly string[];
  readonly shortNamesOf: (ids: readonly UnitId[]) => readonly string[];
};

/** @param units all units, merged ones too */
export const unitBook = (units: readonly Unit[]): UnitBook => {
  const merges = mergesOf(units);
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const standing: UnitBook['standing'] = (id) => {
    const unit = known.get(standingUnit(id, merges));
    return { id: unit?.id ?? id, name: unit?.name ?? id, shortName: unit?.shortName ?? id };
  };
  return {
    standing,
    namesOf: (ids) => [...new Set(ids.map((id) => standing(id).name))],
    shortNamesOf: (ids) => [...new Set(ids.map((id) => standing(id).shortName))],
  };
};
