import type { ProjectId, SheetId, TaskId } from '../../../domain/types.ts';
import type { HistoryAnswer } from '../../../domain/wire/answers.ts';
import type { EditorsAnswer, FeedAnswer } from '../../../domain/wire/feed.ts';
import { request, type Outcome } from './request.ts';

const PAGE = '30';

/** 修改记录 of one task, newest first, from below a version on. */
export const getTaskHistory = (
  project: ProjectId,
  task: TaskId,
  before: number | null,
  signal: AbortSignal,
): Promise<Outcome<HistoryAnswer>> => {
  const query = new URLSearchParams({ limit: PAGE, ...(before === null ? {} : { before: String(before) }) });
  return request(`/api/projects/${encodeURIComponent(project)}/tasks/${encodeURIComponent(task)}/history?${query}`, { signal });
};

/** What the feed of a sheet is narrowed to; a day by its two ends. */
export type FeedFilter = { readonly unit?: string; readonly person?: string; readonly from?: string; readonly until?: string };

/** Recent changes of a whole sheet, newest first, from below a cursor on. */
export const getFeed = (sheet: SheetId, filter: FeedFilter, before: string | null, signal: AbortSignal): Promise<Outcome<FeedAnswer>> => {
  const query = new URLSearchParams({ ...filter, limit: PAGE, ...(before === null ? {} : { before }) });
  return request(`/api/sheets/${encodeURIComponent(sheet)}/history?${query}`, { signal });
};

/** Everybody who changed something of a sheet, those who were removed too. */
export const getEditors = (sheet: SheetId, signal: AbortSignal): Promise<Outcome<EditorsAnswer>> =>
  request(`/api/sheets/${encodeURIComponent(sheet)}/editors`, { signal });
