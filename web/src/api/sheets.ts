import type { ProjectId, SheetId, TaskId } from '../../../domain/types.ts';
import type { EditAnswer, SheetAnswer } from '../../../domain/wire/answers.ts';
import type { ProgressEdit } from '../../../domain/wire/edit.ts';
import type { IndicatorsEdit } from '../../../domain/wire/indicators.ts';
import { request, type Outcome } from './request.ts';

/** All rows of a sheet. */
export const getSheet = (sheet: SheetId, signal?: AbortSignal): Promise<Outcome<SheetAnswer>> =>
  request(`/api/sheets/${encodeURIComponent(sheet)}`, { signal: signal ?? null });

const taskPath = (project: ProjectId, task: TaskId): string =>
  `/api/projects/${encodeURIComponent(project)}/tasks/${encodeURIComponent(task)}`;

const patch = (path: string, edit: ProgressEdit | IndicatorsEdit): Promise<Outcome<EditAnswer>> =>
  request(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(edit) });

/** Saves one edit of a task's progress. The same `editId` may be sent again: the server answers as the first time. */
export const patchProgress = (project: ProjectId, task: TaskId, edit: ProgressEdit): Promise<Outcome<EditAnswer>> =>
  patch(taskPath(project, task), edit);

/** Saves one change by hand to a task's indicators, its completion or its plan, with the same promise. */
export const patchIndicators = (project: ProjectId, task: TaskId, edit: IndicatorsEdit): Promise<Outcome<EditAnswer>> =>
  patch(`${taskPath(project, task)}/indicators`, edit);
