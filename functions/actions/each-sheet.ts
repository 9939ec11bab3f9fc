import type { SheetId } from '../../domain/types.ts';

/** Does the same for each sheet, one after the other, for each takes room. Where it goes wrong with one, the others have their turn before it throws. */
export const eachSheet = async <Result>(
  sheets: readonly SheetId[],
  run: (sheet: SheetId) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  const errors: unknown[] = [];
  for (const sheet of sheets) {
    // oxlint-disable-next-line no-await-in-loop -- see above
    const [ended] = await Promise.allSettled([run(sheet)]);
    if (ended.status === 'fulfilled') results.push(ended.value);
    else errors.push(ended.reason);
  }
  if (errors.length > 0) throw errors[0];
  return results;
};
