/** What follows from a task's figures about its comments. */
import { may } from '../access.ts';
import type { Actor, Task } from '../types.ts';
import type { CommentFigures, Mark } from './types.ts';

export const NO_COMMENTS: CommentFigures = { written: 0, withdrawn: 0, lastBy: null };

const NO_MARK: Mark = { seen: 0, mentioned: 0 };

/** Comments that can be read. */
export const commentCount = ({ written, withdrawn }: CommentFigures): number => written - withdrawn;

/** Grows with whatever pages are told of a task: its edits, which its version counts, and what becomes of its comments. */
export const revisionOf = ({ version, comments }: Pick<Task, 'version' | 'comments'>): number =>
  version + comments.written + comments.withdrawn;

/** The figures that tell of more; a task's version says nothing of them. */
export const newerFigures = (mine: CommentFigures, theirs: CommentFigures): CommentFigures =>
  theirs.written + theirs.withdrawn > mine.written + mine.withdrawn ? theirs : mine;

/**
 * True where a task has comments that concern the actor and that they have not seen: those that mention them, and for whoever
 * may comment on the task all that others wrote.
 */
export const isUnread = (actor: Actor, task: Pick<Task, 'units' | 'comments'>, { seen, mentioned }: Mark = NO_MARK): boolean => {
  const { written, lastBy } = task.comments;
  if (commentCount(task.comments) === 0) return false;
  return mentioned > seen || (may(actor, 'comment', task) && written > seen && lastBy !== actor.id);
};
