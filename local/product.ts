/** The whole product on one machine: the embedded engine, the table with the sample sheet, the stream and the server. */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Actor } from '../domain/types.ts';
import { newChangesHandler } from '../functions/changes/handler.ts';
import { newHttpHandler } from '../functions/http/handler.ts';
import { loadOnce } from '../seeds/load.ts';
import { pinghu2024 } from '../seeds/pinghu-2024.ts';
import { LAMBDA_CONTEXT } from './lambda-context.ts';
import { openStore, TABLE } from './open-store.ts';
import { startServer } from './server.ts';
import type { LocalSettings } from './settings.ts';
import { startStreamLoop } from './stream.ts';

/** Stands in for the member who is signed in. */
const SAMPLE_ADMIN: Actor = { id: 'local-admin', name: '督查室', role: 'admin', units: [] };

export type RunningProduct = {
  readonly url: string;
  /** True where the sample sheet was loaded just now. */
  readonly loaded: boolean;
  /** Ends every part and gives the data folder back. */
  readonly stop: () => Promise<void>;
  /** Resolves when the embedded engine ends by itself; never where another engine is used. */
  readonly engineEnded: Promise<unknown>;
};

/** @param page the folder of the built page; null where another server serves it */
export const startProduct = async (settings: LocalSettings, page: string | null): Promise<RunningProduct> => {
  const { store, access, engineEnded, close } = await openStore(settings);
  const parts: (() => Promise<void>)[] = [close];
  const stop = async (): Promise<void> => {
    // oxlint-disable-next-line no-await-in-loop -- each part ends before what it stands on
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) await part();
  };
  try {
    const loaded = await loadOnce(store, pinghu2024);
    const loop = startStreamLoop({
      tables: new DynamoDBClient(access),
      streams: new DynamoDBStreamsClient(access),
      table: TABLE,
      checkpointFile: join(settings.data, 'stream.json'),
      handler: newChangesHandler({ store }),
    });
    parts.push(loop.stop);
    const api = newHttpHandler({
      store,
      now: Date.now,
      identify: () => Promise.resolve({ ok: true, actor: SAMPLE_ADMIN }),
      log: (line) => console.error(JSON.stringify(line)),
    });
    const server = await startServer(settings.port, (event) => api(event, LAMBDA_CONTEXT), page);
    parts.push(server.stop);
    return { url: server.url, loaded, stop, engineEnded };
  } catch (error) {
    await stop();
    throw error;
  }
};
