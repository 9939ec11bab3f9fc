/** The handlers that run on AWS, in this process, and the page's files. */
import { randomUUID } from 'node:crypto';
import { wordOf } from '../functions/bulletin/word.ts';
import { type ChangesHandler, newChangesHandler } from '../functions/changes/handler.ts';
import type { MailingParts } from '../functions/http/route.ts';
import { type LiveHandler, newLiveHandler } from '../functions/live/handler.ts';
import type { Store } from '../functions/ports.ts';
import { gatewayPush } from '../functions/push/gateway-push.ts';
import { LOCAL_ACCESS, type LocalAccess } from './access.ts';
import { type ApiHandler, httpApi } from './http-api.ts';
import { LIVE_PATH } from './live.ts';
import { isLocalOrigin, type Mount, pageAt } from './server.ts';
import type { SignIn } from './sign-in.ts';

/** What handlers stand on. */
export type Ground = {
  readonly store: Store;
  /** How the engine under the store is reached. */
  readonly access: LocalAccess;
  /** Where messages to connected pages are handed in. */
  readonly pushEndpoint: string;
  readonly mailing: MailingParts;
  readonly signIn: SignIn;
  /** The page's port on loopback. */
  readonly port: number;
  /** The folder of the built page; null where another server serves it. */
  readonly page: string | null;
  readonly log: (line: object) => void;
};

/** Who answers what comes. */
export type Handlers = {
  readonly api: ApiHandler;
  readonly live: LiveHandler;
  readonly changes: ChangesHandler;
  /** All that nobody else answers. */
  readonly page: Mount;
  readonly stop: () => Promise<void>;
};

/** The built page, with its settings beside its files where people sign in. */
const pageWith = (folder: string | null, { required, config, elsewhere }: SignIn): Mount => {
  const files = pageAt(folder, elsewhere);
  return (request, response) => {
    if (!required || new URL(request.url ?? '/', 'http://localhost').pathname !== '/config.json') return files(request, response);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(JSON.stringify(config));
  };
};

export const ownHandlers = ({ store, pushEndpoint, mailing, signIn, page, log }: Ground): Promise<Handlers> => {
  const push = gatewayPush(pushEndpoint, LOCAL_ACCESS);
  // Figures are for those who look after cities on AWS.
  const ports = { store, now: Date.now, newId: randomUUID, log, meter: () => {} };
  return Promise.resolve({
    api: httpApi({ ...ports, liveAddress: LIVE_PATH, wordOf, mailing, identify: signIn.identify }),
    live: newLiveHandler({ ...ports, push, isOurPage: isLocalOrigin }),
    changes: newChangesHandler({ ...ports, push }),
    page: pageWith(page, signIn),
    stop: () => Promise.resolve(),
  });
};
