/** How sheets stood at the end of each day: an item a day. */
import type { DayMarkStore } from '../ports.ts';
import { type Engine, readPartition } from './engine.ts';
import { dayMarkKey } from './keys.ts';

/** The part of the store about days. */
export const dayMarkStore = (engine: Engine): DayMarkStore => ({
  dayMarks: async (sheet) =>
    (await readPartition(engine, dayMarkKey(sheet, ''))).map(({ task, completion, completionOfAll, changes }) => ({
      day: task,
      completion,
      completionOfAll,
      changes,
    })),
  saveDayMark: async (sheet, { day, ...stood }) =>
    (await engine.putNew({ ...dayMarkKey(sheet, day), kind: 'day-mark', ...stood })) === 'written' ? 'saved' : 'conflict',
});
