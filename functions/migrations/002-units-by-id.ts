import { createHash } from 'node:crypto';
import type { Unit } from '../../domain/people/types.ts';
import { unitItem } from '../store/people-items.ts';
import type { Item, Migration } from './migration.ts';

/** Ids are of these characters; the names that tasks held before are Chinese. */
const ID = /^[\w-]+$/u;

/** The city's unit of this name, or one that is made for it, the same whoever makes it. */
const unitNamed = (name: string, units: readonly Unit[]): Unit =>
  units.find((unit) => unit.name === name) ?? {
    id: `u-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`,
    name,
    shortName: name,
    mergedInto: null,
    version: 1,
  };

const named = (item: Item): readonly string[] => (item.kind === 'task' ? item.units.filter((unit: string) => !ID.test(unit)) : []);

/** Tasks from before the city had a register of units. */
export const unitsById: Migration = {
  number: 2,
  what: 'Tasks name their lead units by id, and the register holds these units.',
  change: (item, units) =>
    named(item).length === 0
      ? item
      : { ...item, units: item.units.map((unit: string) => (ID.test(unit) ? unit : unitNamed(unit, units).id)) },
  adds: (item, units) => named(item).map((name) => unitItem(unitNamed(name, units))),
};
