import type { PendingEdit } from './edit-queue.ts';

/** The part of `localStorage` that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type Drafts = {
  readonly read: () => readonly PendingEdit[];
  /** Makes what is kept equal to these edits; what it was never given stays as it is. */
  readonly keep: (edits: readonly PendingEdit[]) => void;
};

const isDraft = (value: unknown): value is PendingEdit =>
  typeof value === 'object' &&
  value !== null &&
  'editId' in value &&
  typeof value.editId === 'string' &&
  'task' in value &&
  typeof value.task === 'string' &&
  'project' in value &&
  typeof value.project === 'string' &&
  'progress' in value &&
  typeof value.progress === 'string' &&
  'version' in value &&
  typeof value.version === 'number' &&
  'at' in value &&
  typeof value.at === 'number';

const parse = (text: string | null): PendingEdit | null => {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
};

const keysOf = (storage: DraftStorage, prefix: string): readonly string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) => key.startsWith(prefix));

/**
 * Unsaved edits on this device, so that a reload loses none.
 *
 * One key an edit: two tabs never overwrite each other's. `owner` keeps people who share a computer apart. A full or
 * forbidden storage is no reason to stop editing: the queue in memory still holds the text.
 */
export const draftsIn = (storage: DraftStorage, owner: string, sheet: string): Drafts => {
  const prefix = `shishi.draft.${owner}.${sheet}.`;
  const mine = new Set<string>();
  return {
    read: () =>
      keysOf(storage, prefix)
        .map((key) => parse(storage.getItem(key)))
        .filter((edit) => edit !== null),
    keep: (edits) => {
      const wanted = new Set(edits.map((edit) => edit.editId));
      for (const editId of mine) if (!wanted.has(editId)) storage.removeItem(prefix + editId);
      mine.clear();
      for (const edit of edits) {
        mine.add(edit.editId);
        try {
          storage.setItem(prefix + edit.editId, JSON.stringify(edit));
        } catch {
          // See above: the text is still in memory.
        }
      }
    },
  };
};
