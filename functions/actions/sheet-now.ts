import type { Report } from '../../domain/reports.ts';
import type { Sheet, SheetContents } from '../../domain/types.ts';
import type { Store } from '../ports.ts';
import { eachAtOnce } from './each-at-once.ts';

const AT_ONCE = 8;

/**
 * A sheet as it stands, and what was said in its open period, for what is frozen. Its tasks are read from their projects: the
 * index of a sheet's rows may lag.
 */
export const sheetNow = async (
  store: Store,
  sheet: Sheet,
): Promise<{ readonly contents: SheetContents; readonly reports: readonly Report[] }> => {
  const [projects, units, reports] = await Promise.all([
    store.projects(sheet.id),
    store.units(),
    store.reports(sheet.id, sheet.reporting.period),
  ]);
  const read = new Map<string, Awaited<ReturnType<Store['project']>>>();
  await eachAtOnce(AT_ONCE, projects, async (project) => void read.set(project.id, await store.project(project.id)));
  const tasks = projects.flatMap((project) => read.get(project.id)?.tasks ?? []);
  return { contents: { sheet, projects, units, tasks }, reports };
};
