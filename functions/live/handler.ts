/** Live connections: a page connects with a ticket, says that it is there and which cell is open, and goes. */
import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { MESSAGE_LIMIT, MESSAGES_A_SECOND } from '../../domain/live.ts';
import { type ByeReason, type ClientMessage, clientMessage, ticketShape } from '../../domain/wire/live.ts';
import { answerMessage } from '../actions/answer-message.ts';
import { endConnection } from '../actions/end-connection.ts';
import { openConnection } from '../actions/open-connection.ts';
import { kindOf, newMetered } from '../metered.ts';
import { type Clock, type LiveStore, type Meter, type Push, StoreUnavailable } from '../ports.ts';
import { newRate, type Rate } from './rate.ts';

/** API Gateway sends headers with a connect only, which its type leaves out. */
export type LiveEvent = APIGatewayProxyWebsocketEventV2 & { readonly headers?: Readonly<Record<string, string | undefined>> };

export type LiveHandler = (event: LiveEvent) => Promise<{ readonly statusCode: number }>;

/** What was refused or went wrong, without anybody's ticket, name or text. */
export type LiveLog = (line: {
  readonly level: 'warn' | 'error';
  readonly connection: string;
  readonly route: string;
  readonly what: string;
}) => void;

export type LiveParts = {
  readonly store: LiveStore;
  readonly push: Push;
  readonly now: Clock;
  /** True for the origin that the page is served from. */
  readonly isOurPage: (origin: string) => boolean;
  readonly log: LiveLog;
  readonly meter: Meter;
};

type Parts = LiveParts & { readonly rate: Rate };

const STATUS = { too_large: 413, too_many: 429, not_understood: 400, expired: 410, member_changed: 410 } as const satisfies Record<
  ByeReason,
  number
>;

const OK = { statusCode: 200 };

const logged = (
  { log }: LiveParts,
  { requestContext: { connectionId, routeKey } }: LiveEvent,
  level: 'warn' | 'error',
  what: string,
): void => log({ level, connection: connectionId, route: routeKey, what });

/** Headers come in any case. */
const originOf = ({ headers = {} }: LiveEvent): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? '';

const connect = async (event: LiveEvent, parts: Parts): Promise<{ statusCode: number }> => {
  if (!parts.isOurPage(originOf(event))) {
    logged(parts, event, 'warn', 'foreign_origin');
    return { statusCode: 403 };
  }
  const ticket = ticketShape.safeParse(event.queryStringParameters?.ticket);
  if (ticket.success && (await openConnection(parts, event.requestContext.connectionId, ticket.data))) return OK;
  logged(parts, event, 'warn', 'no_ticket');
  return { statusCode: 401 };
};

const parsed = (body: string): ClientMessage | null => {
  try {
    return clientMessage.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
};

/** Ends the connection, whose page is told why. */
const dismiss = async (event: LiveEvent, parts: Parts, reason: ByeReason): Promise<{ statusCode: number }> => {
  const id = event.requestContext.connectionId;
  if (!parts.rate.mute(id)) return { statusCode: STATUS[reason] };
  logged(parts, event, 'warn', reason);
  const connection = await parts.store.connection(id, parts.now()).catch(() => null);
  await endConnection(parts, id, connection, reason);
  return { statusCode: STATUS[reason] };
};

const message = async (event: LiveEvent, parts: Parts): Promise<{ statusCode: number }> => {
  const { connectionId: id, requestTimeEpoch: at } = event.requestContext;
  if (parts.rate.count(id) > MESSAGES_A_SECOND) return dismiss(event, parts, 'too_many');
  const body = event.body ?? '';
  if (Buffer.byteLength(body) > MESSAGE_LIMIT) return dismiss(event, parts, 'too_large');
  const said = parsed(body);
  if (said === null) return dismiss(event, parts, 'not_understood');
  const connection = await parts.store.connection(id, parts.now());
  if (connection === null) return dismiss(event, parts, 'expired');
  await parts.push.send(id, JSON.stringify(await answerMessage(parts, connection, said, at)));
  return OK;
};

const disconnect = async (event: LiveEvent, { store, now }: Parts): Promise<{ statusCode: number }> => {
  const connection = await store.connection(event.requestContext.connectionId, now());
  if (connection !== null) await store.removeConnection(connection);
  return OK;
};

const ROUTES = { CONNECT: connect, MESSAGE: message, DISCONNECT: disconnect };

/** The Lambda behind the WebSocket API; the local server calls the very same. */
export const newLiveHandler = (given: LiveParts): LiveHandler => {
  const parts: Parts = { ...given, rate: newRate(given.now) };
  const metered = newMetered(parts);
  const worked = async (event: LiveEvent): Promise<{ readonly statusCode: number }> => {
    try {
      return await ROUTES[event.requestContext.eventType](event, parts);
    } catch (error) {
      logged(parts, event, 'error', kindOf(error));
      return { statusCode: error instanceof StoreUnavailable ? 503 : 500 };
    }
  };
  return (event) =>
    metered(event.requestContext.requestId, event.requestContext.routeKey, async () => {
      const result = await worked(event);
      return { result, status: result.statusCode, figures: () => (result.statusCode < 500 ? {} : { LiveFailures: 1 }) };
    });
};
