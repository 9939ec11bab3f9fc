/** The handler over a table of routes: find the route, ask who calls, check the right, run, answer. */
import { createHash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { mayEver } from '../../domain/access.ts';
import type { Actor } from '../../domain/types.ts';
import { newMetered } from '../metered.ts';
import type { Figures } from '../metrics.ts';
import { answerHeaders } from '../page-headers.ts';
import { type Clock, IssuerUnavailable, type Meter, StoreUnavailable } from '../ports.ts';
import { jsonOf } from './parse.ts';
import { HttpProblem, problem } from './problem.ts';
import { type Answer, type FileAnswer, type HtmlPage, matchPath, type MemberRoute, type Route } from './route.ts';

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;

/** Who calls: a member, or why there is none. */
export type Identify = (
  event: Event,
) => Promise<{ readonly ok: true; readonly actor: Actor } | { readonly ok: false; readonly code: 'unauthenticated' | 'not_a_member' }>;

/** A line of the log: what was asked and how it ended, without anybody's text or name. */
export type Log = (line: { readonly level: 'error'; readonly request: string; readonly route: string; readonly error: string }) => void;

export type HandlerParts = { readonly identify: Identify; readonly log: Log; readonly meter: Meter; readonly now: Clock };

type Found<Ports> = { readonly route: Route<Ports>; readonly path: Record<string, string> };

/** Every route of this path, whatever the method. */
const routesOf = <Ports>(routes: readonly Route<Ports>[], event: Event): readonly Found<Ports>[] =>
  routes.flatMap((route) => {
    const path = matchPath(route.path, event.rawPath);
    return path === null ? [] : [{ route, path }];
  });

const isAskedFor =
  (event: Event) =>
  <Ports>({ route }: Found<Ports>): boolean =>
    route.method === event.requestContext.http.method;

const findRoute = <Ports>(routes: readonly Route<Ports>[], event: Event): Found<Ports> => {
  const matches = routesOf(routes, event);
  if (matches.length === 0) throw new HttpProblem('not_found');
  const match = matches.find(isAskedFor(event));
  if (match === undefined) throw new HttpProblem('method_not_allowed', { allow: matches.map(({ route }) => route.method) });
  return match;
};

/** The route as the table has it: what a path holds besides is somebody's text. */
const nameOf = (route: Route<never> | undefined): string => (route === undefined ? 'none' : `${route.method} ${route.path}`);

const runForMember = async <Ports>(
  event: Event,
  route: MemberRoute<Ports>,
  path: Record<string, string>,
  parts: Ports & HandlerParts,
): Promise<Answer> => {
  const caller = await parts.identify(event);
  if (!caller.ok) return caller;
  if (!mayEver(caller.actor, route.may)) return { ok: false, code: 'forbidden' };
  return route.run({ path, query: event.queryStringParameters ?? {}, body: () => jsonOf(event), actor: caller.actor }, parts);
};

/** A value as JSON; one that the caller has already, by its tag, is not sent again. */
const jsonAnswer = (event: Event, value: object): Result => {
  const body = JSON.stringify(value);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache, private' };
  if (event.requestContext.http.method !== 'GET') return { statusCode: 200, headers, body };
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return event.headers['if-none-match'] === etag
    ? { statusCode: 304, headers: { ...headers, etag } }
    : { statusCode: 200, headers: { ...headers, etag }, body };
};

/** RFC 5987: what a header cannot hold is escaped, also what `encodeURIComponent` leaves. */
const headerName = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const fileAnswer = ({ bytes, type, name }: FileAnswer): Result => ({
  statusCode: 200,
  headers: {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${headerName(name)}`,
    'cache-control': 'no-cache, private',
  },
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
});

const htmlAnswer = ({ status, html, policy, keepSeconds = 0 }: HtmlPage): Result => ({
  statusCode: status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': keepSeconds === 0 ? 'no-store' : `public, max-age=${keepSeconds}`,
    'content-security-policy': policy,
    // Not none: a form of such a page is sent as from nowhere, and the local server takes forms of its own origin only.
    'referrer-policy': 'same-origin',
  },
  body: html,
});

const answer = async <Ports>(event: Event, routes: readonly Route<Ports>[], parts: Ports & HandlerParts): Promise<Result> => {
  const { route, path } = findRoute(routes, event);
  const result =
    route.may === 'anyone'
      ? await route.run({ path, query: event.queryStringParameters ?? {} }, parts)
      : await runForMember(event, route, path, parts);
  if (result.ok && 'page' in result) return htmlAnswer(result.page);
  if (result.ok) return 'file' in result ? fileAnswer(result.file) : jsonAnswer(event, result.value);
  const { ok: _, code, ...details } = result;
  return problem(code, details);
};

const failure = (error: unknown): Result => {
  if (error instanceof HttpProblem) return problem(error.code, error.details);
  return problem(error instanceof StoreUnavailable || error instanceof IssuerUnavailable ? 'unavailable' : 'internal');
};

/** Errors of the table, of the issuer and of ours go to the log by name: their messages may hold somebody's text or token. */
const errorName = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.name})` : '';
  return error instanceof Error ? `${error.name}${cause}` : typeof error;
};

/** What a route counts, where it counts anything. */
const figuresOf = (counts: 'edits' | 'reports' | undefined, status: number | undefined, milliseconds: number): Figures => {
  if (counts === 'edits' && status === 409) return { Conflicts: 1 };
  if (counts === undefined || status !== 200) return {};
  return counts === 'edits' ? { Edits: 1, EditTime: milliseconds } : { Reports: 1 };
};

/** A Lambda behind the HTTP API, with the routes that it answers; the local server calls the very same. */
export const newHttpHandler = <Ports>(routes: readonly Route<Ports>[], parts: NoInfer<Ports> & HandlerParts) => {
  const metered = newMetered(parts);
  const routeOf = (event: Event): Route<Ports> | undefined => routesOf(routes, event).find(isAskedFor(event))?.route;
  const handler = middy<Event, Result>()
    .onError((request) => {
      if (!(request.error instanceof HttpProblem)) {
        const { requestId } = request.event.requestContext;
        parts.log({ level: 'error', request: requestId, route: nameOf(routeOf(request.event)), error: errorName(request.error) });
      }
      request.response = failure(request.error);
    })
    .handler((event) => answer(event, routes, parts));
  return (event: Event, context: Context): Promise<Result> => {
    const route = routeOf(event);
    return metered(event.requestContext.requestId, nameOf(route), async () => {
      const { headers, ...rest } = await handler(event, context);
      // A page of its own has a policy of its own.
      const result: Result = { ...rest, headers: { ...answerHeaders, ...headers } };
      return { result, status: result.statusCode ?? 200, figures: (ms) => figuresOf(route?.counts, result.statusCode, ms) };
    });
  };
};
