/** The whole product on one machine: the embedded engine, the table with the sample sheet, the stream and the server. */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Actor } from '../domain/types.ts';
import { newChangesHandler } from '../functions/changes/handler.ts';
import { newHttpHandler } from '../functions/http/handler.ts';
import { documentClient } from '../functions/store/client.ts';
import { dynamoStore } from '../functions/store/dynamo-store.ts';
import { loadOnce } from '../seeds/load.ts';
import { pinghu2024 } from '../seeds/pinghu-2024.ts';
import { LOCAL_ACCESS } from './access.ts';
import { type RunningEngine, startEngine } from './engine.ts';
import { StartFailure } from './failure.ts';
import { LAMBDA_CONTEXT } from './lambda-context.ts';
import { lockData } from './lock.ts';
import { startServer } from './server.ts';
import type { LocalSettings } from './settings.ts';
import { startStreamLoop } from './stream.ts';
import { ensureTable } from './table.ts';

export const TABLE = 'shishi-local';

/** Stands in for the member who is signed in. */
export const SAMPLE_ADMIN: Actor = { id: 'local-admin', name: '督查室', role: 'admin', units: [] };

export type RunningProduct = {
  readonly url: string;
  /** True where the sample sheet was loaded just now. */
  readonly loaded: boolean;
  /** Ends every part and gives the data folder back. */
  readonly stop: () => Promise<void>;
  /** Resolves when the embedded engine ends by itself; never where another engine is used. */
  readonly engineEnded: Promise<unknown>;
};

const openEngine = async ({ endpoint, data }: LocalSettings): Promise<RunningEngine> =>
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

/** @param page the folder of the built page; null where another server serves it */
export const startProduct = async (settings: LocalSettings, page: string | null): Promise<RunningProduct> => {
  const undo: (() => unknown)[] = [lockData(settings.data)];
  const stop = async (): Promise<void> => {
    // oxlint-disable-next-line no-await-in-loop -- each part ends before what it stands on
    for (let part = undo.pop(); part !== undefined; part = undo.pop()) await part();
  };
  try {
    const engine = await openEngine(settings);
    undo.push(engine.stop);
    const access = { ...LOCAL_ACCESS, endpoint: engine.endpoint };
    const tables = new DynamoDBClient(access);
    await prepare(tables, engine.endpoint);
    const store = dynamoStore(documentClient(access), TABLE);
    const loaded = await loadOnce(store, pinghu2024);
    const loop = startStreamLoop({
      tables,
      streams: new DynamoDBStreamsClient(access),
      table: TABLE,
      checkpointFile: join(settings.data, 'stream.json'),
      handler: newChangesHandler({ store }),
    });
    undo.push(loop.stop);
    const api = newHttpHandler({
      store,
      now: Date.now,
      identify: () => Promise.resolve({ ok: true, actor: SAMPLE_ADMIN }),
      log: (line) => console.error(JSON.stringify(line)),
    });
    const server = await startServer(settings.port, (event) => api(event, LAMBDA_CONTEXT), page);
    undo.push(server.stop);
    return { url: server.url, loaded, stop, engineEnded: engine.ended };
  } catch (error) {
    await stop();
    throw error;
  }
};
