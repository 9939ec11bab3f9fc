import type { TaskId } from '../../../domain/types.ts';

/** Waits until nothing of the task is on its way, then runs; without anything before it, it runs at once. */
export type TakeTurn = <Result>(task: TaskId, run: () => Promise<Result>) => Promise<Result>;

/**
 * One saving at a time for each task, texts and changes by hand alike: each is made on a version, and two that travel side by
 * side would make the second one stale.
 */
export const createTurns = (): TakeTurn => {
  const last = new Map<TaskId, Promise<unknown>>();
  return (task, run) => {
    const ahead = last.get(task);
    const mine = ahead === undefined ? run() : ahead.then(run, run);
    const over = (): void => {
      if (last.get(task) === mine) last.delete(task);
    };
    last.set(task, mine);
    mine.then(over, over);
    return mine;
  };
};
