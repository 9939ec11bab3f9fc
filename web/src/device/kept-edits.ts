/** Edits that the server has not confirmed, on this device: one record an edit, by member and sheet. */
import type { MemberId } from '../../../domain/people/types.ts';
import type { SheetId } from '../../../domain/types.ts';
import { deviceStorage } from '../state/browser.ts';
import { draftsIn } from '../state/drafts.ts';
import type { PendingEdit } from '../state/edit-queue.ts';
import type { EditKeeper } from '../state/edit-sender.ts';
import { onDevice } from './database.ts';
import { holdTab, otherTabs, TAB } from './tabs.ts';

export type DeviceKeeper = EditKeeper & {
  /** False where the device's database does not take edits: they live as long as the page. */
  readonly isKeeping: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
};

type Changes = { readonly put: readonly PendingEdit[]; readonly gone: readonly string[] };

/** What has to be written for these edits to be what is kept. An edit is changed by another object in its place. */
const changesTo = (edits: readonly PendingEdit[], kept: ReadonlyMap<string, PendingEdit>): Changes => {
  const wanted = new Set(edits.map(({ editId }) => editId));
  return { put: edits.filter((edit) => kept.get(edit.editId) !== edit), gone: [...kept.keys()].filter((id) => !wanted.has(id)) };
};

/** Tells whether the last writing went well. */
const healthOf = () => {
  let isWell = true;
  const listeners = new Set<() => void>();
  return {
    isKeeping: () => isWell,
    tell: (next: boolean): void => {
      if (next === isWell) return;
      isWell = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const editKeeper = (owner: MemberId, sheet: SheetId): DeviceKeeper => {
  const drafts = draftsIn(deviceStorage(), owner, sheet);
  const { isKeeping, tell, subscribe } = healthOf();
  let kept: ReadonlyMap<string, PendingEdit> = new Map();
  let writing: Promise<void> = holdTab();

  const write = async ({ put, gone }: Changes): Promise<void> => {
    const isWritten = await onDevice(async (database) => {
      const { store, done } = database.transaction('edits', 'readwrite', { durability: 'strict' });
      const writes = [...put.map((edit) => store.put({ owner, sheet, tab: TAB, edit })), ...gone.map((editId) => store.delete(editId))];
      await Promise.all([...writes, done]);
      return true;
    }, false);
    tell(isWritten);
    if (!isWritten) return;
    for (const edit of put) if (kept.get(edit.editId) === edit) drafts.remove(edit.editId);
  };

  const free = async (isFree: (edit: PendingEdit) => boolean): Promise<readonly PendingEdit[]> => {
    const others = await otherTabs();
    const isLeft = (tab: string | null, edit: PendingEdit): boolean =>
      (tab === null || !others.has(tab)) && !kept.has(edit.editId) && isFree(edit);
    const found = new Map(drafts.read().flatMap(({ edit, tab }) => (isLeft(tab, edit) ? [[edit.editId, edit]] : [])));
    const isRead = await onDevice(async (database) => {
      const { store, done } = database.transaction('edits', 'readwrite');
      const records = await store.index('owner').getAll(IDBKeyRange.only([owner, sheet]));
      const left = records.filter(({ tab, edit }) => isLeft(tab, edit));
      await Promise.all([...left.map((record) => store.put({ ...record, tab: TAB })), done]);
      for (const { edit } of left) found.set(edit.editId, edit);
      return true;
    }, false);
    tell(isRead);
    return [...found.values()];
  };

  return {
    isKeeping,
    subscribe,
    keep: (edits) => {
      const changes = changesTo(edits, kept);
      kept = new Map(edits.map((edit) => [edit.editId, edit]));
      for (const edit of changes.put) drafts.add(edit, TAB);
      for (const editId of changes.gone) drafts.remove(editId);
      if (changes.put.length + changes.gone.length > 0) writing = writing.then(() => write(changes));
    },
    // One tab at a time, so that two that begin together do not both take the same edit over.
    takeOver: async (isFree) => {
      await writing;
      return navigator.locks.request(`shishi.take-over.${owner}.${sheet}`, () => free(isFree));
    },
  };
};
