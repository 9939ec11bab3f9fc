/** Calls the API's handlers as API Gateway would. */
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Actor } from '../../domain/types.ts';
import { wordOf } from '../../functions/bulletin/word.ts';
import type { Identify } from '../../functions/http/handler.ts';
import type { Figures } from '../../functions/metrics.ts';
import type { Call as MeteredCall, Store } from '../../functions/ports.ts';
import { httpApi } from '../../local/http-api.ts';
import { letterParts } from './letter-parts.ts';

/** What a meter was told. */
export type Metered = { readonly call: MeteredCall; readonly figures: Figures };

export type Call = {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
};

export type Reply = { readonly status: number; readonly headers: Record<string, unknown>; readonly text: string; readonly json: unknown };

export const eventFor = ({ method = 'GET', path, body, raw, headers = {}, query }: Call): APIGatewayProxyEventV2 => {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(query === undefined ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: 'test',
      apiId: 'test',
      domainName: 'test',
      domainPrefix: 'test',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(text === undefined ? {} : { body: text }),
    isBase64Encoded: false,
  };
};

/** The API over a store, with a way to tell who calls. */
export const apiWith = (store: Store, identify: Identify, letters = letterParts().letters) => {
  const lines: object[] = [];
  const metered: Metered[] = [];
  const handler = httpApi({
    store,
    now: () => Date.parse('2025-03-01T02:00:00.000Z'),
    newId: randomUUID,
    liveAddress: '/live',
    wordOf,
    mailing: { letters, relay: 'local', mayLoopback: false, sendSoon: () => {} },
    identify,
    log: (line) => lines.push(line),
    meter: (call, figures) => metered.push({ call, figures }),
  });
  const call = async (request: Call): Promise<Reply> => {
    const result = await handler(eventFor(request));
    const { body: text = '', isBase64Encoded: isFile = false } = result;
    return {
      status: result.statusCode ?? 200,
      headers: result.headers ?? {},
      text,
      json: !isFile && /^[[{]/u.test(text) ? JSON.parse(text) : null,
    };
  };
  return { call, lines, metered };
};

/** The API over a store for one actor; `null` is somebody who has not signed in. */
export const apiOver = (store: Store, actor: Actor | null, letters = letterParts().letters) =>
  apiWith(store, () => Promise.resolve(actor === null ? { ok: false, code: 'unauthenticated' } : { ok: true, actor }), letters);
