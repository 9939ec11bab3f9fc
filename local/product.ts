/** The whole product on one machine: the embedded engine, the table with the sample sheet, the stream, the issuer and the server. */
import { join } from 'node:path';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { documentClient } from '../functions/store/client.ts';
import { loadOnce } from '../seeds/load.ts';
import { pinghu2024 } from '../seeds/pinghu-2024.ts';
import { inviteSampleMembers } from '../seeds/sample-members.ts';
import { startConnections } from './connections.ts';
import { freePort } from './free-port.ts';
import { type Ground, type Handlers, ownHandlers } from './handlers.ts';
import type { ApiHandler } from './http-api.ts';
import { liveSockets } from './live.ts';
import { INBOX_PATH } from './mail-catcher.ts';
import { startMail } from './mail.ts';
import { type Migrated, migrateData } from './migrate.ts';
import { openStore, TABLE } from './open-store.ts';
import { SAMPLE_ACCOUNTS } from './sample-accounts.ts';
import { startServer } from './server.ts';
import type { LocalSettings } from './settings.ts';
import { openSignIn } from './sign-in.ts';
import type { SampleAccount } from './sign-in-page.ts';
import { startStreamLoop, type StreamLoop, type StreamParts } from './stream.ts';

const log = (line: object): void => console.error(JSON.stringify(line));

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

/** A call that may have written has the stream looked at now. */
const nudging =
  (api: ApiHandler, { nudge }: StreamLoop): ApiHandler =>
  async (event) => {
    const answer = await api(event);
    if (event.requestContext.http.method !== 'GET') nudge();
    return answer;
  };

/**
 * @param page the folder of the built page; null where another server serves it
 * @param handlersOn makes what answers
 */
export const startProduct = async (
  settings: LocalSettings,
  page: string | null,
  handlersOn: (ground: Ground) => Promise<Handlers> = ownHandlers,
): Promise<RunningProduct> => {
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
    const signIn = openSignIn({ port, data: settings.data, store, required: settings.signIn });
    const connections = await startConnections();
    parts.push(connections.stop);
    const mail = await startMail({ store, settings, port, log });
    parts.push(mail.stop);
    const pushEndpoint = connections.endpoint;
    const handlers = await handlersOn({ store, access, pushEndpoint, mailing: mail.mailing, signIn, port, page, log });
    parts.push(handlers.stop);
    const loop = followStream(access, settings.data, handlers.changes);
    parts.push(loop.stop);
    const server = await startServer(port, {
      api: nudging(handlers.api, loop),
      live: liveSockets(connections, handlers.live),
      mounts: { ...signIn.mounts, [INBOX_PATH]: mail.inbox },
      page: handlers.page,
    });
    parts.push(server.stop);
    return {
      url: server.url,
      inbox: `${server.url}${INBOX_PATH}`,
      sendMail: mail.mailing.sendSoon,
      loaded,
      migrated: loaded ? null : migrated,
      accounts: settings.signIn ? SAMPLE_ACCOUNTS : [],
      stop,
      engineEnded,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
