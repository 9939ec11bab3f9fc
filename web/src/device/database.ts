/** The one user of IndexedDB: what the page keeps on this device, so that it opens and works without a line. */
import { type IDBPDatabase, openDB } from 'idb';
import type { MemberId } from '../../../domain/people/types.ts';
import type { SheetId } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import type { PageConfig } from '../../../domain/wire/config.ts';
import type { MeAnswer } from '../../../domain/wire/members.ts';
import type { PendingEdit } from '../state/edit-queue.ts';

/** A committed edit that the server has not confirmed. */
export type KeptEdit = {
  readonly owner: MemberId;
  readonly sheet: SheetId;
  /** The tab that sends it; another one takes over once that is gone. */
  readonly tab: string;
  readonly edit: PendingEdit;
};

export type KeptSheet = {
  readonly owner: MemberId;
  readonly sheet: SheetId;
  /** When it was so, in milliseconds since 1970. */
  readonly seenAt: number;
  readonly answer: SheetAnswer;
  /** Which shape the answer has. */
  readonly shape: number;
};

/** How the page began last: with these settings of the sign-in, or null where nobody signs in. */
export type KeptStart = { readonly config: PageConfig | null };

/** Who was here last, as the issuer and the city know them. */
export type KeptMember = {
  readonly me: MeAnswer;
  readonly subject: string;
  readonly email: string | null;
  /** When the server last said so, in milliseconds since 1970. */
  readonly at: number;
};

type Schema = {
  readonly edits: { readonly key: string; readonly value: KeptEdit; readonly indexes: { readonly owner: [string, string] } };
  readonly sheets: { readonly key: [string, string]; readonly value: KeptSheet };
  readonly start: { readonly key: string; readonly value: KeptStart };
  readonly member: { readonly key: string; readonly value: KeptMember };
};

type Device = IDBPDatabase<Schema>;

const NAME = 'shishi';

const open = (): Promise<Device> =>
  openDB<Schema>(NAME, 1, {
    upgrade: (database) => {
      database.createObjectStore('edits', { keyPath: 'edit.editId' }).createIndex('owner', ['owner', 'sheet']);
      database.createObjectStore('sheets', { keyPath: ['owner', 'sheet'] });
      database.createObjectStore('start');
      database.createObjectStore('member');
    },
    // A later version of the page wants to change it: this one gives way, and keeps what it has in memory.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: () => {
      opened = null;
    },
  });

let opened: Promise<Device> | null = null;

let isLeft = false;

/** Nothing is read or kept any more: whoever was here has left, and the page is on its way out. */
export const closeDevice = (): void => {
  isLeft = true;
};

/** What `run` finds on the device; `otherwise` where the browser forbids it, or has no room for it. */
export const onDevice = async <Found>(run: (database: Device) => Promise<Found>, otherwise: Found): Promise<Found> => {
  if (isLeft) return otherwise;
  try {
    opened ??= open();
    return await run(await opened);
  } catch {
    // Another attempt begins anew: what failed may have been the opening.
    opened = null;
    return otherwise;
  }
};
