import type { PendingEdit } from './edit-queue.ts';

/** The part of `localStorage` that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** An edit with the tab that made it; one of an older page has none. */
export type Draft = { readonly edit: PendingEdit; readonly tab: string | null };

export type Drafts = {
  readonly read: () => readonly Draft[];
  readonly add: (edit: PendingEdit, tab: string) => void;
  readonly remove: (editId: string) => void;
};

const isEdit = (value: unknown): value is PendingEdit & { readonly tab?: unknown } =>
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

const parse = (text: string | null): Draft | null => {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (!isEdit(value)) return null;
    const { tab, ...edit } = value;
    return { edit, tab: typeof tab === 'string' ? tab : null };
  } catch {
    return null;
  }
};

const PREFIX = 'shishi.draft.';

const keysOf = (storage: DraftStorage, prefix: string): readonly string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) => key.startsWith(prefix));

const draftsUnder = (storage: DraftStorage, prefix: string): readonly Draft[] =>
  keysOf(storage, prefix)
    .map((key) => parse(storage.getItem(key)))
    .filter((draft) => draft !== null);

/**
 * Edits from the moment of Enter until the device's database has taken them in: unlike a database, this storage keeps a text
 * before the next line of code runs, so that a tab killed right then has lost nothing.
 *
 * One key an edit: two tabs never overwrite each other's. `owner` keeps people who share a computer apart. A full or
 * forbidden storage is no reason to stop editing: the database still takes the text.
 */
export const draftsIn = (storage: DraftStorage, owner: string, sheet: string): Drafts => {
  const prefix = `${PREFIX}${owner}.${sheet}.`;
  return {
    read: () => draftsUnder(storage, prefix),
    add: (edit, tab) => {
      try {
        storage.setItem(prefix + edit.editId, JSON.stringify({ ...edit, tab }));
      } catch {
        // See above.
      }
    },
    remove: (editId) => storage.removeItem(prefix + editId),
  };
};

/** Drafts of a member, of whatever sheet. */
export const draftsOf = (storage: DraftStorage, owner: string): readonly PendingEdit[] =>
  draftsUnder(storage, `${PREFIX}${owner}.`).map(({ edit }) => edit);

/** Deletes all drafts of a member. */
export const dropDrafts = (storage: DraftStorage, owner: string): void => {
  for (const key of keysOf(storage, `${PREFIX}${owner}.`)) storage.removeItem(key);
};
