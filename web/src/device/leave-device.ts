/** What a member leaves on this device, and how it is taken away. */
import type { MemberId } from '../../../domain/people/types.ts';
import { deviceStorage } from '../state/browser.ts';
import { draftsOf, dropDrafts } from '../state/drafts.ts';
import type { PendingEdit } from '../state/edit-queue.ts';
import { closeDevice, onDevice } from './database.ts';

/** All keys that begin with the member's id. */
const allOf = (owner: MemberId): IDBKeyRange => IDBKeyRange.bound([owner], [owner, []]);

/** The member's edits that the server has not confirmed, of whatever sheet and tab, in the order in which they were made. */
export const unsentOf = async (owner: MemberId): Promise<readonly PendingEdit[]> => {
  const records = await onDevice((database) => database.getAllFromIndex('edits', 'owner', allOf(owner)), []);
  const byId = new Map([...draftsOf(deviceStorage(), owner), ...records.map(({ edit }) => edit)].map((edit) => [edit.editId, edit]));
  return [...byId.values()].toSorted((a, b) => a.at - b.at);
};

/** Deletes all that is kept of a member, and keeps nothing from then on: the page is about to be left. */
export const leaveDevice = async (owner: MemberId): Promise<void> => {
  await onDevice(async (database) => {
    const all = database.transaction(['edits', 'sheets', 'member'], 'readwrite');
    const edits = await all.objectStore('edits').index('owner').getAllKeys(allOf(owner));
    const [member] = await all.objectStore('member').getAll();
    await Promise.all([
      ...edits.map((editId) => all.objectStore('edits').delete(editId)),
      all.objectStore('sheets').delete(allOf(owner)),
      ...(member?.me.id === owner ? [all.objectStore('member').clear()] : []),
      all.done,
    ]);
  }, undefined);
  dropDrafts(deviceStorage(), owner);
  closeDevice();
};
