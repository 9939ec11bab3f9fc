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
import type { SheetId, TaskId } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import { patchProgress } from '../api/sheets.ts';
import { deviceStorage } from './browser.ts';
import { draftsIn } from './drafts.ts';
import { saveStateOf, type PendingEdit, type SaveState } from './edit-queue.ts';
import { createEditSender, type DraftFate, type EditBase, type EditSender } from './edit-sender.ts';
import { useLeaving } from './leaving.ts';
import { assessPending } from './optimistic.ts';
import { rowKeeper, viewOf, type Row, type SheetView } from './rows.ts';
import { keepTask, readAgain } from './sheet-query.ts';
import { emptyStack, record, redone, undone, type UndoStack, type UndoStep } from './undo-stack.ts';

/** Whose drafts these are. There is one sample member until people sign in. */
const OWNER = 'sample';

/** The task that an undo or redo changed; null where there is nothing to do, `overtaken` where newer text stands there. */
export type Replayed = { readonly task: TaskId } | 'overtaken' | null;

/** All that the pages need to show and change one sheet. */
export type SheetState = {
  readonly sheet: SheetAnswer['sheet'];
  readonly view: SheetView;
  readonly save: SaveState;
  /** Commits a text; the same text again is no edit. `base` is what the person saw when typing began. */
  readonly commit: (row: Row, progress: string, base?: EditBase) => void;
  readonly undo: () => Replayed;
  readonly redo: () => Replayed;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly retry: (task: TaskId) => void;
  readonly discard: (task: TaskId) => void;
  readonly keepMine: (task: TaskId) => void;
};

const SheetContext = createContext<SheetState | null>(null);

/** The state of the sheet on the page. */
export const useSheetState = (): SheetState => {
  const state = use(SheetContext);
  if (state === null) throw new Error('useSheetState is used outside SheetStateProvider');
  return state;
};

const draftFate = (sheet: SheetAnswer, draft: PendingEdit): DraftFate => {
  const task = sheet.tasks.find(({ id }) => id === draft.task);
  if (task === undefined) return 'elsewhere';
  return task.progress === draft.progress ? 'saved' : 'unsaved';
};

const useSender = (contents: SheetAnswer): EditSender => {
  const client = useQueryClient();
  const sheet: SheetId = contents.sheet.id;
  const [sender] = useState(() =>
    createEditSender({
      send: patchProgress,
      drafts: draftsIn(deviceStorage(), OWNER, sheet),
      onTask: (task) => keepTask(client, sheet, task),
      onDoubt: () => readAgain(client, sheet),
      newId: () => crypto.randomUUID(),
      now: Date.now,
      fateOf: (draft) => draftFate(contents, draft),
    }),
  );
  useEffect(() => {
    globalThis.addEventListener('online', sender.retryWaiting);
    return () => globalThis.removeEventListener('online', sender.retryWaiting);
  }, [sender]);
  useLeaving(() => sender.queue().size > 0);
  return sender;
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
  sender.edit({ project: row.project, task: row.id, progress, base: row.base });
  return { task: row.id };
};

/** Commits and their undoing. */
const historyOn = (desk: HistoryDesk): Pick<SheetState, 'commit' | 'undo' | 'redo' | 'canUndo' | 'canRedo'> => ({
  commit: (row, progress, base = row.base) => {
    if (progress === row.progress) return;
    desk.sender.edit({ project: row.project, task: row.id, progress, base });
    desk.setStack((known) => record(known, { task: row.id, before: row.progress, after: progress }));
  },
  undo: () => replay(desk, undone(desk.stack), 'after'),
  redo: () => replay(desk, redone(desk.stack), 'before'),
  canUndo: desk.stack.done.length > 0,
  canRedo: desk.stack.undone.length > 0,
});

/** Holds the edit queue, the undo stack and the rows of one sheet. */
export const SheetStateProvider = ({ sheet, children }: { readonly sheet: SheetAnswer; readonly children: ReactNode }) => {
  const sender = useSender(sheet);
  const queue = useSyncExternalStore(sender.subscribe, sender.queue);
  const [stack, setStack] = useState(emptyStack);
  const [keepRows] = useState(rowKeeper);
  const view = useMemo(() => {
    const next = viewOf(sheet, queue, assessPending);
    return { ...next, rows: keepRows(next.rows) };
  }, [sheet, queue, keepRows]);
  const state = useMemo(
    (): SheetState => ({
      sheet: sheet.sheet,
      view,
      save: saveStateOf(queue),
      ...historyOn({ sender, stack, setStack, rows: view.rows }),
      retry: sender.retry,
      discard: sender.discard,
      keepMine: sender.keepMine,
    }),
    [sheet.sheet, view, queue, sender, stack],
  );
  return <SheetContext value={state}>{children}</SheetContext>;
};
