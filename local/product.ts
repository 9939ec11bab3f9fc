/** The whole product on one machine: the embedded engine, the table with the sample sheet, the stream, the issuer and the server. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { wordOf } from '../functions/bulletin/word.ts';
import { newChangesHandler } from '../functions/changes/handler.ts';
import { newLiveHandler } from '../functions/live/handler.ts';
import { gatewayPush } from '../functions/push/gateway-push.ts';
import { documentClient } from '../functions/store/client.ts';
import { loadOnce } from '../seeds/load.ts';
import { pinghu2024 } from '../seeds/pinghu-2024.ts';
import { inviteSampleMembers } from '../seeds/sample-members.ts';
import { LOCAL_ACCESS } from './access.ts';
import { startConnections } from './connections.ts';
import { freePort } from './free-port.ts';
import { httpApi } from './http-api.ts';
import { LIVE_PATH, liveSockets } from './live.ts';
import { INBOX_PATH } from './mail-catcher.ts';
import { startMail } from './mail.ts';
import { type Migrated, migrateData } from './migrate.ts';
import { openStore, TABLE } from './open-store.ts';
import { SAMPLE_ACCOUNTS } from './sample-accounts.ts';
import { isLocalOrigin, startServer } from './server.ts';
import type { LocalSettings } from './settings.ts';
import { openSignIn } from './sign-in.ts';
import type { SampleAccount } from './sign-in-page.ts';
import { startStreamLoop, type StreamLoop, type StreamParts } from './stream.ts';

const log = (line: object): void => console.error(JSON.stringify(line));

/** Figures are for those who look after cities on AWS. */
const TELLING = { log, meter: () => {} } as const;

export type RunningProduct = {
  readonly url: string;
  /** Where what is mailed opens in the browser. */
  readonly inbox: string;
  /** What waits in the mail log is sent now, and not at the next minute. */
  readonly sendMail: () => void;
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

const followStream = (access: DynamoDBClientConfig, data: string, handler: StreamParts['handler']): StreamLoop =>
  startStreamLoop({
    tables: new DynamoDBClient(access),
    streams: new DynamoDBStreamsClient(access),
    table: TABLE,
    checkpointFile: join(data, 'stream.json'),
    handler,
  });

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
    const loop = followStream(access, settings.data, newChangesHandler({ store, push, now: Date.now, ...TELLING }));
    parts.push(loop.stop);
    const mail = await startMail({ store, settings, port, log });
    parts.push(mail.stop);
    const ports = { store, now: Date.now, newId: randomUUID, ...TELLING };
    const api = httpApi({ ...ports, liveAddress: LIVE_PATH, wordOf, mailing: mail.mailing, identify });
    const live = liveSockets(connections, newLiveHandler({ store, push, now: Date.now, isOurPage: isLocalOrigin, ...TELLING }));
    const server = await startServer(port, {
      api: async (event) => {
        const answer = await api(event);
        if (event.requestContext.http.method !== 'GET') loop.nudge();
        return answer;
      },
      live,
      mounts: { ...mounts, [INBOX_PATH]: mail.inbox },
      folder: page,
      elsewhere,
    });
    parts.push(server.stop);
    return {
      url: server.url,
      inbox: `${server.url}${INBOX_PATH}`,
      sendMail: mail.mailing.sendSoon,
      loaded,
      migrated: loaded ? null : migrated,
      accounts: signIn ? SAMPLE_ACCOUNTS : [],
      stop,
      engineEnded,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
