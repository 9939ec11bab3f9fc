/** What the dashboard shows of a sheet's summary. */
import { LIGHTS, PACE_CLASSES, type PaceClass, type Tally } from '../../../domain/pace.ts';
import type { Summary, TaskFigure } from '../../../domain/summary.ts';
import type { SheetContents } from '../../../domain/types.ts';
import type { Row } from '../state/rows.ts';

/** The sheet as its rows show it: in their order, with texts that are still being saved. */
export const shownSheet = (contents: SheetContents, rows: readonly Row[]): SheetContents => {
  const known = new Map(contents.tasks.map((task) => [task.id, task]));
  const tasks = rows.flatMap(({ id, progress, assessment }) => {
    const task = known.get(id);
    return task === undefined ? [] : [{ ...task, progress, assessment }];
  });
  return { ...contents, tasks };
};

export type ClassShare = { readonly class: PaceClass; readonly count: number; readonly share: number };

/** Every class with its part of all tasks, 0 to 1. */
export const classShares = (tally: Tally): readonly ClassShare[] => {
  const total = PACE_CLASSES.reduce((sum, one) => sum + tally[one], 0);
  return PACE_CLASSES.map((one) => ({ class: one, count: tally[one], share: total === 0 ? 0 : tally[one] / total }));
};

/** Tasks below the pace, the furthest first; of one gap in the order of the sheet. */
export const largestGaps = ({ tasks }: Pick<Summary, 'tasks'>, count: number): readonly TaskFigure[] =>
  tasks
    .filter(({ standing: { gap } }) => gap !== null && gap < 0)
    .toSorted((a, b) => (a.standing.gap ?? 0) - (b.standing.gap ?? 0))
    .slice(0, count);

const COLOURS = { green: 'var(--green)', yellow: 'var(--amber)', red: 'var(--red)', none: 'var(--faint)' } as const;

/** A class's colour in charts, as the page's own variable, so that it follows the colour scheme. */
export const colourOf = (of: PaceClass): string => COLOURS[LIGHTS[of]];
