/** A plain HTTP request as the event that API Gateway makes of it (payload 2.0), and the handler's answer back. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** API Gateway takes no larger body; more is cut off here and refused by the handler as too large. */
const GATEWAY_LIMIT = 10 * 1024 * 1024;

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= GATEWAY_LIMIT) chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]),
  );

/** The event for a request. Bodies go as base64, as API Gateway sends all that it does not take for text. */
export const eventOf = async (request: IncomingMessage, now: number): Promise<APIGatewayProxyEventV2> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await bodyOf(request);
  const headers = headersOf(request);
  const query = Object.fromEntries(url.searchParams);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(url.search === '' ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: new Date(now).toISOString(),
      timeEpoch: now,
    },
    ...(body.length === 0 ? {} : { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  };
};

/** Sends what the handler returned. */
export const respond = (response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void => {
  const headers = Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, `${value}`]));
  response.writeHead(result.statusCode ?? 200, headers);
  response.end(result.isBase64Encoded === true ? Buffer.from(result.body ?? '', 'base64') : result.body);
};
