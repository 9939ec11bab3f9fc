import type { Actor, Role, Task } from './types.ts';

/** What a route lets its caller do: `report` a task's progress and actuals, `define` what the task promises. */
export type Right = 'read' | 'report' | 'define';

/** Who may do what: everywhere, on the tasks of their own units, or nowhere. */
const RIGHTS = {
  admin: { read: 'everywhere', report: 'everywhere', define: 'everywhere' },
  editor: { read: 'everywhere', report: 'own units', define: 'nowhere' },
  viewer: { read: 'everywhere', report: 'nowhere', define: 'nowhere' },
} as const satisfies Record<Role, Record<Right, 'everywhere' | 'own units' | 'nowhere'>>;

/** True where the actor has the right on at least some task. */
export const mayEver = (actor: Actor, right: Right): boolean => RIGHTS[actor.role][right] !== 'nowhere';

/** True where the actor has the right on a task of these lead units. */
export const may = (actor: Actor, right: Right, task: Pick<Task, 'units'>): boolean => {
  const where = RIGHTS[actor.role][right];
  return where === 'everywhere' || (where === 'own units' && task.units.some((unit) => actor.units.includes(unit)));
};
