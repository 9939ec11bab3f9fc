/** Serves the page's files where no CloudFront does: behind the HTTP API, at its own address. */
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { withoutSlash } from '../public/paths.ts';
import { ENCODINGS, endOf, isCompressed, KINDS } from './kinds.ts';

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;

export type HostingParts = {
  /** A file by its name, such as `assets/index-3f9a1c.js`; null where there is none. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** What every answer carries, whatever it is. */
  readonly headers: Readonly<Record<string, string>>;
  readonly log: (line: { readonly level: 'error'; readonly request: string; readonly error: string }) => void;
};

type File = { readonly bytes: Uint8Array; readonly tag: string };

const ASSETS = 'assets/';

/** The same rule as CloudFront's: an address of the page itself gets the page, a file that is missing is missing. */
const nameOf = (path: string): string => {
  const isFile = path.startsWith(`/${ASSETS}`) || path.slice(path.lastIndexOf('/')).includes('.');
  return isFile ? path.slice(1) : 'index.html';
};

const encodingFor = (name: string, accepted: string): (typeof ENCODINGS)[number] | undefined => {
  const wanted = new Set(
    accepted
      .split(',')
      .filter((one) => !/;\s*q=0(\.0+)?\s*$/u.test(one))
      .map((one) => one.split(';')[0]?.trim()),
  );
  return isCompressed(name) ? ENCODINGS.find((one) => wanted.has(one.name)) : undefined;
};

const hasAlready = ({ tag }: File, known: string): boolean => known.split(',').some((one) => one.trim().replace(/^W\//u, '') === tag);

const plain = (statusCode: number, body: string, headers: HostingParts['headers']): Result => ({
  statusCode,
  headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

const answer = (event: Event, name: string, file: File, headers: HostingParts['headers']): Result => {
  const sent = {
    ...headers,
    etag: file.tag,
    'cache-control': name.startsWith(ASSETS) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(isCompressed(name) ? { vary: 'accept-encoding' } : {}),
  };
  if (hasAlready(file, event.headers['if-none-match'] ?? '')) return { statusCode: 304, headers: sent };
  const encoding = encodingFor(name, event.headers['accept-encoding'] ?? '');
  return {
    statusCode: 200,
    headers: {
      ...sent,
      'content-type': KINDS.get(endOf(name)) ?? '',
      ...(encoding === undefined ? {} : { 'content-encoding': encoding.name }),
    },
    ...(event.requestContext.http.method === 'HEAD' ? {} : { body: Buffer.from(file.bytes).toString('base64'), isBase64Encoded: true }),
  };
};

/** The gateway's routes end in no slash, so the page for everybody with one comes here. */
const elsewhere = ({ rawQueryString }: Event, path: string, headers: HostingParts['headers']): Result => ({
  statusCode: 301,
  headers: { ...headers, location: rawQueryString === '' ? path : `${path}?${rawQueryString}`, 'cache-control': 'no-cache' },
});

/** Keeps what never changes: a name in `assets/` holds its own hash. */
const reading = (read: HostingParts['read']) => {
  const kept = new Map<string, File>();
  return async (name: string, suffix: string): Promise<File | null> => {
    const known = kept.get(name + suffix);
    if (known !== undefined) return known;
    const bytes = await read(name + suffix);
    if (bytes === null) return null;
    const file = { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url')}"` };
    if (name.startsWith(ASSETS)) kept.set(name + suffix, file);
    return file;
  };
};

/** The Lambda that serves the page. A file that could not be read is 503, and the log says why. */
export const newHostingHandler = ({ read, headers, log }: HostingParts) => {
  const fileOf = reading(read);
  return async (event: Event): Promise<Result> => {
    const better = withoutSlash(event.rawPath);
    if (better !== null) return elsewhere(event, better, headers);
    const name = nameOf(event.rawPath);
    if (!KINDS.has(endOf(name))) return plain(404, 'Not found', headers);
    try {
      const encoding = encodingFor(name, event.headers['accept-encoding'] ?? '');
      const file = await fileOf(name, encoding?.suffix ?? '');
      return file === null ? plain(404, 'Not found', headers) : answer(event, name, file, headers);
    } catch (error) {
      log({ level: 'error', request: event.requestContext.requestId, error: error instanceof Error ? error.name : typeof error });
      return plain(503, 'Try again in a moment', headers);
    }
  };
};
