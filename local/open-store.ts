/** The embedded engine, or the one that the settings name, with the table in it and the store over it. */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store } from '../functions/ports.ts';
import { documentClient } from '../functions/store/client.ts';
import { dynamoStore } from '../functions/store/dynamo-store.ts';
import { LOCAL_ACCESS, type LocalAccess } from './access.ts';
import { type RunningEngine, startEngine } from './engine.ts';
import { StartFailure } from './failure.ts';
import { lockData } from './lock.ts';
import type { LocalSettings } from './settings.ts';
import { ensureTable } from './table.ts';

export const TABLE = 'shishi-local';

export type OpenStore = {
  readonly store: Store;
  readonly access: LocalAccess;
  /** Resolves when the embedded engine ends by itself; never where another engine is used. */
  readonly engineEnded: Promise<unknown>;
  /** Ends the engine and gives the data folder back. */
  readonly close: () => Promise<void>;
};

const startOrReach = async ({ endpoint, data }: LocalSettings): Promise<RunningEngine> =>
  endpoint === null
    ? startEngine(join(data, 'table.db'), join(data, 'engine.log'))
    : { endpoint, stop: () => Promise.resolve(), ended: new Promise(() => {}) };

const prepare = async (client: DynamoDBClient, endpoint: string): Promise<void> => {
  try {
    await ensureTable(client, TABLE);
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new StartFailure(
      `数据库 ${endpoint} 不能使用(${why})。请检查其地址和数据文件;用内置数据库时,可运行 npm run reset 重新开始。`,
      `The database at ${endpoint} cannot be used (${why}). Check its address and data file; with the embedded one, npm run reset starts anew.`,
    );
  }
};

/** Takes the data folder, starts the engine and makes the table where it is not there yet. */
export const openStore = async (settings: LocalSettings): Promise<OpenStore> => {
  const giveBack = lockData(settings.data);
  try {
    const engine = await startOrReach(settings);
    const access = { ...LOCAL_ACCESS, endpoint: engine.endpoint };
    const close = async (): Promise<void> => {
      await engine.stop();
      giveBack();
    };
    try {
      await prepare(new DynamoDBClient(access), engine.endpoint);
    } catch (error) {
      await engine.stop();
      throw error;
    }
    return { store: dynamoStore(documentClient(access), TABLE), access, engineEnded: engine.ended, close };
  } catch (error) {
    giveBack();
    throw error;
  }
};
