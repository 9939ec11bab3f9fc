/** The part of the API's table about what units say of their tasks. */
import * as z from 'zod';
import {
  type ReportAnswer,
  reportConfirmation,
  reportPath,
  reportReturn,
  type ReportsAnswer,
  reportsQuery,
} from '../../domain/wire/reports.ts';
import { readReports } from '../actions/read-reports.ts';
import { type ReportOutcome, reportTask } from '../actions/report-task.ts';
import { sheetPath } from './paths.ts';
import { type Answer, type Route, route } from './route.ts';

const nothing = z.unknown();

const said = (outcome: ReportOutcome): Answer =>
  outcome.ok ? { ok: true, value: { report: outcome.report } satisfies ReportAnswer } : { ok: false, code: outcome.reason };

export const REPORT_ROUTES: readonly Route[] = [
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/reports', may: 'read' },
    { path: sheetPath, query: reportsQuery, body: nothing },
    async ({ path, query }, { store }) => {
      const value = await readReports(store, path.sheet, query.period);
      return value === null ? { ok: false, code: 'not_found' } : { ok: true, value: value satisfies ReportsAnswer };
    },
  ),
  route(
    { method: 'POST', path: '/api/projects/{project}/tasks/{task}/reports/{unit}', may: 'report', counts: 'reports' },
    { path: reportPath, query: nothing, body: reportConfirmation },
    async ({ path, body, actor }, ports) => said(await reportTask(ports, path, { ...body, unit: path.unit }, actor)),
  ),
  route(
    { method: 'POST', path: '/api/projects/{project}/tasks/{task}/reports/{unit}/return', may: 'supervise', counts: 'reports' },
    { path: reportPath, query: nothing, body: reportReturn },
    async ({ path, body, actor }, ports) => said(await reportTask(ports, path, { ...body, unit: path.unit, as: 'sent_back' }, actor)),
  ),
];
