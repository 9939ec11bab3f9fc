/** Where cells are on the screen, and which one an element belongs to. This file knows the grid's class names. */

export type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** A cell by its row's task and its column. */
export type CellKey = { readonly row: string; readonly column: string };

/** The cell that an element of the grid lies in. */
export const cellAt = (target: EventTarget | null): CellKey | null => {
  if (!(target instanceof Element)) return null;
  const column = target.closest('.ag-cell')?.getAttribute('col-id');
  const row = target.closest('[row-id]')?.getAttribute('row-id');
  return column !== null && column !== undefined && row !== null && row !== undefined ? { row, column } : null;
};

/** The cell's element while its row is drawn. */
export const cellElement = (grid: HTMLElement | null, { row, column }: CellKey): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`[row-id="${CSS.escape(row)}"] .ag-cell[col-id="${CSS.escape(column)}"]`) ?? null;

/** The cell's rectangle within a layer that lies over the grid. */
export const rectIn = (layer: HTMLElement, cell: HTMLElement): Rect => {
  const from = layer.getBoundingClientRect();
  const { left, top, width, height } = cell.getBoundingClientRect();
  return { left: left - from.left, top: top - from.top, width, height };
};

export const sameRect = (a: Rect | null, b: Rect | null): boolean =>
  a === b || (a !== null && b !== null && a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height);
