/** The sockets that are open, and API Gateway's `@connections` for them on a loopback port of its own. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';

export type Connections = {
  /** What the push code is given as its endpoint. */
  readonly endpoint: string;
  readonly sockets: Map<string, WebSocket>;
  readonly stop: () => Promise<void>;
};

/** Bytes waiting for a page that does not read; more are refused, as API Gateway does. */
const BUFFER_LIMIT = 1024 * 1024;

/** Closed by the server for a reason of its own (RFC 6455). */
const POLICY = 1008;

/** A page that does not answer the closing is cut off. */
const CLOSING_MS = 1000;

const failed = (response: ServerResponse, status: number, type: string): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
  response.end('{}');
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const send = (socket: WebSocket, text: string, response: ServerResponse): void => {
  if (socket.bufferedAmount > BUFFER_LIMIT) failed(response, 429, 'LimitExceededException');
  else socket.send(text, (error) => (error ? failed(response, 410, 'GoneException') : response.writeHead(200).end()));
};

const close = (socket: WebSocket, response: ServerResponse): void => {
  socket.close(POLICY);
  setTimeout(() => socket.terminate(), CLOSING_MS).unref();
  response.writeHead(204).end();
};

/** Like AWS, it takes signed requests only, which no page of a browser can make unasked. */
const answer = async (sockets: Connections['sockets'], request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const id = decodeURIComponent(/^\/@connections\/([^/?]+)$/u.exec(request.url ?? '')?.[1] ?? '');
  const text = await textOf(request);
  const socket = sockets.get(id);
  if (request.headers.authorization?.startsWith('AWS4-HMAC-SHA256') !== true) failed(response, 403, 'ForbiddenException');
  else if (socket === undefined || socket.readyState !== socket.OPEN) failed(response, 410, 'GoneException');
  else if (request.method === 'POST') send(socket, text, response);
  else if (request.method === 'DELETE') close(socket, response);
  else failed(response, 404, 'NotFoundException');
};

export const startConnections = async (): Promise<Connections> => {
  const sockets: Connections['sockets'] = new Map();
  const server = createServer((request, response) => void answer(sockets, request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    sockets,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
