/** One HTTP server on loopback: `/api/` goes to the API's handler, what is mounted to its own, everything else is the built page. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import { pageHeaders } from '../functions/page-headers.ts';
import { StartFailure } from './failure.ts';
import { eventOf, respond } from './gateway.ts';
import { type ApiHandler, isPublicPath } from './http-api.ts';
import { LIVE_PATH, type LiveSockets } from './live.ts';

export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> };

const LOOPBACK = '127.0.0.1';
const LOCAL_HOST = /^(localhost|127\.0\.0\.1)(:\d+)?$/u;

/** True for a page that this computer serves. */
export const isLocalOrigin = (origin: string): boolean => LOCAL_HOST.test(origin.replace(/^https?:\/\//u, ''));

/** Answers requests of its own. */
export type Mount = (request: IncomingMessage, response: ServerResponse) => void;

export type ServerParts = {
  readonly api: ApiHandler;
  readonly live: LiveSockets;
  /** By the path at which, or below which, they answer. */
  readonly mounts: Readonly<Record<string, Mount>>;
  /** Answers everything else. */
  readonly page: Mount;
};

type Headers = ReturnType<typeof pageHeaders>;

/** A page of another origin that resolves its own name to loopback is turned away: the local product trusts whoever reaches it. */
const isOurs = (request: IncomingMessage): boolean => {
  const { host = '', origin } = request.headers;
  return LOCAL_HOST.test(host) && (origin === undefined || isLocalOrigin(origin));
};

const notFound = (response: ServerResponse, headers: Headers): void => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end('Not found');
};

/**
 * Serves the built page. An address of the page itself (`/signed-in`) gets the page; a file that is missing is missing.
 *
 * @param folder null where another server (Vite in development) serves it
 * @param elsewhere origins that the page connects to, beside its own
 */
export const pageAt = (folder: string | null, elsewhere: readonly string[]): Mount => {
  const headers = pageHeaders(elsewhere);
  if (folder === null) return (_, response) => notFound(response, headers);
  const files = sirv(folder, {
    etag: true,
    single: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.setHeader('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => files(request, response, () => notFound(response, headers));
};

/** Has a Lambda behind the HTTP API answer. */
export const answering =
  (handler: ApiHandler): Mount =>
  (request, response) => {
    const answer = async (): Promise<void> => respond(response, await handler(await eventOf(request, Date.now())));
    // The caller went away, or the handler itself broke: a broken line is what it is.
    answer().catch(() => response.destroy());
  };

const refuse = (response: ServerResponse): void => {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Only this computer may call');
};

const isForApi = (url: string): boolean => {
  const { pathname } = new URL(url, 'http://localhost');
  return pathname.startsWith('/api/') || isPublicPath(pathname);
};

const mountFor = (mounts: ServerParts['mounts'], url: string): Mount | undefined => {
  const { pathname } = new URL(url, 'http://localhost');
  return Object.entries(mounts).find(([path]) => pathname === path || pathname.startsWith(`${path}/`))?.[1];
};

/** @param port of loopback; 0 takes a free one */
export const startServer = async (port: number, { api, live, mounts, page }: ServerParts): Promise<RunningServer> => {
  const callApi = answering(api);
  const server = createServer((request, response) => {
    const mount = mountFor(mounts, request.url ?? '/');
    if (!isOurs(request)) refuse(response);
    else if (isForApi(request.url ?? '/')) callApi(request, response);
    else (mount ?? page)(request, response);
  });
  server.on('upgrade', (request, line, head) => {
    const isLive = new URL(request.url ?? '/', 'http://localhost').pathname === LIVE_PATH;
    // Which origins may is for the handler to say.
    if (isLive && LOCAL_HOST.test(request.headers.host ?? '')) live.upgrade(request, line, head);
    else line.destroy();
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening').catch((error: unknown) => {
    throw portFailure(port, error);
  });
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await live.stop();
      await closed;
    },
  };
};

const portFailure = (port: number, error: unknown): Error => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    return new StartFailure(
      `端口 ${port} 已被占用。请关闭占用它的程序,或换一个端口:PORT=${port + 1} npm start。`,
      `Port ${port} is taken. Stop the program that holds it, or choose another: PORT=${port + 1} npm start.`,
    );
  }
  return new StartFailure(
    `端口 ${port} 不能使用(${code})。请换一个端口:PORT=8790 npm start。`,
    `Port ${port} cannot be used (${code}). Choose another: PORT=8790 npm start.`,
  );
};
