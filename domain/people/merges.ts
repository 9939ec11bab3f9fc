/** Rights follow merged units: who reports for one of a family of units reports for all of it. */
import type { Actor } from '../types.ts';
import type { Member, Merges, Unit, UnitId } from './types.ts';

export const mergesOf = (units: readonly Unit[]): Merges =>
  Object.fromEntries(units.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto]])));

/** The unit that stands today for this one. Merges never go in a circle: only a unit that stands can take one over. */
export const standingUnit = (unit: UnitId, merges: Merges): UnitId => {
  const into = merges[unit];
  return into === undefined ? unit : standingUnit(into, merges);
};

/** These units, those that they were merged into, and all that were merged into the same. */
export const familyOf = (units: readonly UnitId[], merges: Merges): readonly UnitId[] => {
  const standing = new Set(units.map((unit) => standingUnit(unit, merges)));
  const merged = Object.keys(merges).filter((unit) => standing.has(standingUnit(unit, merges)));
  return [...standing, ...merged];
};

/** The member as one who acts. */
export const actorOf = ({ id, name, role, units }: Member, merges: Merges): Actor => ({ id, name, role, units: familyOf(units, merges) });
