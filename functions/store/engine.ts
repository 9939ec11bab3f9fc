/** The calls that the store makes of DynamoDB, with pages followed and collisions tried again. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  DeleteCommand,
  type DeleteCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
  type GetCommandOutput,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { isCollision, isLostRace, reaching } from './failures.ts';
import type { Key } from './keys.ts';

type Item = NonNullable<GetCommandOutput['Item']>;
type OnTable<T> = Omit<T, 'TableName'>;

/** One write of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** `lost`: a condition did not hold, so nothing was written. */
export type WriteOutcome = 'written' | 'lost';

/** The condition of a put that there is no such item yet. */
export const NEW = { ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': 'project' } } as const;

/** Times that a write may collide with another one's before the caller is asked to come back. */
const COLLISIONS = 7;

const unlessLost = async (call: () => Promise<unknown>): Promise<WriteOutcome> => {
  try {
    await reaching(call);
    return 'written';
  } catch (error) {
    if (isLostRace(error)) return 'lost';
    throw error;
  }
};

/** A collision says nothing about versions, so the same write is made again after a short, growing, uneven pause. */
const overCollisions = async <T>(call: () => Promise<T>, left = COLLISIONS): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (left === 0 || !isCollision(error)) throw error;
    await pause(Math.random() * 5 * 2 ** (COLLISIONS - left));
    return overCollisions(call, left - 1);
  }
};

/** Items put in one transaction, which takes 100 and 4 MB; and how many transactions side by side. */
const PUTS_TOGETHER = 50;
const GROUPS_AT_ONCE = 4;

/** Parts of a list, each of so many and the last of what is left. */
export const inGroups = <T>(all: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/** Puts those of the items that do not exist yet: together, or each by itself where some of them are there. */
const putGroup = async (client: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> => {
  const puts = items.map((item) => ({ TableName: table, Item: item, ...NEW }));
  const together = { TransactItems: puts.map((put) => ({ Put: put })) };
  if ((await unlessLost(() => overCollisions(() => client.send(new TransactWriteCommand(together))))) === 'written') return;
  await Promise.all(puts.map((put) => unlessLost(() => client.send(new PutCommand(put)))));
};

/** The engine bound to one table. The client is shared over calls. */
export const engineOn = (client: DynamoDBDocumentClient, table: string) => ({
  get: async (key: Key): Promise<Item | null> =>
    (await reaching(() => client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true })))).Item ?? null,

  /** All items that the query finds, page after page, up to its `Limit` where it has one. */
  query: async (query: OnTable<QueryCommandInput>): Promise<Item[]> => {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = { TableName: table, ...query, ...(from === undefined ? {} : { ExclusiveStartKey: from }) };
      // oxlint-disable-next-line no-await-in-loop -- each page tells where the next one starts
      const answer = await reaching(() => client.send(new QueryCommand(page)));
      items.push(...(answer.Items ?? []));
      from = answer.LastEvaluatedKey;
    } while (from !== undefined && items.length < (query.Limit ?? Number.POSITIVE_INFINITY));
    return items;
  },

  /** Puts an item that does not exist yet. */
  putNew: (item: Item): Promise<WriteOutcome> => unlessLost(() => client.send(new PutCommand({ TableName: table, Item: item, ...NEW }))),

  /** Puts those of the items that do not exist yet, so many at once and no more. */
  putAllNew: async (items: readonly Item[]): Promise<void> => {
    for (const groups of inGroups(inGroups(items, PUTS_TOGETHER), GROUPS_AT_ONCE)) {
      // oxlint-disable-next-line no-await-in-loop -- so many at once and no more
      await Promise.all(groups.map((group) => putGroup(client, table, group)));
    }
  },

  /** Removes an item on a condition and gives it as it was; null where the condition does not hold. */
  take: async (removal: OnTable<DeleteCommandInput>): Promise<Item | null> => {
    try {
      const removed = await reaching(() => client.send(new DeleteCommand({ TableName: table, ReturnValues: 'ALL_OLD', ...removal })));
      return removed.Attributes ?? null;
    } catch (error) {
      if (isLostRace(error)) return null;
      throw error;
    }
  },

  update: (update: OnTable<UpdateCommandInput>): Promise<WriteOutcome> =>
    unlessLost(() => client.send(new UpdateCommand({ TableName: table, ...update }))),

  /** Writes all or nothing. */
  transact: (writes: (table: string) => Write[]): Promise<WriteOutcome> =>
    unlessLost(() => overCollisions(() => client.send(new TransactWriteCommand({ TransactItems: writes(table) })))),
});

export type Engine = ReturnType<typeof engineOn>;

/** All items of a key's partition, read consistently, in the order of their sort keys. */
export const readPartition = (engine: Engine, { project }: Key): Promise<Item[]> =>
  engine.query({
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'project' },
    ExpressionAttributeValues: { ':key': project },
    ConsistentRead: true,
  });
