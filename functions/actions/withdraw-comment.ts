import { withdrawComment as decide } from '../../domain/comments/write-comment.ts';
import type { Actor } from '../../domain/types.ts';
import type { Clock, Store, TaskKey } from '../ports.ts';
import type { CommentOutcome } from './write-comment.ts';

/** Takes a comment back. One that is withdrawn already stays as it is, whoever asks. */
export const withdrawComment = async (
  { store, now }: { readonly store: Store; readonly now: Clock },
  key: TaskKey,
  id: string,
  actor: Actor,
): Promise<CommentOutcome<'not_found' | 'forbidden'>> => {
  const comment = await store.comment(key.task, id);
  const before = await store.task(key);
  if (comment === null || before === null) return { ok: false, reason: 'not_found' };
  const withdrawn = decide(comment, actor, new Date(now()).toISOString());
  if (withdrawn === null) return { ok: false, reason: 'forbidden' };
  if (comment.withdrawn === null) await store.saveWithdrawal(withdrawn, before);
  // Read again: somebody may have been first, and others have commented.
  const [saved, task] = await Promise.all([store.comment(key.task, id), store.task(key)]);
  return saved === null || task === null ? { ok: false, reason: 'not_found' } : { ok: true, comment: saved, task };
};
