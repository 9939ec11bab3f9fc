/** The sheet as a member last saw it, for when there is no line. */
import type { MemberId } from '../../../domain/people/types.ts';
import type { SheetId } from '../../../domain/types.ts';
import { type KeptSheet, onDevice } from './database.ts';

/** Grows by one whenever a sheet's answer gets another shape: one that an older page kept is not shown. */
const SHAPE = 2;

export const keepSheet = (kept: Omit<KeptSheet, 'shape'>): Promise<void> =>
  onDevice(async (database) => void (await database.put('sheets', { ...kept, shape: SHAPE })), undefined);

export const keptSheet = (owner: MemberId, sheet: SheetId): Promise<KeptSheet | null> =>
  onDevice(async (database) => {
    const kept = await database.get('sheets', [owner, sheet]);
    return kept?.shape === SHAPE ? kept : null;
  }, null);
