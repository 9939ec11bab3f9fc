/** Reads a whole table, in its own order. */
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../migrations/migration.ts';
import { reaching } from './failures.ts';
import type { Key } from './keys.ts';

/** So many items at most from there on; `next` is null at the table's end. */
export const scanPage = async (
  client: DynamoDBDocumentClient,
  table: string,
  from: Key | null,
  limit: number,
): Promise<{ readonly items: readonly Item[]; readonly next: Key | null }> => {
  const page = { TableName: table, Limit: limit, ConsistentRead: true, ...(from === null ? {} : { ExclusiveStartKey: from }) };
  const { Items: items = [], LastEvaluatedKey: next } = await reaching(() => client.send(new ScanCommand(page)));
  return { items, next: next === undefined ? null : { project: next.project, task: next.task } };
};

const PAGE = 500;

/** All items, page after page. */
export async function* allItems(client: DynamoDBDocumentClient, table: string): AsyncGenerator<Item> {
  for (let from: Key | null = null, isFirst = true; isFirst || from !== null; isFirst = false) {
    // oxlint-disable-next-line no-await-in-loop -- each page tells where the next one starts
    const { items, next }: Awaited<ReturnType<typeof scanPage>> = await scanPage(client, table, from, PAGE);
    yield* items;
    from = next;
  }
}
