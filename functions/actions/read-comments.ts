import type { Comment } from '../../domain/comments/types.ts';
import type { CommentsAnswer, ShownComment } from '../../domain/wire/comments.ts';
import type { Store, TaskKey } from '../ports.ts';

/** A comment as everybody reads it; a withdrawn text goes to nobody. */
export const shownComment = (comment: Comment): ShownComment => ({ ...comment, text: comment.withdrawn === null ? comment.text : null });

/** Comments on a task, newest first; null where there is no such task. */
export const readComments = async (
  store: Store,
  key: TaskKey,
  page: { readonly limit: number; readonly before: number | null },
): Promise<CommentsAnswer | null> => {
  const [task, comments] = await Promise.all([store.task(key), store.comments(key.task, page)]);
  if (task === null) return null;
  const last = comments.at(-1)?.number ?? 1;
  return { comments: comments.map(shownComment), next: last > 1 ? last : null };
};
