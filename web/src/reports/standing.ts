/** What a row's reports come to. */
import { isCleared, speaksFor, type ReportState } from '../../../domain/reports.ts';
import type { Actor } from '../../../domain/types.ts';
import type { RowReport } from '../state/row-reports.ts';
import type { Row } from '../state/rows.ts';

/** `part`: some of a joint task's units have spoken. `edited`: no change was confirmed, and the task was changed since. */
export type RowStanding = ReportState | 'none' | 'part' | 'edited';

/** The state of a task for one of its units. */
export const standingOfUnit = ({ base }: Pick<Row, 'base'>, { report }: Pick<RowReport, 'report'>): Exclude<RowStanding, 'part'> => {
  if (report === null) return 'none';
  return report.state === 'unchanged' && report.taskVersion !== base.version ? 'edited' : report.state;
};

/** The state of a task as a whole; null until it is known. */
export const standingOfRow = ({ reports, base }: Pick<Row, 'reports' | 'base'>): RowStanding | null => {
  if (reports === null) return null;
  const states = reports.map((of) => standingOfUnit({ base }, of));
  if (states.includes('sent_back')) return 'sent_back';
  const cleared = reports.filter(({ report }) => isCleared(report)).length;
  if (cleared < states.length) return cleared === 0 ? 'none' : 'part';
  if (states.includes('reported')) return 'reported';
  return states.includes('edited') ? 'edited' : 'unchanged';
};

/** True where the row still owes a report. */
export const isOwed = (row: Pick<Row, 'reports' | 'base'>): boolean => {
  const standing = standingOfRow(row);
  return standing === 'none' || standing === 'part' || standing === 'sent_back';
};

/** True where the text shown is the one that the server has. */
export const isSaved = ({ base }: Pick<Row, 'base'>): boolean => base.after === null;

/** The units of a row that the actor may speak for. */
export const mine = (actor: Actor, { reports, unitIds }: Pick<Row, 'reports' | 'unitIds'>): readonly RowReport[] =>
  (reports ?? []).filter(({ unit }) => speaksFor(actor, unit, { units: unitIds }));

/** A unit's report that is still owed by the actor's own units: the office speaks for nobody unless it is asked to. */
export type Owed = { readonly row: Row; readonly of: RowReport };

export const owedBy = (actor: Actor, rows: readonly Row[]): readonly Owed[] =>
  rows.flatMap((row) =>
    mine(actor, row)
      .filter(({ unit, report }) => actor.units.includes(unit) && !isCleared(report))
      .map((of) => ({ row, of })),
  );
