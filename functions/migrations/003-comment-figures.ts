import { NO_COMMENTS } from '../../domain/comments/figures.ts';
import type { Item, Migration } from './migration.ts';

/** The task with how many comments it has: none. */
export const withCommentFigures = (item: Item): Item =>
  item.kind !== 'task' || (item.commentsWritten !== undefined && item.commentsWithdrawn !== undefined)
    ? item
    : {
        ...item,
        commentsWritten: item.commentsWritten ?? NO_COMMENTS.written,
        commentsWithdrawn: item.commentsWithdrawn ?? NO_COMMENTS.withdrawn,
        commentsLastBy: item.commentsLastBy ?? NO_COMMENTS.lastBy,
      };

/** Tasks from before there were comments, and those that only a first comment or a withdrawal has touched since. */
export const commentFigures: Migration = { number: 3, what: 'Tasks carry the figures of their comments.', change: withCommentFigures };
