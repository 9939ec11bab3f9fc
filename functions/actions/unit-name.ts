import type { Actor } from '../../domain/types.ts';
import type { Store } from '../ports.ts';

/** Name of the first unit that the actor acts for today; empty where there is none. */
export const unitNameOf = async (store: Pick<Store, 'units'>, { units }: Actor): Promise<string> => {
  const known = units.length === 0 ? [] : await store.units();
  return known.find((unit) => unit.mergedInto === null && units.includes(unit.id))?.name ?? '';
};
