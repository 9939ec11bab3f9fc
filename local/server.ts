/** One HTTP server on loopback: `/api/` goes to the API's handler, everything else is a file of the built page. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import sirv from 'sirv';
import { PAGE_HEADERS } from '../functions/page-headers.ts';
import { StartFailure } from './failure.ts';
import { eventOf, respond } from './gateway.ts';

export type ApiHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> };

const LOOPBACK = '127.0.0.1';
const LOCAL_HOST = /^(localhost|127\.0\.0\.1)(:\d+)?$/u;

const pageFiles = (folder: string) =>
  sirv(folder, {
    etag: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
      response.setHeader('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

/** A page of another origin that resolves its own name to loopback is turned away: the local product trusts whoever reaches it. */
const isOurs = (request: IncomingMessage): boolean => {
  const { host = '', origin } = request.headers;
  return LOCAL_HOST.test(host) && (origin === undefined || LOCAL_HOST.test(origin.replace(/^https?:\/\//u, '')));
};

const notFound = (response: ServerResponse): void => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', ...PAGE_HEADERS });
  response.end('Not found');
};

const refuse = (response: ServerResponse): void => {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Only this computer may call');
};

/** @param folder the built page; null where another server (Vite in development) serves it */
export const startServer = async (port: number, api: ApiHandler, folder: string | null): Promise<RunningServer> => {
  const files = folder === null ? null : pageFiles(folder);
  const callApi = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      respond(response, await api(await eventOf(request, Date.now())));
    } catch {
      response.destroy(); // the caller went away, or the handler itself broke: a broken line is what it is
    }
  };
  const server = createServer((request, response) => {
    if (!isOurs(request)) refuse(response);
    else if (request.url?.startsWith('/api/') === true) void callApi(request, response);
    else if (files === null) notFound(response);
    else files(request, response, () => notFound(response));
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening').catch((error: unknown) => {
    throw portFailure(port, error);
  });
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
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
