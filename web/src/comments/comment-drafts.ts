/** Comments that are being written, one a task, kept on this device until they are sent. */
import { useSyncExternalStore } from 'react';
import type { Named } from '../../../domain/comments/types.ts';
import type { TaskId } from '../../../domain/types.ts';
import type { RequestFailure } from '../api/request.ts';
import { deviceStorage } from '../state/browser.ts';

export type CommentDraft = {
  readonly text: string;
  /** Everybody who was chosen while it was written; whom the text no longer names is not mentioned. */
  readonly chosen: readonly Named[];
  /** Its id once it was sent without an answer, so that sent again it is saved once. */
  readonly id: string | null;
  readonly isSending: boolean;
  readonly failure: RequestFailure | null;
};

export const NO_DRAFT: CommentDraft = { text: '', chosen: [], id: null, isSending: false, failure: null };

const drafts = new Map<string, CommentDraft>();
const listeners = new Set<() => void>();

/** People who share a computer do not see each other's. */
const keyOf = (owner: string, task: TaskId): string => `shishi.comment.${owner}.${task}`;

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'name' in value &&
  typeof value.name === 'string';

const parse = (kept: string | null): CommentDraft => {
  try {
    const value: unknown = JSON.parse(kept ?? 'null');
    if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') return NO_DRAFT;
    const chosen = 'chosen' in value && Array.isArray(value.chosen) ? value.chosen.filter(isNamed) : [];
    return { ...NO_DRAFT, text: value.text, chosen, id: 'id' in value && typeof value.id === 'string' ? value.id : null };
  } catch {
    return NO_DRAFT;
  }
};

const draftAt = (key: string): CommentDraft => {
  const known = drafts.get(key) ?? parse(deviceStorage().getItem(key));
  drafts.set(key, known);
  return known;
};

const keepAt = (key: string, draft: CommentDraft): void => {
  drafts.set(key, draft);
  const { text, chosen, id } = draft;
  try {
    if (text === '') deviceStorage().removeItem(key);
    else deviceStorage().setItem(key, JSON.stringify({ text, chosen, id }));
  } catch {
    // The text is still in memory.
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The draft of one member on one task, and the way to change it. */
export const useCommentDraft = (owner: string, task: TaskId) => {
  const key = keyOf(owner, task);
  const draft = useSyncExternalStore(subscribe, () => draftAt(key));
  return { draft, keep: (change: Partial<CommentDraft>) => keepAt(key, { ...draftAt(key), ...change }) };
};
