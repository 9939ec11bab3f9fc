import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Actor, TaskId } from '../../../domain/types.ts';
import { useSession } from '../session/session.ts';
import { useAddress, useSearch } from '../state/address.ts';
import { askedRows, type Asked } from '../state/asked-rows.ts';
import { findRows, type Row, type SheetView } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { filterRows, isFiltered, NO_FILTER, type TaskFilter } from '../state/task-filter.ts';

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

const rowsOf = (view: SheetView, { filter, sought }: Asked, actor: Actor): readonly Row[] =>
  findRows(filterRows(view.rows, filter, actor, view.units), sought);

/** The rows that filters and the find box leave: `first`, or what the address asks for. A link to a row comes before any filter. */
export const useFound = (first: TaskFilter): Found => {
  const { actor } = useSession();
  const { view } = useSheetState();
  const linked = useAddress('task');
  const asked = askedRows(useSearch());
  const begun = (): Asked => {
    const beginning = asked ?? { filter: first, sought: '' };
    const isThere = linked === null || rowsOf(view, beginning, actor).some(({ id }) => id === linked);
    return isThere ? beginning : { filter: NO_FILTER, sought: '' };
  };
  const [narrowed, narrow] = useState(begun);
  const [heard, setHeard] = useState(JSON.stringify(asked));
  if (heard !== JSON.stringify(asked)) {
    // Another link, or Back.
    setHeard(JSON.stringify(asked));
    narrow(begun());
  }
  const { filter, sought } = narrowed;
  const rows = useMemo(() => rowsOf(view, narrowed, actor), [view, narrowed, actor]);
  const showAll = (): void => narrow({ filter: NO_FILTER, sought: '' });
  return {
    rows,
    sought,
    seek: (text) => narrow({ ...narrowed, sought: text }),
    filter,
    setFilter: (chosen) => narrow({ ...narrowed, filter: chosen }),
    isNarrowed: sought.trim() !== '' || isFiltered(filter),
    showAll,
    reveal: (task) => {
      // Drawn at once: whoever asked goes there next.
      if (!rows.some(({ id }) => id === task)) flushSync(showAll);
    },
  };
};
