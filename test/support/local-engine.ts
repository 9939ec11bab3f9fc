/** An embedded engine that a product and its test both reach: what the one writes the other reads. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import type { Store } from '../../functions/ports.ts';
import { TABLE } from '../../local/open-store.ts';
import { ensureTable } from '../../local/table.ts';
import { embeddedTable } from './engine.ts';

export type LocalEngine = { readonly endpoint: string; readonly store: Store; readonly stop: () => Promise<void> };

export const startLocalEngine = async (): Promise<LocalEngine> => {
  const { config, stop } = await embeddedTable();
  await ensureTable(new DynamoDBClient(config), TABLE);
  return { endpoint: config.endpoint, store: dynamoStore(documentClient(config), TABLE), stop };
};

/** Starts a product on an engine that the test reaches as well; both end together. */
export const startedOnEngine = async <Product extends { readonly stop: () => Promise<void> }>(
  start: (endpoint: string) => Promise<Product>,
): Promise<Product & { readonly engine: LocalEngine }> => {
  const engine = await startLocalEngine();
  const product = await start(engine.endpoint);
  return {
    ...product,
    engine,
    stop: async () => {
      await product.stop();
      await engine.stop();
    },
  };
};
