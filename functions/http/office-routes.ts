/** What the office does now and then, as a table. Kept apart so that an edit never waits for it, nor has its rights. */
import * as z from 'zod';
import type { DayMarksAnswer } from '../../domain/wire/day-marks.ts';
import { type EditorsAnswer, type FeedAnswer, feedQuery } from '../../domain/wire/feed.ts';
import { reportingEdit, type SheetHeadAnswer } from '../../domain/wire/reports.ts';
import { changeReporting } from '../actions/change-reporting.ts';
import { readEditors } from '../actions/read-editors.ts';
import { readFeed } from '../actions/read-feed.ts';
import { BULLETIN_ROUTES } from './bulletin-routes.ts';
import { MAIL_ROUTES } from './mail-routes.ts';
import { MAILING_ROUTES } from './mailing-routes.ts';
import { sheetPath } from './paths.ts';
import { PEOPLE_ROUTES } from './people-routes.ts';
import { type OfficePorts, type Route, route } from './route.ts';
import { SNAPSHOT_ROUTES } from './snapshot-routes.ts';

const nothing = z.unknown();

/** A route of a path that is not in office-paths.ts is never called. */
export const OFFICE_ROUTES: readonly Route<OfficePorts>[] = [
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/history', may: 'read' },
    { path: sheetPath, query: feedQuery, body: nothing },
    async ({ path, query }, ports) => ({ ok: true, value: (await readFeed(ports, path.sheet, query)) satisfies FeedAnswer }),
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/editors', may: 'read' },
    { path: sheetPath, query: nothing, body: nothing },
    async ({ path }, ports) => ({ ok: true, value: { editors: await readEditors(ports, path.sheet) } satisfies EditorsAnswer }),
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/days', may: 'read' },
    { path: sheetPath, query: nothing, body: nothing },
    async ({ path }, { store }) => ({ ok: true, value: { days: await store.dayMarks(path.sheet) } satisfies DayMarksAnswer }),
  ),
  route(
    { method: 'POST', path: '/api/sheets/{sheet}/reporting', may: 'supervise' },
    { path: sheetPath, query: nothing, body: reportingEdit },
    async ({ path, body, actor }, ports) => {
      const outcome = await changeReporting(ports, path.sheet, body, actor);
      return outcome.ok ? { ok: true, value: { sheet: outcome.sheet } satisfies SheetHeadAnswer } : { ok: false, code: outcome.reason };
    },
  ),
  ...PEOPLE_ROUTES,
  ...SNAPSHOT_ROUTES,
  ...BULLETIN_ROUTES,
  ...MAIL_ROUTES,
  ...MAILING_ROUTES,
];
