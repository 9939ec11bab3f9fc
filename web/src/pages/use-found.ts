import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Actor, TaskId } from '../../../domain/types.ts';
import { useSession } from '../session/session.ts';
import { useAddress } from '../state/address.ts';
import { findRows, type Row, type SheetView } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { filterRows, firstFilter, isFiltering, NO_FILTER, type TaskFilter } from '../state/task-filter.ts';

export type Found = {
  readonly rows: readonly Row[];
  readonly sought: string;
  readonly seek: (text: string) => void;
  readonly filter: TaskFilter;
  readonly setFilter: (filter: TaskFilter) => void;
  /** True where some rows may be left out. */
  readonly isNarrowed: boolean;
  readonly showAll: () => void;
  /** Makes sure that the task's row is among those shown. */
  readonly reveal: (task: TaskId) => void;
};

const rowsOf = (view: SheetView, filter: TaskFilter, sought: string, actor: Actor): readonly Row[] =>
  findRows(filterRows(view.rows, filter, actor, view.units), sought);

/** The rows that filters and the find box leave. A link to a row comes before any filter. */
export const useFound = (): Found => {
  const { actor } = useSession();
  const { view } = useSheetState();
  const linked = useAddress('task');
  const [sought, seek] = useState('');
  const [filter, setFilter] = useState(() => {
    const first = firstFilter(actor, view.rows);
    const isThere = linked === null || rowsOf(view, first, '', actor).some(({ id }) => id === linked);
    return isThere ? first : NO_FILTER;
  });
  const rows = useMemo(() => rowsOf(view, filter, sought, actor), [view, filter, sought, actor]);
  const showAll = (): void => {
    seek('');
    setFilter(NO_FILTER);
  };
  return {
    rows,
    sought,
    seek,
    filter,
    setFilter,
    isNarrowed: sought.trim() !== '' || isFiltering(filter),
    showAll,
    reveal: (task) => {
      // Drawn at once: whoever asked goes there next.
      if (!rows.some(({ id }) => id === task)) flushSync(showAll);
    },
  };
};
