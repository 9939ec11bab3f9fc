import type { Period } from '../../../domain/period.ts';
import type { UnitId } from '../../../domain/people/types.ts';
import type { ProjectId, SheetId, TaskId } from '../../../domain/types.ts';
import type { ReportAnswer, ReportingEdit, ReportsAnswer, SheetHeadAnswer } from '../../../domain/wire/reports.ts';
import { request, type Outcome } from './request.ts';

export type ReportPlace = { readonly project: ProjectId; readonly task: TaskId; readonly unit: UnitId };

const post = <Answer>(path: string, body: object): Promise<Outcome<Answer>> =>
  request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const sheetPath = (sheet: SheetId): string => `/api/sheets/${encodeURIComponent(sheet)}`;

const reportPath = ({ project, task, unit }: ReportPlace): string =>
  `/api/projects/${encodeURIComponent(project)}/tasks/${encodeURIComponent(task)}/reports/${encodeURIComponent(unit)}`;

/** What was said in a period of a sheet. */
export const getReports = (sheet: SheetId, period: Period, signal: AbortSignal): Promise<Outcome<ReportsAnswer>> =>
  request(`${sheetPath(sheet)}/reports?period=${encodeURIComponent(period)}`, { signal });

/** A unit's word on a task; `version` is that of the report that the person saw, 0 for none. */
export const postReport = (
  place: ReportPlace,
  said: { readonly period: Period; readonly version: number; readonly as: 'reported' | 'unchanged' },
): Promise<Outcome<ReportAnswer>> => post(reportPath(place), said);

/** The office sends a report back. */
export const postReturn = (
  place: ReportPlace,
  said: { readonly period: Period; readonly version: number; readonly reason: string },
): Promise<Outcome<ReportAnswer>> => post(`${reportPath(place)}/return`, said);

/** Closes or opens a period, or sets its days and thresholds. */
export const postReporting = (sheet: SheetId, edit: ReportingEdit): Promise<Outcome<SheetHeadAnswer>> =>
  post(`${sheetPath(sheet)}/reporting`, edit);
