import { dayMark } from '../../domain/day-marks.ts';
import type { Day } from '../../domain/period.ts';
import type { SheetId } from '../../domain/types.ts';
import type { Store } from '../ports.ts';

/** Notes how a sheet stands at the end of a day, where that is not noted yet. A sheet without tasks has nothing to note. */
export const markDay = async (store: Store, sheet: SheetId, day: Day): Promise<void> => {
  const contents = await store.sheet(sheet);
  if (contents === null || contents.tasks.length === 0) return;
  await store.saveDayMark(sheet, dayMark(day, contents.tasks));
};
