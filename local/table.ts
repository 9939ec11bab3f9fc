/** Makes the table in the local engine, in the very shape that the infrastructure gives it on AWS. */
import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type StreamSpecification,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { TABLE_SHAPE } from '../functions/store/table.ts';

type Keyed = { readonly partitionKey: string; readonly sortKey: string };

const keySchema = ({ partitionKey, sortKey }: Keyed) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

/** Tickets and connections that are past their time go by themselves, some day. */
const ensureTimeToLive = async (client: DynamoDBClient, table: string): Promise<void> => {
  const { TimeToLiveDescription: now } = await client.send(new DescribeTimeToLiveCommand({ TableName: table }));
  if (now?.TimeToLiveStatus === 'ENABLED' || now?.TimeToLiveStatus === 'ENABLING') return;
  const TimeToLiveSpecification = { AttributeName: TABLE_SHAPE.ttl, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName: table, TimeToLiveSpecification }));
};

const STREAM = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;

/** Fills a table without its stream: nobody needs to hear of what was there before, and the engine writes twice as fast. */
export const withoutStream = async <Outcome>(client: DynamoDBClient, table: string, fill: () => Promise<Outcome>): Promise<Outcome> => {
  const turn = (stream: StreamSpecification) => client.send(new UpdateTableCommand({ TableName: table, StreamSpecification: stream }));
  await turn({ StreamEnabled: false });
  const outcome = await fill();
  await turn(STREAM);
  return outcome;
};

/** Creates the table; one that exists already is left as it is. */
export const ensureTable = async (client: DynamoDBClient, table: string): Promise<void> => {
  const keyed = [TABLE_SHAPE, ...TABLE_SHAPE.indexes];
  const names = new Set(keyed.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]));
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [...names].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
        KeySchema: keySchema(TABLE_SHAPE),
        GlobalSecondaryIndexes: TABLE_SHAPE.indexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keySchema(index),
          Projection: { ProjectionType: 'ALL' },
        })),
        StreamSpecification: STREAM,
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { TableName: table });
  await ensureTimeToLive(client, table);
};
