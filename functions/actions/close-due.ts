import { isToBeClosed, SYSTEM } from '../../domain/reporting.ts';
import type { Day, Period } from '../../domain/period.ts';
import type { SheetId } from '../../domain/types.ts';
import type { Clock, Store } from '../ports.ts';
import { changeSheet } from './change-reporting.ts';

/**
 * Closes the periods of a sheet whose cut-off is over on the city's present day, one after the other, each with its snapshot; gives those
 * that it closed. Called at any time and as often as one likes: where nothing is due it reads the sheet's head and no more.
 *
 * Where somebody else closes the same period at the same moment, one of both does. This one then leaves the rest to its next call, as it
 * does where it breaks off.
 */
export const closeDue = async (
  ports: { readonly store: Store; readonly now: Clock },
  id: SheetId,
  day: Day,
): Promise<readonly Period[]> => {
  const closed: Period[] = [];
  let sheet = await ports.store.head(id);
  while (sheet !== null && isToBeClosed(sheet.reporting, day)) {
    const { version, period } = sheet.reporting;
    // oxlint-disable-next-line no-await-in-loop -- a period is closed before the one after it
    const outcome = await changeSheet(ports, sheet, { version, change: { kind: 'close', period } }, SYSTEM);
    if (!outcome.ok) break;
    closed.push(period);
    ({ sheet } = outcome);
  }
  return closed;
};
