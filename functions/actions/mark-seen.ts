import type { Actor } from '../../domain/types.ts';
import type { Store, TaskKey } from '../ports.ts';

/** Notes how far the actor has read a task's comments, and no further than there are; false where there is no such task. */
export const markSeen = async (store: Store, key: TaskKey, number: number, { id }: Actor): Promise<boolean> => {
  const task = await store.task(key);
  if (task === null) return false;
  await store.markSeen(id, task.id, Math.min(number, task.comments.written));
  return true;
};
