/** The whole product on one machine: the embedded engine, the table with the sample sheet, the stream, the issuer and the server. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { newChangesHandler } from '../functions/changes/handler.ts';
import { newHttpHandler } from '../functions/http/handler.ts';
import { newLiveHandler } from '../functions/live/handler.ts';
import { gatewayPush } from '../functions/push/gateway-push.ts';
import { documentClient } from '../functions/store/client.ts';
import { loadOnce } from '../seeds/load.ts';
import { pinghu2024 } from '../seeds/pinghu-2024.ts';
import { inviteSampleMembers } from '../seeds/sample-members.ts';
import { LOCAL_ACCESS } from './access.ts';
import { startConnections } from './connections.ts';
import { freePort } from './free-port.ts';
import { LAMBDA_CONTEXT } from './lambda-context.ts';
import { LIVE_PATH, liveSockets } from './live.ts';
import { type Migrated, migrateData } from './migrate.ts';
import { openStore, TABLE } from './open-store.ts';
import { SAMPLE_ACCOUNTS } from './sample-accounts.ts';
import { isLocalOrigin, startServer } from './server.ts';
import type { LocalSettings } from './settings.ts';
import { openSignIn } from './sign-in.ts';
import type { SampleAccount } from './sign-in-page.ts';
import { startStreamLoop } from './stream.ts';

const log = (line: object): void => console.error(JSON.stringify(line));

export type RunningProduct = {
  readonly url: string;
  /** True where the sample sheet was loaded just now. */
  readonly loaded: boolean;
  /** What became of data that were there before. */
  readonly migrated: Migrated;
  /** Whom one can sign in as; empty where nobody needs to. */
  readonly accounts: readonly SampleAccount[];
  /** Ends every part and gives the data folder back. */
  readonly stop: () => Promise<void>;
  /** Resolves when the embedded engine ends by itself; never where another engine is used. */
  readonly engineEnded: Promise<unknown>;
};

/** @param page the folder of the built page; null where another server serves it */
export const startProduct = async (settings: LocalSettings, page: string | null): Promise<RunningProduct> => {
  const { signIn } = settings;
  const { store, access, engineEnded, close } = await openStore(settings);
  const parts: (() => Promise<void>)[] = [close];
  const stop = async (): Promise<void> => {
    // oxlint-disable-next-line no-await-in-loop -- each part ends before what it stands on
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) await part();
  };
  try {
    const loaded = await loadOnce(store, pinghu2024);
    const migrated = await migrateData(documentClient(access), TABLE);
    await inviteSampleMembers(store, new Date().toISOString());
    const port = settings.port === 0 ? await freePort() : settings.port;
    const { identify, mounts, elsewhere } = openSignIn({ port, data: settings.data, store, required: signIn });
    const connections = await startConnections();
    parts.push(connections.stop);
    const push = gatewayPush(connections.endpoint, LOCAL_ACCESS);
    const loop = startStreamLoop({
      tables: new DynamoDBClient(access),
      streams: new DynamoDBStreamsClient(access),
      table: TABLE,
      checkpointFile: join(settings.data, 'stream.json'),
      handler: newChangesHandler({ store, push, now: Date.now, log }),
    });
    parts.push(loop.stop);
    const api = newHttpHandler({ store, now: Date.now, newId: randomUUID, liveAddress: LIVE_PATH, identify, log });
    const live = liveSockets(connections, newLiveHandler({ store, push, now: Date.now, isOurPage: isLocalOrigin, log }));
    const server = await startServer(port, {
      api: async (event) => {
        const answer = await api(event, LAMBDA_CONTEXT);
        if (event.requestContext.http.method !== 'GET') loop.nudge();
        return answer;
      },
      live,
      mounts,
      folder: page,
      elsewhere,
    });
    parts.push(server.stop);
    const accounts = signIn ? SAMPLE_ACCOUNTS : [];
    return { url: server.url, loaded, migrated: loaded ? null : migrated, accounts, stop, engineEnded };
  } catch (error) {
    await stop();
    throw error;
  }
};
