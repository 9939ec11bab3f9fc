import type { UnitId } from '../../../domain/people/types.ts';
import type { Report } from '../../../domain/reports.ts';
import type { Task } from '../../../domain/types.ts';
import type { UnitBook } from './unit-book.ts';

/** A unit that leads the task, and its word on it; null where it has not spoken. */
export type RowReport = { readonly unit: UnitId; readonly name: string; readonly report: Report | null };

/** Gives what a task's units said; null for all tasks while that is not known. */
export const rowReports = (reports: readonly Report[] | null, units: UnitBook): ((task: Task) => readonly RowReport[] | null) => {
  if (reports === null) return () => null;
  const said = new Map(reports.map((report) => [`${report.task} ${report.unit}`, report]));
  return ({ id, units: own }) => {
    const standing = new Map(own.map(units.standing).map((unit) => [unit.id, unit.name]));
    return [...standing].map(([unit, name]) => ({ unit, name, report: said.get(`${id} ${unit}`) ?? null }));
  };
};
