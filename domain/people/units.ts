/** Deciding changes of the city's units. */
import type { UnitAddition, UnitMerge, UnitRenaming } from '../wire/units.ts';
import type { Doing, Register, RegisterDecision, Unit, UnitChange, UnitEvent, UnitId, UnitState } from './types.ts';

/** Why a unit cannot be changed so. */
export type UnitFault = 'not_found' | 'outdated' | 'unit_name_taken' | 'unit_merged' | 'unit_into_itself';

type Decision = RegisterDecision<UnitChange, UnitFault>;

const refused = (reason: UnitFault): Decision => ({ ok: false, reason });

const stateOf = ({ name, shortName, mergedInto }: Unit): UnitState => ({ name, shortName, mergedInto });

const changed = (before: Unit | null, after: Unit, what: UnitEvent['what'], { by, at }: Doing): Decision => ({
  ok: true,
  change: {
    before,
    after,
    event: {
      subject: after.id,
      version: after.version,
      what,
      before: before === null ? null : stateOf(before),
      after: stateOf(after),
      by,
      at,
    },
  },
});

const isTaken = (units: readonly Unit[], name: string, by: UnitId | null): boolean =>
  units.some((unit) => unit.name === name && unit.mergedInto === null && unit.id !== by);

/** The unit where it can be changed at this version. */
const standing = ({ units }: Register, id: UnitId, version: number): Unit | UnitFault => {
  const unit = units.find((one) => one.id === id);
  if (unit === undefined) return 'not_found';
  if (unit.version !== version) return 'outdated';
  return unit.mergedInto === null ? unit : 'unit_merged';
};

export const addUnit = ({ units }: Register, id: UnitId, { name, shortName }: UnitAddition, doing: Doing): Decision =>
  isTaken(units, name, null)
    ? refused('unit_name_taken')
    : changed(null, { id, name, shortName, mergedInto: null, version: 1 }, 'unit_added', doing);

export const renameUnit = (register: Register, id: UnitId, { version, name, shortName }: UnitRenaming, doing: Doing): Decision => {
  const unit = standing(register, id, version);
  if (typeof unit === 'string') return refused(unit);
  if (isTaken(register.units, name, id)) return refused('unit_name_taken');
  return changed(unit, { ...unit, name, shortName, version: version + 1 }, 'unit_renamed', doing);
};

/** Tasks go on naming the unit that they were given to; who reports for it follows from the merge. */
export const mergeUnit = (register: Register, id: UnitId, { version, into }: UnitMerge, doing: Doing): Decision => {
  const unit = standing(register, id, version);
  if (typeof unit === 'string') return refused(unit);
  if (into === id) return refused('unit_into_itself');
  const target = register.units.find((one) => one.id === into);
  if (target === undefined) return refused('not_found');
  if (target.mergedInto !== null) return refused('unit_merged');
  return changed(unit, { ...unit, mergedInto: into, version: version + 1 }, 'unit_merged', doing);
};
