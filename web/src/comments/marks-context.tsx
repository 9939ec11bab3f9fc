import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { may } from '../../../domain/access.ts';
import { isUnread } from '../../../domain/comments/figures.ts';
import type { Mark } from '../../../domain/comments/types.ts';
import type { Actor, TaskId } from '../../../domain/types.ts';
import { getMarks, postSeen } from '../api/comments.ts';
import { useSession } from '../session/session.ts';
import { useDrawn } from '../state/drawn.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';

/** What whoever is here has seen of the comments. */
type MarksState = {
  /** The number of the last comment on the task that they have seen. */
  readonly seenOf: (task: TaskId) => number;
  readonly isUnread: (row: Row) => boolean;
  /** They have the task's comments before them, up to this one. */
  readonly see: (row: Row, number: number) => void;
};

const MarksContext = createContext<MarksState>({ seenOf: () => 0, isUnread: () => false, see: () => undefined });

export const useMarks = (): MarksState => use(MarksContext);

/** Comments on tasks that the actor may not comment on. Of these, only the marks tell which ones mention the actor. */
const elsewhere = (rows: readonly Row[], actor: Actor): number =>
  rows.filter(({ unitIds }) => !may(actor, 'comment', { units: unitIds })).reduce((sum, { comments }) => sum + comments.written, 0);

/** Knows which comments are new to whoever is here. Without the marks, as while there is no line, it calls none new. */
export const MarksProvider = ({ children }: { readonly children: ReactNode }) => {
  const { actor } = useSession();
  const { sheet, view } = useSheetState();
  const { data } = useQuery({
    queryKey: ['marks', sheet.id, elsewhere(view.rows, actor)],
    queryFn: ({ signal }) => getMarks(sheet.id, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled: useDrawn(),
    networkMode: 'always',
  });
  // What is on its way to the server is not asked back from it.
  const [seenHere, setSeenHere] = useState<ReadonlyMap<TaskId, number>>(new Map());
  const marks = data ?? null;
  const markOf = useCallback(
    (task: TaskId): Mark => {
      const { seen, mentioned } = marks?.[task] ?? { seen: 0, mentioned: 0 };
      return { seen: Math.max(seen, seenHere.get(task) ?? 0), mentioned };
    },
    [marks, seenHere],
  );
  const state = useMemo((): MarksState => {
    const isNew = ({ id, unitIds, comments }: Row): boolean => marks !== null && isUnread(actor, { units: unitIds, comments }, markOf(id));
    return {
      seenOf: (task) => markOf(task).seen,
      isUnread: isNew,
      see: (row, number) => {
        if (!isNew(row) || number <= markOf(row.id).seen) return;
        setSeenHere((known) => new Map(known).set(row.id, number));
        void postSeen(row, number);
      },
    };
  }, [actor, marks, markOf]);
  return <MarksContext value={state}>{children}</MarksContext>;
};
