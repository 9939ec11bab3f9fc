import { useEffect, useState } from 'react';

/** The grid's code, a file of its own. Asked for early, it travels side by side with the sheet's data. */
export const loadGrid = () => import('../grid/sheet-grid.tsx');

type GridPart = Awaited<ReturnType<typeof loadGrid>>;

/** The grid's code once it is here. By hand and not by Suspense, which holds a second reveal back for 300 ms. */
export const useGridPart = (): GridPart | 'failed' | null => {
  const [part, setPart] = useState<GridPart | 'failed' | null>(null);
  useEffect(() => {
    loadGrid().then(setPart, () => setPart('failed'));
  }, []);
  return part;
};
