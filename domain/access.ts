import type { Comment } from './comments/types.ts';
import type { Actor, Role, Task } from './types.ts';

/**
 * What a route lets its caller do: `report` a task's progress and actuals, `comment` on it, `define` what it promises,
 * `manage` the city's members and units, `supervise` the periods: send reports back, close a period.
 */
export type Right = 'read' | 'report' | 'comment' | 'define' | 'manage' | 'supervise';

/** Who may do what: everywhere, on the tasks of their own units, or nowhere. */
const RIGHTS = {
  admin: {
    read: 'everywhere',
    report: 'everywhere',
    comment: 'everywhere',
    define: 'everywhere',
    manage: 'everywhere',
    supervise: 'everywhere',
  },
  editor: { read: 'everywhere', report: 'own units', comment: 'own units', define: 'nowhere', manage: 'nowhere', supervise: 'nowhere' },
  viewer: { read: 'everywhere', report: 'nowhere', comment: 'nowhere', define: 'nowhere', manage: 'nowhere', supervise: 'nowhere' },
} as const satisfies Record<Role, Record<Right, 'everywhere' | 'own units' | 'nowhere'>>;

/** True where the actor has the right on at least some task. */
export const mayEver = (actor: Actor, right: Right): boolean => RIGHTS[actor.role][right] !== 'nowhere';

/** True where the actor has the right on a task of these lead units. */
export const may = (actor: Actor, right: Right, task: Pick<Task, 'units'>): boolean => {
  const where = RIGHTS[actor.role][right];
  return where === 'everywhere' || (where === 'own units' && task.units.some((unit) => actor.units.includes(unit)));
};

/** A comment is withdrawn by whoever wrote it, or by an admin. */
export const mayWithdraw = (actor: Pick<Actor, 'id' | 'role'>, { by }: Pick<Comment, 'by'>): boolean =>
  actor.role === 'admin' || by.id === actor.id;
