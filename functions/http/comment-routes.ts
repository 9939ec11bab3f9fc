/** The part of the API's table about comments. */
import * as z from 'zod';
import {
  type CommentAnswer,
  commentPath,
  type CommentsAnswer,
  type MarksAnswer,
  newComment,
  seenComment,
} from '../../domain/wire/comments.ts';
import { historyQuery } from '../../domain/wire/history.ts';
import { markSeen } from '../actions/mark-seen.ts';
import { readComments, shownComment } from '../actions/read-comments.ts';
import { withdrawComment } from '../actions/withdraw-comment.ts';
import { type CommentOutcome, writeComment } from '../actions/write-comment.ts';
import type { ErrorCode } from '../../domain/text/errors.ts';
import { sheetPath, taskPath } from './paths.ts';
import { type Answer, type Route, route } from './route.ts';

const nothing = z.unknown();

const commented = (outcome: CommentOutcome<ErrorCode>): Answer =>
  outcome.ok
    ? { ok: true, value: { comment: shownComment(outcome.comment), task: outcome.task } satisfies CommentAnswer }
    : { ok: false, code: outcome.reason };

export const COMMENT_ROUTES: readonly Route[] = [
  route(
    { method: 'GET', path: '/api/projects/{project}/tasks/{task}/comments', may: 'read' },
    { path: taskPath, query: historyQuery, body: nothing },
    async ({ path, query }, { store }) => {
      const value: CommentsAnswer | null = await readComments(store, path, query);
      return value === null ? { ok: false, code: 'not_found' } : { ok: true, value };
    },
  ),
  route(
    { method: 'POST', path: '/api/projects/{project}/tasks/{task}/comments', may: 'comment' },
    { path: taskPath, query: nothing, body: newComment },
    async ({ path, body, actor }, ports) => commented(await writeComment(ports, path, body, actor)),
  ),
  // Whose comment it is, is decided with the comment at hand.
  route(
    { method: 'DELETE', path: '/api/projects/{project}/tasks/{task}/comments/{comment}', may: 'comment' },
    { path: commentPath, query: nothing, body: nothing },
    async ({ path, actor }, ports) => commented(await withdrawComment(ports, path, path.comment, actor)),
  ),
  // What somebody has seen is theirs: nobody reads or sets another one's marks.
  route(
    { method: 'POST', path: '/api/projects/{project}/tasks/{task}/seen', may: 'read' },
    { path: taskPath, query: nothing, body: seenComment },
    async ({ path, body, actor }, { store }) =>
      (await markSeen(store, path, body.number, actor)) ? { ok: true, value: {} } : { ok: false, code: 'not_found' },
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/marks', may: 'read' },
    { path: sheetPath, query: nothing, body: nothing },
    async ({ path, actor }, { store }) => ({
      ok: true,
      value: { marks: await store.marks(actor.id, path.sheet) } satisfies MarksAnswer,
    }),
  ),
];
