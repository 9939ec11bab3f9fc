import type { ChangesAnswer } from '../../domain/wire/live.ts';
import type { Project, SheetId, Task } from '../../domain/types.ts';
import { rollUp } from '../../domain/roll-up.ts';
import type { Clock, Store } from '../ports.ts';
import { eachAtOnce } from './each-at-once.ts';

/** The index lags a little, and clocks differ a little: a minute is read twice rather than a moment missed. */
const OVERLAP_MS = 60_000;

/** A longer gap is not caught up with. */
const LONGEST_GAP_MS = 62 * 24 * 60 * 60 * 1000;

const MOST_EVENTS = 300;

/** So many tasks at their longest still fit into one answer. */
const MOST_TASKS = 100;

const AT_ONCE = 8;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Tasks of a sheet that changed since an instant, each as it is now. */
export const readChanges = async ({ store, now }: { store: Store; now: Clock }, sheet: SheetId, since: string): Promise<ChangesAnswer> => {
  const at = now();
  const [from, until] = [Date.parse(since) - OVERLAP_MS, at + OVERLAP_MS];
  const tooLong = until - from > LONGEST_GAP_MS;
  const keys = tooLong ? null : await store.changedSince(sheet, { from: iso(from), until: iso(until), limit: MOST_EVENTS });
  if (keys === null || keys.length > MOST_TASKS) return { complete: false, now: iso(at) };
  const tasks: Task[] = [];
  const projects: Project[] = [];
  const changed = new Set(keys.map(({ task }) => task));
  await eachAtOnce(AT_ONCE, [...new Set(keys.map(({ project }) => project))], async (id) => {
    const contents = await store.project(id);
    if (contents === null) return;
    projects.push({ ...contents.project, rollUp: rollUp(contents.tasks.map((task) => task.assessment.completion)) });
    tasks.push(...contents.tasks.filter((task) => changed.has(task.id)));
  });
  return { complete: true, now: iso(at), tasks, projects };
};
