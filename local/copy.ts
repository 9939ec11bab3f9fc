/** The data of a table to a file and back, judged on both ends. */
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../functions/migrations/migration.ts';
import { allItems } from '../functions/store/scan.ts';
import { type Verdict, verdictOf } from '../functions/store/verdict.ts';
import { readBackup, writeBackup } from './backup-file.ts';
import { StartFailure } from './failure.ts';

/** DynamoDB takes as many in one batch; and how many batches side by side. */
const BATCH = 25;
const AT_ONCE = 2;
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

const put = async (client: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> => {
  let left: NonNullable<ConstructorParameters<typeof BatchWriteCommand>[0]['RequestItems']> | undefined = {
    [table]: items.map((item) => ({ PutRequest: { Item: item } })),
  };
  while (left !== undefined && Object.keys(left).length > 0) {
    // oxlint-disable-next-line no-await-in-loop -- what the engine did not take is put again
    ({ UnprocessedItems: left } = await client.send(new BatchWriteCommand({ RequestItems: left })));
  }
};

/** Puts a file's data into an empty table, once they are found whole, and judges what then is there. */
export const restoreInto = async (client: DynamoDBDocumentClient, table: string, file: string): Promise<Verdict> => {
  const wanted = await checked(file);
  const waiting: Promise<void>[] = [];
  let batch: Item[] = [];
  const flush = (): void => {
    if (batch.length > 0) waiting.push(put(client, table, batch));
    batch = [];
  };
  for await (const item of readBackup(file)) {
    batch.push(item);
    if (batch.length === BATCH) flush();
    if (waiting.length === AT_ONCE) await Promise.all(waiting.splice(0));
  }
  flush();
  await Promise.all(waiting);
  const restored = await verdictOf(allItems(client, table));
  if (restored.faults.length === 0 && isAlike(wanted, restored)) return restored;
  throw new StartFailure(
    `恢复后的数据与备份不一致(${restored.items} / ${wanted.items} 条)。请检查磁盘后重试。`,
    `What was restored is not what the backup holds (${restored.items} of ${wanted.items} items). Check the disk and try again.`,
  );
};
