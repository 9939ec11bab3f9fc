/** Which rows a link to the grid asks for: those of a unit, of a class, not reported, or that hold some words. */
import { PACE_CLASSES } from '../../../domain/pace.ts';
import { isFiltered, NO_FILTER, type TaskFilter } from './task-filter.ts';

export type Asked = { readonly filter: TaskFilter; readonly sought: string };

/** Null where the address asks for no rows in particular; a class that there is not is passed over. */
export const askedRows = (search: string): Asked | null => {
  const query = new URLSearchParams(search);
  const sought = query.get('find') ?? '';
  const filter = {
    ...NO_FILTER,
    unit: query.get('unit'),
    classes: PACE_CLASSES.filter((one) => one === query.get('class')),
    onlyUnreported: query.has('owed'),
  };
  return sought !== '' || isFiltered(filter) ? { filter, sought } : null;
};
