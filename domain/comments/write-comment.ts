/** Deciding what becomes of a comment. */
import { may, mayWithdraw } from '../access.ts';
import type { Member } from '../people/types.ts';
import type { Actor, Task } from '../types.ts';
import type { NewComment } from '../wire/comments.ts';
import { mentionedIn } from './mentions.ts';
import type { Comment, MentionEvent } from './types.ts';

/** A comment with all that is saved with it. */
export type CommentChange = { readonly task: Task; readonly comment: Comment; readonly mentions: readonly MentionEvent[] };

export type CommentDecision =
  | { readonly ok: true; readonly change: CommentChange }
  | { readonly ok: false; readonly reason: 'forbidden' | 'unknown_member' };

/** Those whom the comment mentions, as they are called today; null where one is no member any more or is called otherwise in the text. */
const mentioned = ({ text, mentions }: NewComment, members: readonly Member[]): readonly Member[] | null => {
  const meant = mentions.flatMap((id) => members.filter((member) => member.id === id && member.removedAt === null));
  return mentionedIn(text, meant).length === mentions.length ? meant : null;
};

/**
 * Decides a new comment on a task.
 *
 * @param members all whom it may mention
 * @param author who writes it, with the name of their unit
 * @param at ISO 8601, UTC
 */
export const writeComment = (
  task: Task,
  asked: NewComment,
  members: readonly Member[],
  author: { readonly actor: Actor; readonly unit: string },
  at: string,
): CommentDecision => {
  const { actor, unit } = author;
  if (!may(actor, 'comment', task)) return { ok: false, reason: 'forbidden' };
  const meant = mentioned(asked, members);
  if (meant === null) return { ok: false, reason: 'unknown_member' };
  const by = { id: actor.id, name: actor.name };
  const number = task.comments.written + 1;
  const { id, text } = asked;
  const mentions = meant.map((member) => ({ id: member.id, name: member.name }));
  const told = { sheet: task.sheet, project: task.project, task: task.id, comment: id, number, by, at };
  return {
    ok: true,
    change: {
      task: { ...task, comments: { ...task.comments, written: number, lastBy: actor.id } },
      comment: { id, task: task.id, number, text, mentions, by, unit, at, withdrawn: null },
      mentions: mentions.filter((one) => one.id !== actor.id).map((one) => ({ ...told, member: one.id })),
    },
  };
};

/** The comment taken back by its author or an admin; null for anybody else. `at` is ISO 8601, UTC. */
export const withdrawComment = (comment: Comment, actor: Actor, at: string): Comment | null =>
  mayWithdraw(actor, comment) ? { ...comment, withdrawn: { by: { id: actor.id, name: actor.name }, at } } : null;
