/**
 * 公示: what everybody may see of a sheet. It is the sheet as its latest closed period left it, for closing a period is the act by
 * which the office stands for the figures; what is being written since, who wrote, and what was talked about are not in it.
 */
import { PACE_CLASSES, type PaceClass, type Tally } from './pace.ts';
import type { UnitId } from './people/types.ts';
import type { Period } from './period.ts';
import { rollUp } from './roll-up.ts';
import type { NamedUnit, Snapshot } from './snapshots.ts';
import type { RollUp } from './types.ts';

export type PublishedTask = {
  readonly number: number;
  readonly content: string;
  readonly progress: string;
  readonly completion: number | null;
  readonly class: PaceClass;
  readonly units: readonly UnitId[];
};

export type PublishedProject = { readonly name: string; readonly rollUp: RollUp; readonly tasks: readonly PublishedTask[] };

export type Published = {
  readonly period: Period;
  /** When the period was closed: ISO 8601, UTC. */
  readonly at: string;
  readonly rollUp: RollUp;
  readonly pace: number;
  readonly tally: Tally;
  readonly projects: readonly PublishedProject[];
  /** Units that have tasks, by what they were called then, in the order in which they first come. */
  readonly units: readonly NamedUnit[];
};

/** What of a sheet somebody wants to see; null is any. */
export type PublishedFilter = { readonly find: string; readonly unit: UnitId | null; readonly class: PaceClass | null };

const isClass = (name: string): name is PaceClass => PACE_CLASSES.some((one) => one === name);

/** A class by its name; null for any other text. */
export const classNamed = (name: string): PaceClass | null => (isClass(name) ? name : null);

const projectsOf = (tasks: Snapshot['tasks']): readonly PublishedProject[] =>
  [...Map.groupBy(tasks, ({ project }) => project).values()].map((of) => ({
    name: of[0]?.projectName ?? '',
    rollUp: rollUp(of.map(({ completion }) => completion)),
    tasks: of.map(({ number, content, progress, completion, class: pace, units }) => ({
      number,
      content,
      progress,
      completion,
      class: pace,
      units,
    })),
  }));

export const published = ({ period, at, rollUp: figure, pace, tally, tasks, units }: Snapshot): Published => ({
  period,
  at,
  rollUp: figure,
  pace,
  tally,
  projects: projectsOf(tasks),
  units,
});

/** Projects with those of their tasks that are asked for, each with the figure of all of its tasks; projects without any are left out. */
export const chosenOf = (
  projects: readonly PublishedProject[],
  { find, unit, class: pace }: PublishedFilter,
): readonly PublishedProject[] => {
  const sought = find.trim().toLowerCase();
  const fits = (task: PublishedTask, name: string): boolean =>
    (unit === null || task.units.includes(unit)) &&
    (pace === null || task.class === pace) &&
    (sought === '' || `${name}\n${task.content}\n${task.progress}`.toLowerCase().includes(sought));
  return projects
    .map((project) => ({ ...project, tasks: project.tasks.filter((task) => fits(task, project.name)) }))
    .filter(({ tasks }) => tasks.length > 0);
};

/** A page of at most so many tasks, numbered from 1; a project that goes over its end goes on with the next page. */
export const pageOf = (
  projects: readonly PublishedProject[],
  page: number,
  most: number,
): { readonly projects: readonly PublishedProject[]; readonly page: number; readonly pages: number; readonly total: number } => {
  const total = projects.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const pages = Math.max(1, Math.ceil(total / most));
  const shown = Math.min(Math.max(1, page), pages);
  const [from, until] = [(shown - 1) * most, shown * most];
  let passed = 0;
  const on = projects.flatMap((project) => {
    const tasks = project.tasks.slice(Math.max(0, from - passed), Math.max(0, until - passed));
    passed += project.tasks.length;
    return tasks.length === 0 ? [] : [{ ...project, tasks }];
  });
  return { projects: on, page: shown, pages, total };
};
