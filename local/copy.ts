/** The data of a table to a file and back, judged on both ends. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../functions/migrations/migration.ts';
import { engineOn } from '../functions/store/engine.ts';
import { allItems } from '../functions/store/scan.ts';
import { type Verdict, verdictOf } from '../functions/store/verdict.ts';
import { readBackup, writeBackup } from './backup-file.ts';
import { StartFailure } from './failure.ts';

/** Items of a file that are held to be put; the next are read once these are in the table. */
const HELD = 400;
/** Faults that are listed; there may be thousands. */
const SHOWN = 10;

const listed = (faults: readonly string[]): string =>
  [...faults.slice(0, SHOWN), ...(faults.length > SHOWN ? [`… +${faults.length - SHOWN}`] : [])].map((fault) => `  ${fault}`).join('\n');

const isAlike = (a: Verdict, b: Verdict): boolean =>
  a.items === b.items && Object.entries(a.kinds).every(([kind, count]) => b.kinds[kind] === count);

/** Judges a file; one that does not hold together is refused. */
const checked = async (file: string): Promise<Verdict> => {
  const verdict = await verdictOf(readBackup(file));
  if (verdict.faults.length === 0) return verdict;
  throw new StartFailure(
    `${file} 中的数据前后不符,共 ${verdict.faults.length} 处,不能用来恢复:\n${listed(verdict.faults)}`,
    `The data in ${file} do not hold together in ${verdict.faults.length} places, so they are not restored. Use another backup.`,
  );
};

/** Writes the table's data into a new file and reads that back. `at` is ISO 8601, UTC. */
export const backUp = async (client: DynamoDBDocumentClient, table: string, file: string, at: string): Promise<Verdict> => {
  await writeBackup(file, allItems(client, table), at);
  return verdictOf(readBackup(file));
};

/** Puts a file's data into an empty table, once they are found whole, and judges what then is there. */
export const restoreInto = async (client: DynamoDBDocumentClient, table: string, file: string): Promise<Verdict> => {
  const wanted = await checked(file);
  // In transactions: the embedded engine takes each of them to the disk once, and of a batch each item.
  const engine = engineOn(client, table);
  const some: Item[] = [];
  for await (const item of readBackup(file)) {
    some.push(item);
    if (some.length === HELD) await engine.putAllNew(some.splice(0));
  }
  await engine.putAllNew(some);
  const restored = await verdictOf(allItems(client, table));
  if (restored.faults.length === 0 && isAlike(wanted, restored)) return restored;
  throw new StartFailure(
    `恢复后的数据与备份不一致(${restored.items} / ${wanted.items} 条)。请检查磁盘后重试。`,
    `What was restored is not what the backup holds (${restored.items} of ${wanted.items} items). Check the disk and try again.`,
  );
};
