/** Comments on a task, who is mentioned in them, and how far somebody has read them. */
import type { MemberId } from '../people/types.ts';
import type { ProjectId, SheetId, TaskId } from '../types.ts';

/** Somebody as they were called when something was written. */
export type Named = { readonly id: MemberId; readonly name: string };

/** One comment. Its text is never changed; withdrawn, it is not shown any more. */
export type Comment = {
  /** Made by the page; names the comment among those of its task. */
  readonly id: string;
  readonly task: TaskId;
  /** From 1 on, in the order in which the task's comments were written. */
  readonly number: number;
  readonly text: string;
  /** In the text each stands as `@` and the name. */
  readonly mentions: readonly Named[];
  readonly by: Named;
  /** Name of the author's first unit at the time; empty where there is none. */
  readonly unit: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly withdrawn: { readonly by: Named; readonly at: string } | null;
};

/** What a task tells of its comments, so that no list of tasks needs to read them. Both numbers only grow. */
export type CommentFigures = {
  /** Comments ever written: the number of the last one. */
  readonly written: number;
  readonly withdrawn: number;
  /** Id of the author of the last one. */
  readonly lastBy: MemberId | null;
};

/** Somebody was mentioned: put once, with the comment, for whoever is to tell them. */
export type MentionEvent = {
  readonly member: MemberId;
  readonly sheet: SheetId;
  readonly project: ProjectId;
  readonly task: TaskId;
  readonly comment: string;
  readonly number: number;
  readonly by: Named;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** How far a member has read a task's comments, and the last one that mentions them; 0 for none. */
export type Mark = { readonly seen: number; readonly mentioned: number };

/** A member's marks of one sheet. A task without one has not been looked at. */
export type Marks = Readonly<Record<TaskId, Mark>>;
