import type { ProjectId, Task, TaskId } from '../../../domain/types.ts';
import type { EditAnswer } from '../../../domain/wire/answers.ts';
import type { ProgressEdit } from '../../../domain/wire/edit.ts';
import type { Outcome, RequestFailure } from '../api/request.ts';
import type { Drafts } from './drafts.ts';
import type { TakeTurn } from './turns.ts';
import {
  addEdit,
  backoff,
  discardEdits,
  editsOf,
  emptyQueue,
  lastEdit,
  markFailed,
  markSaved,
  markSending,
  readyTasks,
  restoreEdits,
  retryEdit,
  settleConflict,
  type EditQueue,
  type PendingEdit,
} from './edit-queue.ts';

/** What a new text stands on: the version that the person saw, or the pending edit whose text it was. */
export type EditBase = { readonly version: number; readonly after: string | null };

export type NewEdit = {
  readonly project: ProjectId;
  readonly task: TaskId;
  readonly progress: string;
  readonly base: EditBase;
  readonly seen?: string;
};

export type EditSender = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly queue: () => EditQueue;
  readonly edit: (edit: NewEdit) => void;
  readonly retry: (task: TaskId) => void;
  readonly retryWaiting: () => void;
  /** Saves the text that was chosen in a conflict. */
  readonly settle: (task: TaskId, progress: string) => void;
  readonly discard: (task: TaskId) => void;
};

/** What became of a draft: its answer was lost but its text was saved, or it still wants saving. */
export type DraftFate = 'saved' | 'unsaved';

/** What the sender needs from outside. */
export type SenderPorts = {
  readonly send: (project: ProjectId, task: TaskId, edit: ProgressEdit) => Promise<Outcome<EditAnswer>>;
  readonly takeTurn: TakeTurn;
  readonly drafts: Drafts;
  /** The server says that the task now is this. */
  readonly onTask: (task: Task) => void;
  /** A text was given up that the server may have saved: what is shown should be read again. */
  readonly onDoubt: () => void;
  readonly newId: () => string;
  readonly now: () => number;
  readonly fateOf: (draft: PendingEdit) => DraftFate;
};

const currentOf = (failure: RequestFailure): Task | undefined => (failure.kind === 'problem' ? failure.problem.current : undefined);

/** What was left unsaved on this device. Only the last text of a cell says whether it still wants saving. */
const restoredQueue = ({ drafts, fateOf }: SenderPorts): EditQueue => {
  const found = [...restoreEdits(emptyQueue, drafts.read()).values()];
  const wanted = found.filter((chain) => fateOf(lastEdit(chain)) === 'unsaved').flatMap(editsOf);
  drafts.keep(found.flatMap(editsOf));
  drafts.keep(wanted);
  return restoreEdits(emptyQueue, wanted);
};

/** The queue with those who listen to it, kept on this device with every change. */
const keptQueue = (ports: SenderPorts) => {
  let queue = restoredQueue(ports);
  const listeners = new Set<() => void>();
  return {
    now: (): EditQueue => queue,
    /** True where the queue is another now. */
    change: (next: EditQueue): boolean => {
      if (next === queue) return false;
      queue = next;
      ports.drafts.keep([...queue.values()].flatMap(editsOf));
      for (const listener of listeners) listener();
      return true;
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Sends committed edits one after the other for each task, and keeps them on this device until they are saved. */
export const createEditSender = (ports: SenderPorts): EditSender => {
  const { now: queue, change, subscribe } = keptQueue(ports);
  // A text typed over one's own pending text stands on the version which that one was saved as.
  const savedAs = new Map<string, number>();

  const sendReady = (): void => {
    for (const task of readyTasks(queue())) void send(task);
  };
  const apply = (next: EditQueue): boolean => {
    const isChanged = change(next);
    if (isChanged) sendReady();
    return isChanged;
  };
  const retryIfWaiting = (task: TaskId): void => {
    if (queue().get(task)?.phase === 'waiting') apply(retryEdit(queue(), task, ports.newId()));
  };

  const send = async (task: TaskId): Promise<void> => {
    const head = queue().get(task)?.head;
    if (head === undefined) return;
    change(markSending(queue(), task));
    const { editId, version, progress } = head;
    const outcome = await ports.takeTurn(task, async () => {
      const answered = await ports.send(head.project, task, { editId, version, progress });
      const current = answered.ok ? answered.answer.task : currentOf(answered.failure);
      // Told within the turn: whatever waits for the next one is made on this version.
      if (current !== undefined) ports.onTask(current);
      return answered;
    });
    if (outcome.ok) savedAs.set(editId, outcome.answer.task.version);
    apply(outcome.ok ? markSaved(queue(), task, outcome.answer.task.version) : markFailed(queue(), task, outcome.failure));
    const chain = queue().get(task);
    if (chain?.phase === 'waiting') setTimeout(() => retryIfWaiting(task), backoff(chain.attempts));
  };

  return {
    subscribe,
    queue,
    edit: ({ base, ...text }) => {
      const version = (base.after === null ? undefined : savedAs.get(base.after)) ?? base.version;
      apply(addEdit(queue(), { editId: ports.newId(), ...text, version, at: ports.now() }));
    },
    retry: (task) => void apply(retryEdit(queue(), task, ports.newId())),
    retryWaiting: () => {
      for (const task of queue().keys()) retryIfWaiting(task);
    },
    settle: (task, progress) => void apply(settleConflict(queue(), task, progress, ports.newId())),
    discard: (task) => {
      if (apply(discardEdits(queue(), task))) ports.onDoubt();
    },
  };
};
