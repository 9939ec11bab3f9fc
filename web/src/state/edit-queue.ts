/**
 * Edits that the server has not confirmed, one chain a task, as pure functions.
 *
 * The head of a chain is the edit being sent; the next one waits for its answer and is made on the version it gives.
 */
import type { ProjectId, Task, TaskId } from '../../../domain/types.ts';
import type { RequestFailure } from '../api/request.ts';

/** One committed edit of a cell. */
export type PendingEdit = {
  /** Made once and kept over retries, so that the server saves it once. */
  readonly editId: string;
  readonly project: ProjectId;
  readonly task: TaskId;
  readonly progress: string;
  /** The version that the person saw. */
  readonly version: number;
  /** Milliseconds since 1970; keeps the order of edits over a reload. */
  readonly at: number;
};

/** Why the text is not saved. `restored`: it was found on this device after a reload. */
export type EditFailure = RequestFailure | { readonly kind: 'restored' } | { readonly kind: 'stale'; readonly current: Task };

/** `ready` may be sent now, `waiting` is sent again by itself, `failed` needs a person. */
export type ChainPhase = 'ready' | 'sending' | 'waiting' | 'failed';

export type Chain = {
  readonly head: PendingEdit;
  readonly rest: readonly PendingEdit[];
  readonly phase: ChainPhase;
  readonly failure: EditFailure | null;
  /** Failed sendings of the head in a row. */
  readonly attempts: number;
};

export type EditQueue = ReadonlyMap<TaskId, Chain>;

export const emptyQueue: EditQueue = new Map();

const chainOf = (head: PendingEdit, rest: readonly PendingEdit[] = []): Chain => ({
  head,
  rest,
  phase: 'ready',
  failure: null,
  attempts: 0,
});

const put = (queue: EditQueue, task: TaskId, chain: Chain | null): EditQueue => {
  const next = new Map(queue);
  if (chain === null) next.delete(task);
  else next.set(task, chain);
  return next;
};

/** The text that the person last left in the cell. */
export const lastEdit = (chain: Chain): PendingEdit => chain.rest.at(-1) ?? chain.head;

/** All edits of a chain, in order. */
export const editsOf = (chain: Chain): readonly PendingEdit[] => [chain.head, ...chain.rest];

/** True where the server has surely not saved the head: it refused it. */
const isRefused = (failure: EditFailure | null): boolean =>
  failure?.kind === 'problem' && failure.problem.status >= 400 && failure.problem.status < 500;

/** Adds a committed edit. A refused text is superseded by it; otherwise it waits for its turn. */
export const addEdit = (queue: EditQueue, edit: PendingEdit): EditQueue => {
  const chain = queue.get(edit.task);
  if (chain === undefined) return put(queue, edit.task, chainOf(edit));
  if (chain.failure?.kind === 'stale') return put(queue, edit.task, chainOf({ ...edit, version: chain.failure.current.version }));
  if (isRefused(chain.failure)) return put(queue, edit.task, chainOf({ ...edit, version: chain.head.version }));
  const phase = chain.phase === 'failed' ? 'ready' : chain.phase;
  return put(queue, edit.task, { ...chain, rest: [...chain.rest, edit], phase });
};

/** Takes in edits that were found on this device; they wait for a person. */
export const restoreEdits = (queue: EditQueue, edits: readonly PendingEdit[]): EditQueue =>
  [...edits]
    .toSorted((a, b) => a.at - b.at)
    .reduce<EditQueue>((restored, edit) => {
      const chain = restored.get(edit.task);
      if (chain === undefined) return put(restored, edit.task, { ...chainOf(edit), phase: 'failed', failure: { kind: 'restored' } });
      return put(restored, edit.task, { ...chain, rest: [...chain.rest, edit] });
    }, queue);

export const markSending = (queue: EditQueue, task: TaskId): EditQueue => {
  const chain = queue.get(task);
  return chain === undefined ? queue : put(queue, task, { ...chain, phase: 'sending' });
};

/** The head is saved as this version: the next edit of the task is made on it. */
export const markSaved = (queue: EditQueue, task: TaskId, version: number): EditQueue => {
  const chain = queue.get(task);
  if (chain === undefined) return queue;
  const [next, ...rest] = chain.rest;
  return put(queue, task, next === undefined ? null : chainOf({ ...next, version }, rest));
};

/** Network failures and an unavailable service pass: the same edit is sent again by itself. */
const isPassing = (failure: RequestFailure): boolean =>
  failure.kind === 'network' ||
  (failure.kind === 'problem' && failure.problem.status === 503) ||
  (failure.kind === 'unreadable' && failure.status >= 502);

/** The head was not saved, as far as the page can tell. */
export const markFailed = (queue: EditQueue, task: TaskId, failure: RequestFailure): EditQueue => {
  const chain = queue.get(task);
  if (chain === undefined) return queue;
  const attempts = chain.attempts + 1;
  if (isPassing(failure)) return put(queue, task, { ...chain, phase: 'waiting', failure, attempts });
  const current = failure.kind === 'problem' && failure.problem.code === 'stale' ? failure.problem.current : undefined;
  if (current !== undefined) return markStale(queue, chain, current);
  const [next, ...rest] = chain.rest;
  // A later text of the same cell supersedes one that the server refused.
  if (isRefused(failure) && next !== undefined) return put(queue, task, chainOf({ ...next, version: chain.head.version }, rest));
  return put(queue, task, { ...chain, phase: 'failed', failure, attempts });
};

/** Someone else came first. Only the last text that the person left is worth a choice; the same text needs none. */
const markStale = (queue: EditQueue, chain: Chain, current: Task): EditQueue => {
  const mine = lastEdit(chain);
  if (mine.progress === current.progress) return put(queue, mine.task, null);
  return put(queue, mine.task, { ...chainOf(mine), phase: 'failed', failure: { kind: 'stale', current } });
};

/** Sends again what failed. `freshId` replaces the id of an edit that the server refused and so surely did not save. */
export const retryEdit = (queue: EditQueue, task: TaskId, freshId: string): EditQueue => {
  const chain = queue.get(task);
  if (chain === undefined || chain.phase === 'sending' || chain.failure?.kind === 'stale') return queue;
  const head = isRefused(chain.failure) ? { ...chain.head, editId: freshId } : chain.head;
  return put(queue, task, { ...chain, head, phase: 'ready' });
};

/** My text over theirs: a new edit on the version that holds theirs. */
export const keepMine = (queue: EditQueue, task: TaskId, freshId: string): EditQueue => {
  const chain = queue.get(task);
  if (chain?.failure?.kind !== 'stale') return queue;
  return put(queue, task, chainOf({ ...lastEdit(chain), editId: freshId, version: chain.failure.current.version }));
};

/** Gives up the task's unsaved texts. One that is on its way cannot be called back. */
export const discardEdits = (queue: EditQueue, task: TaskId): EditQueue =>
  queue.get(task)?.phase === 'sending' ? queue : put(queue, task, null);

/** Tasks whose head may be sent now. */
export const readyTasks = (queue: EditQueue): readonly TaskId[] =>
  [...queue].filter(([, chain]) => chain.phase === 'ready').map(([task]) => task);

/** Milliseconds until a passing failure is tried again: 1, 2, 4 … 30 seconds. */
export const backoff = (attempts: number): number => Math.min(30_000, 1000 * 2 ** Math.max(0, attempts - 1));

export type SaveState = { readonly state: 'saved' | 'saving' | 'unsaved'; readonly unsaved: number };

/** What the top bar says of the queue as a whole. */
export const saveStateOf = (queue: EditQueue): SaveState => {
  const unsaved = [...queue.values()].filter((chain) => chain.failure !== null).length;
  return { state: unsaved > 0 ? 'unsaved' : queue.size > 0 ? 'saving' : 'saved', unsaved };
};
