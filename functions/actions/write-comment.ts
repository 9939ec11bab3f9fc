import { may } from '../../domain/access.ts';
import type { Comment } from '../../domain/comments/types.ts';
import { writeComment as decide } from '../../domain/comments/write-comment.ts';
import type { Actor, Task } from '../../domain/types.ts';
import type { NewComment } from '../../domain/wire/comments.ts';
import { type Clock, type Store, StoreUnavailable, type TaskKey } from '../ports.ts';
import { unitNameOf } from './unit-name.ts';

/** The comment as it stands and the task with its figures, or why there is none. */
export type CommentOutcome<Reason extends string> =
  | { readonly ok: true; readonly comment: Comment; readonly task: Task }
  | { readonly ok: false; readonly reason: Reason };

type Ports = { readonly store: Store; readonly now: Clock };

/** Another comment came between: each time one was saved, so that even many at once come to an end. */
const TRIES = 60;

/** The same comment, sent before: its answer may have been lost. */
const isSame = (comment: Comment, { text, mentions }: NewComment, actor: Actor): boolean =>
  comment.by.id === actor.id && comment.text === text && comment.mentions.map(({ id }) => id).join(' ') === mentions.join(' ');

/** Saves a comment. The same one sent again gets its first answer and changes nothing. */
export const writeComment = async (
  ports: Ports,
  key: TaskKey,
  asked: NewComment,
  actor: Actor,
  tries = TRIES,
): Promise<CommentOutcome<'not_found' | 'forbidden' | 'unknown_member' | 'edit_id_reused'>> => {
  const { store, now } = ports;
  const [task, earlier] = await Promise.all([store.task(key), store.comment(key.task, asked.id)]);
  if (task === null) return { ok: false, reason: 'not_found' };
  if (!may(actor, 'comment', task)) return { ok: false, reason: 'forbidden' };
  if (earlier !== null)
    return isSame(earlier, asked, actor) ? { ok: true, comment: earlier, task } : { ok: false, reason: 'edit_id_reused' };
  const [members, unit] = await Promise.all([asked.mentions.length === 0 ? [] : store.members(), unitNameOf(store, actor)]);
  const decision = decide(task, asked, members, { actor, unit }, new Date(now()).toISOString());
  if (!decision.ok) return decision;
  if ((await store.saveComment(decision.change)) === 'saved') return { ok: true, ...decision.change };
  if (tries === 1) throw new StoreUnavailable('too many comments at once');
  return writeComment(ports, key, asked, actor, tries - 1);
};
