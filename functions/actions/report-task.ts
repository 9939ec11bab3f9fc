import { decideReport, type Report, type ReportFault, type ReportRequest } from '../../domain/reports.ts';
import { openPeriod } from '../../domain/reporting.ts';
import type { Actor } from '../../domain/types.ts';
import type { Clock, Store, TaskKey } from '../ports.ts';

/** The report as it stands, or why nothing was said. */
export type ReportOutcome =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly reason: ReportFault | 'not_found' };

/** A unit confirms a task's text for the period, or the office sends it back. The same word said again changes nothing. */
export const reportTask = async (
  { store, now }: { readonly store: Store; readonly now: Clock },
  key: TaskKey,
  asked: ReportRequest,
  actor: Actor,
): Promise<ReportOutcome> => {
  const task = await store.task(key);
  if (task === null) return { ok: false, reason: 'not_found' };
  const place = { sheet: task.sheet, period: asked.period, task: task.id, unit: asked.unit };
  const [sheet, current, merges] = await Promise.all([store.head(task.sheet), store.report(place), store.merges()]);
  const open = sheet === null ? null : openPeriod(sheet.reporting);
  const decision = decideReport(asked, { task, current, open, merges }, actor, new Date(now()).toISOString());
  if (!decision.ok || !decision.isNew) return decision;
  return (await store.saveReport(decision.report)) === 'saved' ? decision : { ok: false, reason: 'outdated' };
};
