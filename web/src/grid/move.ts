import type { Direction } from './editor-keys.ts';

/** A cell by its place in the grid as shown. */
export type Place = { readonly row: number; readonly column: number };

/** Size of the grid as shown; `page` is the number of rows that one sees at once. */
export type Extent = { readonly rows: number; readonly columns: number; readonly page: number };

const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));

/** The cell that a movement leads to; it stops at the edges. Tab goes on in the next row, and null past the last cell. */
export const moved = (from: Place, to: Direction, { rows, columns, page }: Extent): Place | null => {
  const at = (row: number, column: number): Place => ({ row: within(row, rows), column: within(column, columns) });
  if (to === 'next' || to === 'previous') {
    const cell = from.row * columns + from.column + (to === 'next' ? 1 : -1);
    return cell < 0 || cell >= rows * columns ? null : at(Math.floor(cell / columns), cell % columns);
  }
  const { row, column } = from;
  const places = {
    up: at(row - 1, column),
    down: at(row + 1, column),
    left: at(row, column - 1),
    right: at(row, column + 1),
    'row-start': at(row, 0),
    'row-end': at(row, columns - 1),
    first: at(0, column),
    last: at(rows - 1, column),
    'page-up': at(row - page, column),
    'page-down': at(row + page, column),
  } as const satisfies Record<Exclude<Direction, 'next' | 'previous'>, Place>;
  return places[to];
};
