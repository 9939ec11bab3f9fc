import type { ProjectId, SheetId, TaskId } from '../../../domain/types.ts';
import type { EditAnswer, SheetAnswer } from '../../../domain/wire/answers.ts';
import type { ProgressEdit } from '../../../domain/wire/edit.ts';
import { request, type Outcome } from './request.ts';

/** All rows of a sheet. */
export const getSheet = (sheet: SheetId, signal: AbortSignal): Promise<Outcome<SheetAnswer>> =>
  request(`/api/sheets/${encodeURIComponent(sheet)}`, { signal });

/** Saves one edit of a task's progress. The same `editId` may be sent again: the server answers as the first time. */
export const patchProgress = (project: ProjectId, task: TaskId, edit: ProgressEdit): Promise<Outcome<EditAnswer>> =>
  request(`/api/projects/${encodeURIComponent(project)}/tasks/${encodeURIComponent(task)}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(edit),
  });
