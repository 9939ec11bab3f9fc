/** What the page does all day, as a table: who may call what, what it takes, and the action that it runs. */
import * as z from 'zod';
import type { ChangeFault } from '../../domain/by-hand/apply-change.ts';
import type { EditAnswer, HealthAnswer, HistoryAnswer, SheetAnswer } from '../../domain/wire/answers.ts';
import { progressEdit } from '../../domain/wire/edit.ts';
import { historyQuery } from '../../domain/wire/history.ts';
import { indicatorsEdit } from '../../domain/wire/indicators.ts';
import { type ChangesAnswer, changesQuery, type TicketAnswer, ticketRequest } from '../../domain/wire/live.ts';
import type { MeAnswer } from '../../domain/wire/members.ts';
import { editIndicators } from '../actions/edit-indicators.ts';
import { editProgress } from '../actions/edit-progress.ts';
import { issueTicket } from '../actions/issue-ticket.ts';
import { readChanges } from '../actions/read-changes.ts';
import { readHistory } from '../actions/read-history.ts';
import { readSheet } from '../actions/read-sheet.ts';
import type { EditOutcome } from '../actions/save-edit.ts';
import { COMMENT_ROUTES } from './comment-routes.ts';
import { sheetPath, taskPath } from './paths.ts';
import { REPORT_ROUTES } from './report-routes.ts';
import { type Answer, type HttpPorts, type Route, route } from './route.ts';

const nothing = z.unknown();

/** The value in the shape that the wire promises, or that there is none. */
const found = (value: SheetAnswer | HistoryAnswer | null): Answer =>
  value === null ? { ok: false, code: 'not_found' } : { ok: true, value };

/** The edited task and its project, or the problem that its reason is. */
const edited = (outcome: EditOutcome<ChangeFault>): Answer => {
  if (outcome.ok) return { ok: true, value: { task: outcome.task, project: outcome.project } satisfies EditAnswer };
  return { ok: false, code: outcome.reason, ...(outcome.reason === 'stale' ? { current: outcome.current } : {}) };
};

/** What these routes need from outside. */
export type ApiPorts = HttpPorts & {
  /** Where live connections are opened: a URL, or a path at the page's own host. */
  readonly liveAddress: string;
};

export const API_ROUTES: readonly Route<ApiPorts>[] = [
  {
    method: 'GET',
    path: '/api/health',
    may: 'anyone',
    run: () => Promise.resolve({ ok: true, value: { status: 'ok' } satisfies HealthAnswer }),
  },
  route({ method: 'GET', path: '/api/me', may: 'read' }, { path: nothing, query: nothing, body: nothing }, ({ actor }) =>
    Promise.resolve({ ok: true, value: actor satisfies MeAnswer }),
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}', may: 'read' },
    { path: sheetPath, query: nothing, body: nothing },
    async ({ path }, { store }) => found(await readSheet(store, path.sheet)),
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/changes', may: 'read' },
    { path: sheetPath, query: changesQuery, body: nothing },
    async ({ path, query }, ports) => ({ ok: true, value: (await readChanges(ports, path.sheet, query.since)) satisfies ChangesAnswer }),
  ),
  route(
    { method: 'POST', path: '/api/live/ticket', may: 'read' },
    { path: nothing, query: nothing, body: ticketRequest },
    async ({ body, actor }, ports: ApiPorts) => {
      const issued = await issueTicket(ports, body.sheet, actor);
      if (issued === null) return { ok: false, code: 'not_found' };
      return { ok: true, value: { ...issued, address: ports.liveAddress } satisfies TicketAnswer };
    },
  ),
  route(
    { method: 'PATCH', path: '/api/projects/{project}/tasks/{task}', may: 'report', counts: 'edits' },
    { path: taskPath, query: nothing, body: progressEdit },
    async ({ path, body, actor }, ports) => edited(await editProgress(ports, path, body, actor)),
  ),
  // An editor may state an actual; which changes are an admin's alone is decided with the task at hand.
  route(
    { method: 'PATCH', path: '/api/projects/{project}/tasks/{task}/indicators', may: 'report', counts: 'edits' },
    { path: taskPath, query: nothing, body: indicatorsEdit },
    async ({ path, body, actor }, ports) => edited(await editIndicators(ports, path, body, actor)),
  ),
  route(
    { method: 'GET', path: '/api/projects/{project}/tasks/{task}/history', may: 'read' },
    { path: taskPath, query: historyQuery, body: nothing },
    async ({ path, query }, { store }) => found(await readHistory(store, path, query)),
  ),
  ...COMMENT_ROUTES,
  ...REPORT_ROUTES,
];
