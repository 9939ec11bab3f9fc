/** Shapes of what the API answers, shared with the page. All are plain JSON. */
import type { HistoryEvent, Project, SheetContents, Task } from '../types.ts';
import type { ErrorCode } from '../text/errors.ts';

/** `GET /api/sheets/{sheet}` */
export type SheetAnswer = SheetContents;

/** `PATCH /api/projects/{project}/tasks/{task}`: the task as saved and its project's roll-up after it. */
export type EditAnswer = { readonly task: Task; readonly project: Project };

/** `GET /api/projects/{project}/tasks/{task}/history`: newest first; `next` continues an unfinished list. */
export type HistoryAnswer = { readonly events: readonly HistoryEvent[]; readonly next: number | null };

/** `GET /api/health` */
export type HealthAnswer = { readonly status: 'ok' };

/** `application/problem+json` (RFC 9457) with a sentence in both languages. */
export type Problem = {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly messages: { readonly 'zh-CN': string; readonly en: string };
  /** Where the body or path does not fit: the field's path and what is expected there. */
  readonly fields?: readonly { readonly path: string; readonly expected: string }[];
  /** With `stale`: the task as it is now. */
  readonly current?: Task;
};
