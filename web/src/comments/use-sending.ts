import { mentionedIn } from '../../../domain/comments/mentions.ts';
import type { NewComment } from '../../../domain/wire/comments.ts';
import { postComment } from '../api/comments.ts';
import type { RequestFailure } from '../api/request.ts';
import { useSession } from '../session/session.ts';
import type { Row } from '../state/rows.ts';
import { NO_DRAFT, useCommentDraft, type CommentDraft } from './comment-drafts.ts';
import { useKeepComment } from './comments-query.ts';

/** True where the server said no: what is sent next is another comment. */
const isRefused = (failure: RequestFailure): boolean => failure.kind === 'problem' && failure.problem.status < 500;

const commentOf = ({ text, chosen }: CommentDraft, id: string): NewComment => ({
  id,
  text: text.trim(),
  mentions: mentionedIn(text, chosen).map((one) => one.id),
});

/** The draft on a task and its sending. Until the server has the comment, the draft stays as it is. */
export const useSending = (row: Row) => {
  const { actor } = useSession();
  const { draft, keep } = useCommentDraft(actor.id, row.id);
  const take = useKeepComment();
  const send = async (): Promise<void> => {
    const id = draft.id ?? crypto.randomUUID();
    keep({ id, isSending: true, failure: null });
    const outcome = await postComment(row, commentOf(draft, id));
    if (outcome.ok) {
      keep(NO_DRAFT);
      take(outcome.answer);
    } else keep({ isSending: false, failure: outcome.failure, id: isRefused(outcome.failure) ? null : id });
  };
  return { draft, keep, send };
};
