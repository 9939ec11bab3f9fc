/**
 * Edits that the server has not confirmed, one chain a task, as pure functions.
 *
 * The head of a chain is the edit being sent; the next one waits for its answer and is made on the version it gives.
 */
import type { ProjectId, Task, TaskId } from '../../../domain/types.ts';
import { isSignedOut, type RequestFailure } from '../api/request.ts';

/** One committed edit of a cell. */
export type PendingEdit = {
  /** Made once and kept over retries, so that the server saves it once. */
  readonly editId: string;
  readonly project: ProjectId;
  readonly task: TaskId;
  readonly progress: string;
  /** The version that the person saw. */
  readonly version: number;
  /** The text that the person saw; a draft of an older page has none. */
  readonly seen?: string | undefined;
  /** Milliseconds since 1970, later than those of all edits before it; keeps the order of edits over a reload. */
  readonly at: number;
  /** The server has refused it: it is sent again only when a person says so. */
  readonly refused?: true;
};

/** Someone else came first. `base`: the text that both began with, where it is known. */
export type StaleEdit = { readonly kind: 'stale'; readonly current: Task; readonly base: string | null };

/** Why the text is not saved. `restored`: it was found on this device, and the server had refused it before. */
export type EditFailure = RequestFailure | { readonly kind: 'restored' } | StaleEdit;

/** A failure that does not pass by itself: a person has to do something. */
export type Trouble = Exclude<EditFailure, { readonly kind: 'network' }>;

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

/** A later text in place of one that was not saved: it is made on what that one was made on. */
const insteadOf = ({ version, seen }: PendingEdit, edit: PendingEdit): PendingEdit => ({ ...edit, version, seen });

/** A text typed while there is a conflict is mine from now on; the conflict stays, unless nothing of mine is left in it. */
const typedInConflict = ({ head, ...chain }: Chain, { current, base }: StaleEdit, edit: PendingEdit): Chain | null =>
  edit.progress === current.progress || edit.progress === base ? null : { ...chain, head: insteadOf(head, edit) };

/** Adds a committed edit. A refused text is superseded by it; otherwise it waits for its turn. */
export const addEdit = (queue: EditQueue, edit: PendingEdit): EditQueue => {
  const chain = queue.get(edit.task);
  if (chain === undefined) return put(queue, edit.task, chainOf(edit));
  if (chain.failure?.kind === 'stale') return put(queue, edit.task, typedInConflict(chain, chain.failure, edit));
  if (chain.head.refused === true) return put(queue, edit.task, chainOf(insteadOf(chain.head, edit)));
  const phase = chain.phase === 'failed' ? 'ready' : chain.phase;
  return put(queue, edit.task, { ...chain, rest: [...chain.rest, edit], phase });
};

/** An edit found on this device: it waits to be sent, or for a person where the server has refused it. */
const restoredChain = (edit: PendingEdit): Chain =>
  edit.refused === true
    ? { ...chainOf(edit), phase: 'failed', failure: { kind: 'restored' } }
    : { ...chainOf(edit), phase: 'waiting', failure: { kind: 'network' } };

/** Takes in edits that were found on this device, of tasks that have none in the queue. */
export const restoreEdits = (queue: EditQueue, edits: readonly PendingEdit[]): EditQueue =>
  [...edits]
    .toSorted((a, b) => a.at - b.at)
    .reduce<EditQueue>((restored, edit) => {
      const chain = restored.get(edit.task);
      return put(restored, edit.task, chain === undefined ? restoredChain(edit) : { ...chain, rest: [...chain.rest, edit] });
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

/** Network failures, an unavailable service and a session that is over pass: the same edit is sent again by itself. */
const isPassing = (failure: EditFailure): boolean =>
  failure.kind === 'network' ||
  (failure.kind === 'problem' && (failure.problem.status === 503 || isSignedOut(failure))) ||
  (failure.kind === 'unreadable' && (failure.status >= 502 || isSignedOut(failure)));

/** True while the task's texts are sent again by themselves. */
export const isWaiting = ({ failure }: Chain): boolean => failure !== null && isPassing(failure);

/** Why a person has to do something about the task's texts; null where nobody has to. */
export const troubleOf = ({ failure }: Chain): Trouble | null =>
  failure === null || failure.kind === 'network' || isPassing(failure) ? null : failure;

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
  if (isRefused(failure) && next !== undefined) return put(queue, task, chainOf(insteadOf(chain.head, next), rest));
  const head: PendingEdit = isRefused(failure) ? { ...chain.head, refused: true } : chain.head;
  return put(queue, task, { ...chain, head, phase: 'failed', failure, attempts });
};

/**
 * Someone else came first. Only the last text that the person left is worth a choice; the same text needs none, nor does one
 * that was typed over the very text that stands there: then something else of the task was changed.
 */
const markStale = (queue: EditQueue, chain: Chain, current: Task): EditQueue => {
  const mine = lastEdit(chain);
  const { head } = chain;
  if (head.seen === current.progress && head.version < current.version)
    return put(queue, mine.task, chainOf({ ...head, version: current.version }, chain.rest));
  if (mine.progress === current.progress) return put(queue, mine.task, null);
  // Mine stands on what the first of my texts was typed over: that is what theirs is held against, also after a reload.
  return put(queue, mine.task, {
    ...chainOf(insteadOf(head, mine)),
    phase: 'failed',
    failure: { kind: 'stale', current, base: head.seen ?? null },
  });
};

/** Sends again what failed. `freshId` replaces the id of an edit that the server refused and so surely did not save. */
export const retryEdit = (queue: EditQueue, task: TaskId, freshId: string): EditQueue => {
  const chain = queue.get(task);
  if (chain === undefined || chain.phase === 'sending' || chain.failure?.kind === 'stale') return queue;
  const { refused, ...head } = chain.head;
  return put(queue, task, { ...chain, head: refused === true ? { ...head, editId: freshId } : chain.head, phase: 'ready' });
};

/** The text that was chosen in a conflict: a new edit on the version that holds theirs, or none where it is theirs. */
export const settleConflict = (queue: EditQueue, task: TaskId, progress: string, freshId: string): EditQueue => {
  const chain = queue.get(task);
  if (chain?.failure?.kind !== 'stale') return queue;
  const { version, progress: seen } = chain.failure.current;
  if (progress === seen) return put(queue, task, null);
  return put(queue, task, chainOf({ ...lastEdit(chain), editId: freshId, progress, version, seen }));
};

/** Gives up the task's unsaved texts. One that is on its way cannot be called back. */
export const discardEdits = (queue: EditQueue, task: TaskId): EditQueue =>
  queue.get(task)?.phase === 'sending' ? queue : put(queue, task, null);

/** Tasks whose head may be sent now. */
export const readyTasks = (queue: EditQueue): readonly TaskId[] =>
  [...queue].filter(([, chain]) => chain.phase === 'ready').map(([task]) => task);

/** Tasks whose head waits to be sent again, in the order in which the edits were made. */
export const waitingTasks = (queue: EditQueue): readonly TaskId[] =>
  [...queue]
    .filter(([, chain]) => chain.phase === 'waiting')
    .toSorted(([, a], [, b]) => a.head.at - b.head.at)
    .map(([task]) => task);

/** Milliseconds until a passing failure is tried again: 1, 2, 4 … 30 seconds. */
export const backoff = (attempts: number): number => Math.min(30_000, 1000 * 2 ** Math.max(0, attempts - 1));

export type SaveState = {
  readonly state: 'saved' | 'saving' | 'waiting' | 'unsaved';
  /** How many cells wait to be sent. */
  readonly waiting: number;
  /** How many cells need a person. */
  readonly unsaved: number;
  /** How many of those wait for a choice. */
  readonly conflicts: number;
};

/** What the top bar says of the queue as a whole. */
export const saveStateOf = (queue: EditQueue): SaveState => {
  const chains = [...queue.values()];
  const waiting = chains.filter(isWaiting).length;
  const troubles = chains.map(troubleOf).filter((trouble) => trouble !== null);
  const conflicts = troubles.filter(({ kind }) => kind === 'stale').length;
  const state = troubles.length > 0 ? 'unsaved' : waiting > 0 ? 'waiting' : chains.length > 0 ? 'saving' : 'saved';
  return { state, waiting, unsaved: troubles.length, conflicts };
};
