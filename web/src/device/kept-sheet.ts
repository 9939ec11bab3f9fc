/** The sheet as a member last saw it, for when there is no line. */
import type { MemberId } from '../../../domain/people/types.ts';
import type { SheetId } from '../../../domain/types.ts';
import { type KeptSheet, onDevice } from './database.ts';

export const keepSheet = (kept: KeptSheet): Promise<void> =>
  onDevice(async (database) => void (await database.put('sheets', kept)), undefined);

export const keptSheet = (owner: MemberId, sheet: SheetId): Promise<KeptSheet | null> =>
  onDevice(async (database) => (await database.get('sheets', [owner, sheet])) ?? null, null);
