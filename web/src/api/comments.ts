import type { Marks } from '../../../domain/comments/types.ts';
import type { ProjectId, SheetId, TaskId } from '../../../domain/types.ts';
import type { CommentAnswer, CommentsAnswer, MarksAnswer, NewComment } from '../../../domain/wire/comments.ts';
import { request, type Outcome } from './request.ts';

/** A task as its address names it. */
export type TaskAddress = { readonly id: TaskId; readonly project: ProjectId };

const taskPath = ({ id, project }: TaskAddress): string => `/api/projects/${encodeURIComponent(project)}/tasks/${encodeURIComponent(id)}`;

const post = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Comments on a task, newest first, from below a number on. */
export const getComments = (task: TaskAddress, before: number | null, signal: AbortSignal): Promise<Outcome<CommentsAnswer>> =>
  request(`${taskPath(task)}/comments${before === null ? '' : `?before=${before}`}`, { signal });

/** Saves a comment. The same one may be sent again: the server answers as the first time. */
export const postComment = (task: TaskAddress, comment: NewComment): Promise<Outcome<CommentAnswer>> =>
  request(`${taskPath(task)}/comments`, post(comment));

export const withdrawComment = (task: TaskAddress, id: string): Promise<Outcome<CommentAnswer>> =>
  request(`${taskPath(task)}/comments/${encodeURIComponent(id)}`, { method: 'DELETE' });

/** Tells that whoever asks has seen the task's comments up to this one. */
export const postSeen = (task: TaskAddress, number: number): Promise<Outcome<object>> =>
  request(`${taskPath(task)}/seen`, post({ number }));

/** How far whoever asks has read the comments of a sheet's tasks. */
export const getMarks = async (sheet: SheetId, signal: AbortSignal): Promise<Marks | null> => {
  const outcome = await request<MarksAnswer>(`/api/sheets/${encodeURIComponent(sheet)}/marks`, { signal });
  return outcome.ok ? outcome.answer.marks : null;
};
