/** Shapes of the requests about periods and reports, and of their answers. */
import * as z from 'zod';
import { isPeriod, type Day, type Period } from '../period.ts';
import type { Report } from '../reports.ts';
import type { Sheet } from '../types.ts';
import { personOrUnitId, seenVersion, shortText } from './people.ts';
import { projectId, taskId } from './ids.ts';

const period = z.string().refine(isPeriod, { error: 'a period: 2024-03 or 2024-Q1' });

/** Path of a unit's report on a task. */
export const reportPath = z.object({ project: projectId, task: taskId, unit: personOrUnitId });

/** Body of `POST /api/projects/{project}/tasks/{task}/reports/{unit}`; `version` is 0 where there was no report. */
export const reportConfirmation = z.strictObject({ period, version: z.int().min(0), as: z.enum(['reported', 'unchanged']) });

/** Body of `POST /api/projects/{project}/tasks/{task}/reports/{unit}/return`. */
export const reportReturn = z.strictObject({ period, version: seenVersion, reason: shortText(200) });

export type ReportAnswer = { readonly report: Report };

/** Query of `GET /api/sheets/{sheet}/reports`: a period, or the open one. */
export const reportsQuery = z.object({ period: period.optional() });

/** All that was said in a period, with its days, and the sheet as it is reported on now. */
export type ReportsAnswer = {
  readonly sheet: Sheet;
  readonly period: Period;
  readonly due: Day;
  readonly cutOff: Day;
  readonly reports: readonly Report[];
};

const distance = z.strictObject({ in: z.enum(['points', 'share']), value: z.number().min(0).max(1) });
const workingDays = z.int().min(-20).max(40);

/** Body of `POST /api/sheets/{sheet}/reporting`. */
export const reportingEdit = z.strictObject({
  version: seenVersion,
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('close'), period }),
    z.strictObject({ kind: z.literal('open'), period }),
    z.strictObject({
      kind: z.literal('set'),
      due: workingDays,
      cutOff: workingDays,
      pace: z.strictObject({ tolerance: distance, redLine: distance }),
      closesItself: z.boolean().optional(),
    }),
  ]),
});

export type ReportingEdit = z.infer<typeof reportingEdit>;

export type SheetHeadAnswer = { readonly sheet: Sheet };
