/** Which task's conflict is being looked at. It outlives the cell that it was opened from. */
import { useSyncExternalStore } from 'react';
import type { TaskId } from '../../../domain/types.ts';

let shown: TaskId | null = null;
const listeners = new Set<() => void>();

const show = (task: TaskId | null): void => {
  shown = task;
  for (const listener of listeners) listener();
};

export const openConflict = (task: TaskId): void => show(task);

/** Leaves it for later. */
export const closeConflict = (): void => show(null);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOpenConflict = (): TaskId | null => useSyncExternalStore(subscribe, () => shown);
