import type { TaskId } from '../../../domain/types.ts';

/** One committed change of a cell. Undoing it is a new edit that puts `before` back. */
export type Command = { readonly task: TaskId; readonly before: string; readonly after: string };

export type UndoStack = { readonly done: readonly Command[]; readonly undone: readonly Command[] };

/** A step back or forth: the stack after it, and what it undoes or redoes. */
export type UndoStep = { readonly stack: UndoStack; readonly command: Command | null };

export const emptyStack: UndoStack = { done: [], undone: [] };

/** Enough for a day's work, little enough to forget about. */
const LIMIT = 200;

/** A new change makes what was undone unreachable, as everywhere. */
export const record = (stack: UndoStack, command: Command): UndoStack => ({
  done: [...stack.done, command].slice(-LIMIT),
  undone: [],
});

export const undone = (stack: UndoStack): UndoStep => {
  const command = stack.done.at(-1);
  if (command === undefined) return { stack, command: null };
  return { stack: { done: stack.done.slice(0, -1), undone: [...stack.undone, command] }, command };
};

export const redone = (stack: UndoStack): UndoStep => {
  const command = stack.undone.at(-1);
  if (command === undefined) return { stack, command: null };
  return { stack: { done: [...stack.done, command], undone: stack.undone.slice(0, -1) }, command };
};
