/** The two sides of a comparison. */
import { standingsNow, type Standings } from '../../../domain/snapshots.ts';
import type { Period } from '../../../domain/period.ts';
import { isOwed } from '../reports/standing.ts';
import type { SheetView } from '../state/rows.ts';

/** The sheet as it is shown, as if it were a snapshot. */
export const standingsOf = ({ rows, rollUp }: Pick<SheetView, 'rows' | 'rollUp'>, period: Period): Standings =>
  standingsNow(
    period,
    rollUp,
    rows.map((row) => ({
      task: row.id,
      version: row.base.version,
      progress: row.progress,
      completion: row.assessment.completion,
      project: row.project,
      projectName: row.projectName,
      number: row.number,
      content: row.content,
      units: row.unitIds,
      stage: row.assessment.stage,
      pace: row.standing.pace,
      class: row.standing.class,
      isReported: !isOwed(row),
    })),
  );
