import type { GridApi } from 'ag-grid-community';
import { useEffect, useState, type RefObject } from 'react';
import type { Row } from '../state/rows.ts';
import { cellElement, rectIn, sameRect, type CellKey, type Rect } from './cell-place.ts';

const MOVES = ['modelUpdated', 'columnResized', 'displayedColumnsChanged', 'gridSizeChanged', 'viewportChanged'] as const;

/** Calls back whenever the cell may have moved: scrolling, resizing, changes above it. The first call comes at once. */
const watchCell = (root: HTMLElement, api: GridApi<Row>, cell: HTMLElement | null, measure: () => void): (() => void) => {
  // The grid moves rows after it has told of the change.
  const measureSoon = (): void => {
    measure();
    requestAnimationFrame(measure);
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(root);
  if (cell !== null) sizes.observe(cell);
  for (const event of MOVES) api.addEventListener(event, measureSoon);
  root.addEventListener('scroll', measure, { capture: true, passive: true });
  return () => {
    sizes.disconnect();
    root.removeEventListener('scroll', measure, { capture: true });
    if (api.isDestroyed()) return;
    for (const event of MOVES) api.removeEventListener(event, measureSoon);
  };
};

/** Follows a cell's rectangle within the layer over the grid; null while its row is not drawn. */
export const useCellRect = (
  grid: RefObject<HTMLElement | null>,
  layer: RefObject<HTMLElement | null>,
  api: GridApi<Row> | null,
  row: string | null,
): Rect | null => {
  const [found, setFound] = useState<{ readonly row: string; readonly rect: Rect | null } | null>(null);
  useEffect(() => {
    const root = grid.current;
    if (row === null || api === null || root === null) return undefined;
    const key: CellKey = { row, column: 'progress' };
    let isOver = false;
    const measure = (): void => {
      // A frame that was asked for earlier may come after another cell is followed.
      if (isOver) return;
      const cell = cellElement(root, key);
      const rect = cell === null || layer.current === null ? null : rectIn(layer.current, cell);
      setFound((known) => (known?.row === row && sameRect(known.rect, rect) ? known : { row, rect }));
    };
    const unwatch = watchCell(root, api, cellElement(root, key), measure);
    return () => {
      isOver = true;
      unwatch();
    };
  }, [grid, layer, api, row]);
  return found?.row === row ? found.rect : null;
};
