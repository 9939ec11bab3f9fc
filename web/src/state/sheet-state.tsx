import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
} from 'react';
import type { SheetId, Task, TaskId } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import type { ReportsAnswer } from '../../../domain/wire/reports.ts';
import { line, LINE_BACK } from '../api/line.ts';
import { patchIndicators, patchProgress } from '../api/sheets.ts';
import { editKeeper, type DeviceKeeper } from '../device/kept-edits.ts';
import { useSession } from '../session/session.ts';
import { SIGNED_IN_AGAIN } from '../session/standing.ts';
import { createByHandSender, type SaveByHand } from './by-hand-sender.ts';
import { editsOf, lastEdit, saveStateOf, troubleOf, type EditQueue, type PendingEdit, type SaveState } from './edit-queue.ts';
import { createEditSender, type EditBase, type EditSender } from './edit-sender.ts';
import { useLeaving } from './leaving.ts';
import { pendingReader } from './optimistic.ts';
import { useReader } from './reader.ts';
import { useReports } from './reports-query.ts';
import { rowKeeper, viewOf, type Row, type SheetView } from './rows.ts';
import { keepTask, readAgain, versionOf } from './sheet-query.ts';
import { createTurns } from './turns.ts';
import { emptyStack, record, redone, undone, type UndoStack, type UndoStep } from './undo-stack.ts';

/** The task that an undo or redo changed; null where there is nothing to do, `overtaken` where newer text stands there. */
export type Replayed = { readonly task: TaskId } | 'overtaken' | null;

/** All that the pages need to show and change one sheet. */
export type SheetState = {
  readonly sheet: SheetAnswer['sheet'];
  /** The same with all that it holds, as the server has it. */
  readonly contents: SheetAnswer;
  readonly view: SheetView;
  /** What was said in the open period, and its days; null until that is known. */
  readonly reports: ReportsAnswer | null;
  readonly save: SaveState;
  /** Commits a text; the same text again is no edit. `base` is what the person saw when typing began. */
  readonly commit: (row: Row, progress: string, base?: EditBase) => void;
  readonly undo: () => Replayed;
  readonly redo: () => Replayed;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly retry: (task: TaskId) => void;
  readonly discard: (task: TaskId) => void;
  /** Saves the text that was chosen in a conflict. */
  readonly settle: (row: Row, progress: string) => void;
  /** Unsaved texts whose task is no longer in the sheet. */
  readonly orphans: readonly PendingEdit[];
  /** All edits that the server has not confirmed. */
  readonly pending: readonly PendingEdit[];
  /** How many cells' texts were found on this device when the page opened, until that has been read. */
  readonly found: number;
  readonly forgetFound: () => void;
  /** False where this device takes no edits: they live as long as the page. */
  readonly isKeeping: boolean;
  readonly saveByHand: SaveByHand;
};

const SheetContext = createContext<SheetState | null>(null);

/** The state of the sheet on the page. */
export const useSheetState = (): SheetState => {
  const state = use(SheetContext);
  if (state === null) throw new Error('useSheetState is used outside SheetStateProvider');
  return state;
};

const orphansOf = (sheet: SheetAnswer, queue: EditQueue): readonly PendingEdit[] => {
  const here = new Set(sheet.tasks.map(({ id }) => id));
  return [...queue].filter(([task, chain]) => troubleOf(chain) !== null && !here.has(task)).map(([, chain]) => lastEdit(chain));
};

type Senders = { readonly texts: EditSender; readonly keeper: DeviceKeeper; readonly saveByHand: SaveByHand };

/** Reasons to send what waits, and to look for edits that a tab has left behind. */
const RESUMING = ['online', LINE_BACK, SIGNED_IN_AGAIN] as const;

/** Sends what waits, and what other tabs and earlier visits have left; how many cells' texts were found at the beginning. */
const useResuming = ({ texts }: Senders): Pick<SheetState, 'found' | 'forgetFound'> => {
  const [found, setFound] = useState(0);
  useEffect(() => {
    const resume = (): void => {
      texts.retryWaiting();
      void texts.takeOver();
    };
    const lookAgain = (): void => {
      if (document.visibilityState === 'visible') void texts.takeOver();
    };
    void texts.takeOver().then((cells) => setFound((known) => known + cells));
    for (const event of RESUMING) globalThis.addEventListener(event, resume);
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      for (const event of RESUMING) globalThis.removeEventListener(event, resume);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, [texts]);
  return useMemo(() => ({ found, forgetFound: () => setFound(0) }), [found]);
};

/** Reads anew what the page shows, once it can be read again. */
const useReadingAnew = (): void => {
  const client = useQueryClient();
  useEffect(() => {
    const readAnew = (): void => void client.invalidateQueries();
    const events = [LINE_BACK, SIGNED_IN_AGAIN];
    for (const event of events) globalThis.addEventListener(event, readAnew);
    return () => {
      for (const event of events) globalThis.removeEventListener(event, readAnew);
    };
  }, [client]);
};

const useSenders = (contents: SheetAnswer): Senders => {
  const client = useQueryClient();
  const sheet: SheetId = contents.sheet.id;
  const { actor } = useSession();
  const [senders] = useState((): Senders => {
    const shared = {
      takeTurn: createTurns(),
      onTask: (task: Task) => keepTask(client, sheet, task),
      newId: () => crypto.randomUUID(),
    };
    const keeper = editKeeper(actor.id, sheet);
    return {
      keeper,
      texts: createEditSender({
        ...shared,
        send: patchProgress,
        keeper,
        isAway: () => line.state().isAway,
        onDoubt: () => readAgain(client, sheet),
        now: Date.now,
      }),
      saveByHand: createByHandSender({ ...shared, send: patchIndicators, versionOf: (task) => versionOf(client, sheet, task) }),
    };
  });
  // What is kept on this device need not hold anybody back.
  useLeaving(() => senders.texts.queue().size > 0 && !senders.keeper.isKeeping());
  return senders;
};

type HistoryDesk = {
  readonly sender: EditSender;
  readonly stack: UndoStack;
  readonly setStack: Dispatch<SetStateAction<UndoStack>>;
  readonly rows: readonly Row[];
};

/** Puts one side of a command back, unless newer text stands there. */
const replay = ({ sender, rows, setStack }: HistoryDesk, step: UndoStep, from: 'before' | 'after'): Replayed => {
  const { command, stack } = step;
  if (command === null) return null;
  setStack(stack);
  const row = rows.find(({ id }) => id === command.task);
  if (row === undefined || row.progress !== command[from]) return 'overtaken';
  const progress = from === 'after' ? command.before : command.after;
  sender.edit({ project: row.project, task: row.id, progress, base: row.base, seen: row.progress });
  return { task: row.id };
};

/** Commits and their undoing. */
const historyOn = (desk: HistoryDesk): Pick<SheetState, 'commit' | 'settle' | 'undo' | 'redo' | 'canUndo' | 'canRedo'> => ({
  commit: (row, progress, base = row.base) => {
    if (progress === row.progress) return;
    desk.sender.edit({ project: row.project, task: row.id, progress, base, seen: row.progress });
    desk.setStack((known) => record(known, { task: row.id, before: row.progress, after: progress }));
  },
  settle: (row, progress) => {
    desk.sender.settle(row.id, progress);
    if (progress !== row.progress) desk.setStack((known) => record(known, { task: row.id, before: row.progress, after: progress }));
  },
  undo: () => replay(desk, undone(desk.stack), 'after'),
  redo: () => replay(desk, redone(desk.stack), 'before'),
  canUndo: desk.stack.done.length > 0,
  canRedo: desk.stack.undone.length > 0,
});

/** Holds the edit queue, the undo stack and the rows of one sheet. */
export const SheetStateProvider = ({ sheet, children }: { readonly sheet: SheetAnswer; readonly children: ReactNode }) => {
  const senders = useSenders(sheet);
  const { texts: sender, keeper, saveByHand } = senders;
  const found = useResuming(senders);
  useReadingAnew();
  const isKeeping = useSyncExternalStore(keeper.subscribe, keeper.isKeeping);
  const reader = useReader();
  const reports = useReports(sheet.sheet);
  const queue = useSyncExternalStore(sender.subscribe, sender.queue);
  const [stack, setStack] = useState(emptyStack);
  const [keepRows] = useState(rowKeeper);
  const view = useMemo(() => {
    const next = viewOf(sheet, queue, pendingReader(reader), reports?.reports ?? null);
    return { ...next, rows: keepRows(next.rows) };
  }, [sheet, queue, reader, reports, keepRows]);
  const state = useMemo(
    (): SheetState => ({
      sheet: sheet.sheet,
      contents: sheet,
      view,
      reports,
      save: saveStateOf(queue),
      ...historyOn({ sender, stack, setStack, rows: view.rows }),
      retry: sender.retry,
      discard: sender.discard,
      orphans: orphansOf(sheet, queue),
      pending: [...queue.values()].flatMap(editsOf),
      ...found,
      isKeeping,
      saveByHand,
    }),
    [sheet, view, reports, queue, sender, saveByHand, stack, found, isKeeping],
  );
  return <SheetContext value={state}>{children}</SheetContext>;
};
