import type { GridApi } from 'ag-grid-community';
import type { TaskId } from '../../../domain/types.ts';
import type { Row } from '../state/rows.ts';
import type { CellKey } from './cell-place.ts';
import { COLUMNS } from './columns.tsx';
import type { Direction } from './editor-keys.ts';
import { moved } from './move.ts';

/** Rows seen at once, for the page keys. */
const PAGE = 8;

export type GridFocus = {
  /** Chooses a task's 进展情况 and brings it into sight. */
  readonly goTo: (task: TaskId) => void;
  readonly reveal: (task: TaskId) => void;
  /** Goes on from a task's 进展情况. */
  readonly move: (from: TaskId | null, to: Direction) => void;
};

/** Moves about the grid's cells. The grid keeps the focus, but where the editor takes it. */
export const gridFocus = (api: GridApi<Row> | null, choose: (key: CellKey) => void): GridFocus => {
  const rowIndex = (id: TaskId | null): number => (id === null ? -1 : (api?.getRowNode(id)?.rowIndex ?? -1));
  const focusAt = (row: number, column: number): void => {
    const id = api?.getDisplayedRowAtIndex(row)?.data?.id;
    const name = COLUMNS[column];
    if (api === null || id === undefined || name === undefined) return;
    api.ensureIndexVisible(row);
    api.setFocusedCell(row, name);
    // The row may be drawn only after the scrolling; the editor need not wait for it.
    choose({ row: id, column: name });
  };
  return {
    goTo: (task) => focusAt(rowIndex(task), COLUMNS.indexOf('progress')),
    reveal: (task) => {
      if (rowIndex(task) >= 0) api?.ensureIndexVisible(rowIndex(task));
    },
    move: (from, to) => {
      const extent = { rows: api?.getDisplayedRowCount() ?? 0, columns: COLUMNS.length, page: PAGE };
      const place = moved({ row: rowIndex(from), column: COLUMNS.indexOf('progress') }, to, extent);
      if (place !== null) focusAt(place.row, place.column);
    },
  };
};
