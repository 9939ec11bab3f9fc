/** How a sheet stood at the end of each day, so that what edits do to it shows between two closings. */
import { localDay } from './mail/local-time.ts';
import { dayAfter, type Day } from './period.ts';
import { rollUp } from './roll-up.ts';
import type { RollUp, Task } from './types.ts';

export type DayMark = {
  /** Of the city's calendar. */
  readonly day: Day;
  readonly completion: number | null;
  readonly completionOfAll: number | null;
  /** How often tasks of the sheet had been changed since it was loaded; what happened in a day is what it grew by. */
  readonly changes: number;
};

/** How a sheet of these tasks stands. The version that a task was loaded with is none of its changes. */
export const standingNow = (
  tasks: readonly Pick<Task, 'version'>[],
  { completion, completionOfAll }: Pick<RollUp, 'completion' | 'completionOfAll'>,
): Omit<DayMark, 'day'> => ({ completion, completionOfAll, changes: tasks.reduce((sum, { version }) => sum + version - 1, 0) });

export const dayMark = (day: Day, tasks: readonly Pick<Task, 'version' | 'assessment'>[]): DayMark => ({
  day,
  ...standingNow(tasks, rollUp(tasks.map(({ assessment }) => assessment.completion))),
});

/** The day that ended last, where one ended between two instants (milliseconds since 1970); else null. */
export const endedDay = ({ from, to }: { readonly from: number; readonly to: number }, timeZone: string): Day | null => {
  const today = localDay(to, timeZone);
  return localDay(from, timeZone) === today ? null : dayAfter(today, -1);
};
