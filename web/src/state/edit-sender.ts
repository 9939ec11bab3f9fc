import type { ProjectId, Task, TaskId } from '../../../domain/types.ts';
import type { EditAnswer } from '../../../domain/wire/answers.ts';
import type { ProgressEdit } from '../../../domain/wire/edit.ts';
import type { Outcome, RequestFailure } from '../api/request.ts';
import type { TakeTurn } from './turns.ts';
import {
  addEdit,
  backoff,
  discardEdits,
  editsOf,
  emptyQueue,
  markFailed,
  markSaved,
  markSending,
  readyTasks,
  restoreEdits,
  retryEdit,
  settleConflict,
  waitingTasks,
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
  /** Sends what waits, in the order in which it was made. */
  readonly retryWaiting: () => void;
  /** Takes over edits that were left on this device, and sends them; how many cells they are of. */
  readonly takeOver: () => Promise<number>;
  /** Saves the text that was chosen in a conflict. */
  readonly settle: (task: TaskId, progress: string) => void;
  readonly discard: (task: TaskId) => void;
};

/** Keeps edits on this device until they are saved. */
export type EditKeeper = {
  /** Makes what is kept of this page equal to these edits. */
  readonly keep: (edits: readonly PendingEdit[]) => void;
  /** Edits that no other page has in hand any more; from now on they are this one's. */
  readonly takeOver: (isFree: (edit: PendingEdit) => boolean) => Promise<readonly PendingEdit[]>;
};

/** What the sender needs from outside. */
export type SenderPorts = {
  readonly send: (project: ProjectId, task: TaskId, edit: ProgressEdit) => Promise<Outcome<EditAnswer>>;
  readonly takeTurn: TakeTurn;
  readonly keeper: EditKeeper;
  /** True where it is known that nothing reaches the server. */
  readonly isAway: () => boolean;
  /** The server says that the task now is this. */
  readonly onTask: (task: Task) => void;
  /** A text was given up that the server may have saved: what is shown should be read again. */
  readonly onDoubt: () => void;
  readonly newId: () => string;
  readonly now: () => number;
};

const currentOf = (failure: RequestFailure): Task | undefined => (failure.kind === 'problem' ? failure.problem.current : undefined);

/** The time, but never the same twice: edits are kept in its order. */
const instants = (now: () => number): (() => number) => {
  let last = 0;
  return () => {
    last = Math.max(now(), last + 1);
    return last;
  };
};

const NO_LINE: Outcome<EditAnswer> = { ok: false, failure: { kind: 'network' } };

const sendInTurn = (ports: SenderPorts, { editId, project, task, version, progress }: PendingEdit): Promise<Outcome<EditAnswer>> =>
  ports.takeTurn(task, async () => {
    const answered = ports.isAway() ? NO_LINE : await ports.send(project, task, { editId, version, progress });
    const current = answered.ok ? answered.answer.task : currentOf(answered.failure);
    // Told within the turn: whatever waits for the next one is made on this version.
    if (current !== undefined) ports.onTask(current);
    return answered;
  });

/** The queue with those who listen to it, kept on this device with every change. */
const keptQueue = ({ keeper }: SenderPorts) => {
  let queue = emptyQueue;
  const listeners = new Set<() => void>();
  return {
    now: (): EditQueue => queue,
    /** True where the queue is another now. */
    change: (next: EditQueue): boolean => {
      if (next === queue) return false;
      queue = next;
      keeper.keep([...queue.values()].flatMap(editsOf));
      for (const listener of listeners) listener();
      return true;
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

type Queue = { readonly queue: () => EditQueue; readonly change: (next: EditQueue) => boolean };

/** Takes edits over of cells that have none here, and says of how many: one must not come after a newer text of its cell. */
const takeOverInto = async ({ queue, change }: Queue, keeper: EditKeeper): Promise<number> => {
  const isFree = ({ task }: PendingEdit): boolean => !queue().has(task);
  const found = (await keeper.takeOver(isFree)).filter(isFree);
  if (found.length > 0) change(restoreEdits(queue(), found));
  return new Set(found.map(({ task }) => task)).size;
};

type Resending = {
  readonly resend: (task: TaskId) => Promise<void>;
  readonly queue: () => EditQueue;
  readonly isAway: () => boolean;
};

/** Sends what waits: one after the other in the order in which it was made, and nothing while no line is known to be there. */
const resendingOf = ({ resend, queue, isAway }: Resending) => {
  let resending = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sendInOrder = async ([task, ...rest]: readonly TaskId[]): Promise<void> => {
    if (task === undefined) return;
    await resend(task);
    if (!isAway()) await sendInOrder(rest);
  };
  const retryWaiting = (): void => {
    clearTimeout(timer);
    resending = resending.then(() => sendInOrder(waitingTasks(queue())));
  };
  const sendLater = (inMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(retryWaiting, inMs);
  };
  return { retryWaiting, sendLater };
};

/** Sends committed edits one after the other for each task, and keeps them on this device until they are saved. */
export const createEditSender = (ports: SenderPorts): EditSender => {
  const { now: queue, change, subscribe } = keptQueue(ports);
  // A text typed over one's own pending text stands on the version which that one was saved as.
  const savedAs = new Map<string, number>();
  const instant = instants(ports.now);

  const sendReady = (): void => {
    for (const task of readyTasks(queue())) void send(task);
  };
  const apply = (next: EditQueue): boolean => {
    const isChanged = change(next);
    if (isChanged) sendReady();
    return isChanged;
  };
  const send = async (task: TaskId): Promise<void> => {
    const head = queue().get(task)?.head;
    if (head === undefined) return;
    change(markSending(queue(), task));
    const outcome = await sendInTurn(ports, head);
    if (outcome.ok) savedAs.set(head.editId, outcome.answer.task.version);
    apply(outcome.ok ? markSaved(queue(), task, outcome.answer.task.version) : markFailed(queue(), task, outcome.failure));
    const chain = queue().get(task);
    if (chain?.phase === 'waiting') sendLater(backoff(chain.attempts));
  };

  const resend = async (task: TaskId): Promise<void> => {
    if (queue().get(task)?.phase !== 'waiting') return;
    change(retryEdit(queue(), task, ports.newId()));
    await send(task);
  };
  const { retryWaiting, sendLater } = resendingOf({ resend, queue, isAway: ports.isAway });

  return {
    subscribe,
    queue,
    edit: ({ base, ...text }) => {
      const version = (base.after === null ? undefined : savedAs.get(base.after)) ?? base.version;
      apply(addEdit(queue(), { editId: ports.newId(), ...text, version, at: instant() }));
    },
    retry: (task) => void apply(retryEdit(queue(), task, ports.newId())),
    retryWaiting,
    takeOver: async () => {
      const cells = await takeOverInto({ queue, change }, ports.keeper);
      if (cells > 0) retryWaiting();
      return cells;
    },
    settle: (task, progress) => void apply(settleConflict(queue(), task, progress, ports.newId())),
    discard: (task) => void (apply(discardEdits(queue(), task)) && ports.onDoubt()),
  };
};
