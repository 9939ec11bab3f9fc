/** Shapes of the requests about a task's comments, and of their answers. */
import * as z from 'zod';
import { COMMENT_LIMIT, MENTION_LIMIT } from '../comments/limits.ts';
import type { Comment, Marks } from '../comments/types.ts';
import { hasControlCharacter } from '../progress-text.ts';
import type { Task } from '../types.ts';
import { projectId, taskId } from './ids.ts';
import { personOrUnitId } from './people.ts';

const commentId = z.uuid();

export const commentPath = z.object({ project: projectId, task: taskId, comment: commentId });

/** Body of `POST /api/projects/{project}/tasks/{task}/comments`. */
export const newComment = z.strictObject({
  /** Made by the page once for each comment and kept over retries. */
  id: commentId,
  text: z
    .string()
    .trim()
    .min(1, { error: 'comment_empty' })
    .max(COMMENT_LIMIT, { error: 'comment_too_long' })
    .refine((text) => !hasControlCharacter(text) && text.isWellFormed(), { error: 'control_character' }),
  /** Members whom the text mentions by name. */
  mentions: z
    .array(personOrUnitId)
    .max(MENTION_LIMIT, { error: 'too_many_mentions' })
    .refine((ids) => new Set(ids).size === ids.length, { error: 'each member once' })
    .readonly(),
});

export type NewComment = z.infer<typeof newComment>;

/** Body of `POST /api/projects/{project}/tasks/{task}/seen`: the last comment that was seen. */
export const seenComment = z.strictObject({ number: z.int().min(1) });

/** A comment as everybody reads it; without its text once it is withdrawn. */
export type ShownComment = Omit<Comment, 'text'> & { readonly text: string | null };

/** `GET /api/projects/{project}/tasks/{task}/comments`: newest first; `next` is the number below which the list goes on. */
export type CommentsAnswer = { readonly comments: readonly ShownComment[]; readonly next: number | null };

/** `POST …/comments` and `DELETE …/comments/{comment}`: the comment as saved, and the task with its figures. */
export type CommentAnswer = { readonly comment: ShownComment; readonly task: Task };

/** `GET /api/sheets/{sheet}/marks`: how far whoever asks has read. */
export type MarksAnswer = { readonly marks: Marks };
