/** Sockets at `/live` as the events that API Gateway makes of them, for the handler that Lambda runs. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { MESSAGE_LIMIT } from '../domain/live.ts';
import type { LiveEvent, LiveHandler } from '../functions/live/handler.ts';
import type { Connections } from './connections.ts';

/** Where sockets are opened, at the page's own host. */
export const LIVE_PATH = '/live';

export type LiveSockets = {
  /** Takes over a request that asks for a socket. */
  readonly upgrade: (request: IncomingMessage, line: Duplex, head: Buffer) => void;
  /** Cuts all sockets off; resolves when the handler has heard of each. */
  readonly stop: () => Promise<void>;
};

type EventType = LiveEvent['requestContext']['eventType'];

const ROUTE = { CONNECT: '$connect', MESSAGE: '$default', DISCONNECT: '$disconnect' } as const satisfies Record<EventType, string>;

const eventOf = (eventType: EventType, connectionId: string, connectedAt: number): LiveEvent => ({
  requestContext: {
    routeKey: ROUTE[eventType],
    messageId: randomUUID(),
    eventType,
    extendedRequestId: randomUUID(),
    requestTime: new Date().toISOString(),
    messageDirection: 'IN',
    stage: 'live',
    connectedAt,
    requestTimeEpoch: Date.now(),
    requestId: randomUUID(),
    domainName: 'localhost',
    connectionId,
    apiId: 'local',
  },
  isBase64Encoded: false,
});

const connectEvent = (request: IncomingMessage, connectionId: string, at: number): LiveEvent => {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { ...eventOf('CONNECT', connectionId, at), headers, queryStringParameters: Object.fromEntries(searchParams) };
};

const textOf = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data))).toString('utf8');

/**
 * Like API Gateway, a connection takes messages only when its connect has been answered, and is heard of when it is over.
 * Resolves then.
 */
const follow = async ({ sockets }: Connections, handler: LiveHandler, socket: WebSocket, id: string, at: number): Promise<void> => {
  sockets.set(id, socket);
  socket.on('message', (data) => void handler({ ...eventOf('MESSAGE', id, at), body: textOf(data) }));
  // A message over the limit, or one that is none: the library closes the socket with the right code.
  socket.on('error', (error) => console.error(JSON.stringify({ level: 'warn', connection: id, what: error.message })));
  await new Promise((resolve) => socket.on('close', resolve));
  sockets.delete(id);
  await handler(eventOf('DISCONNECT', id, at));
};

export const liveSockets = (connections: Connections, handler: LiveHandler): LiveSockets => {
  const server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT });
  const followed = new Set<Promise<void>>();
  const take = async (request: IncomingMessage, line: Duplex, head: Buffer): Promise<void> => {
    const [id, at] = [randomUUID(), Date.now()];
    const { statusCode } = await handler(connectEvent(request, id, at));
    if (statusCode !== 200) line.end(`HTTP/1.1 ${statusCode} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    else
      server.handleUpgrade(request, line, head, (socket) => {
        const following = follow(connections, handler, socket, id, at).finally(() => followed.delete(following));
        followed.add(following);
      });
  };
  return {
    upgrade: (request, line, head) => {
      line.on('error', () => line.destroy());
      take(request, line, head).catch(() => line.destroy());
    },
    stop: async () => {
      for (const socket of connections.sockets.values()) socket.terminate();
      await Promise.allSettled(followed);
    },
  };
};
