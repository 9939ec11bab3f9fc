/** The page's files as a Lambda serves them, from the built page's own kinds of files. */
import { brotliDecompressSync, gunzipSync, brotliCompressSync, gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { newHostingHandler } from '../../functions/hosting/handler.ts';
import { pageHeaders, transportSecurity } from '../../functions/page-headers.ts';

const PAGE = '<!doctype html><title>实事台账</title>';
const SCRIPT = 'console.log("实事");';
const CONFIG = '{"city":"平湖市"}';

const compressedToo = (name: string, text: string): [string, Buffer][] => [
  [name, Buffer.from(text)],
  [`${name}.br`, brotliCompressSync(text)],
  [`${name}.gz`, gzipSync(text)],
];

const FILES = new Map<string, Buffer>([
  ...compressedToo('index.html', PAGE),
  ...compressedToo('assets/index-3f9a1c.js', SCRIPT),
  ['config.json', Buffer.from(CONFIG)],
  ['secret.key', Buffer.from('x')],
]);

const HEADERS = { ...pageHeaders(['wss://live.example.cn', 'https://id.example.cn']), ...transportSecurity };

const newSite = (read: (name: string) => Promise<Buffer | null> = (name) => Promise.resolve(FILES.get(name) ?? null)) => {
  const asked: string[] = [];
  const lines: object[] = [];
  const handler = newHostingHandler({
    read: (name) => {
      asked.push(name);
      return read(name);
    },
    headers: HEADERS,
    log: (line) => lines.push(line),
  });
  const event = (address: string, headers: Record<string, string>, method: string): APIGatewayProxyEventV2 => {
    const [path = '', query = ''] = address.split('?');
    return {
      version: '2.0',
      routeKey: 'GET /{proxy+}',
      rawPath: path,
      rawQueryString: query,
      headers,
      requestContext: {
        accountId: '1',
        apiId: 'a',
        domainName: 'd',
        domainPrefix: 'd',
        http: { method, path, protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' },
        requestId: 'r1',
        routeKey: 'GET /{proxy+}',
        stage: '$default',
        time: '',
        timeEpoch: 0,
      },
      isBase64Encoded: false,
    };
  };
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => handler(event(path, headers, method));
  return { get, asked, lines };
};

const bytesOf = (body: string | undefined): Buffer => Buffer.from(body ?? '', 'base64');

describe('a file', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.8', 'gzip', gunzipSync],
    ['', undefined, (bytes: Buffer) => bytes],
    ['zstd', undefined, (bytes: Buffer) => bytes],
  ])('is sent to who takes "%s" as it lies there: %s', async (accepted, encoding, opened) => {
    const result = await newSite().get('/assets/index-3f9a1c.js', { 'accept-encoding': accepted });
    expect(result.statusCode).toBe(200);
    expect(result.headers?.['content-encoding']).toBe(encoding);
    expect(result.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', vary: 'accept-encoding' });
    expect(result.isBase64Encoded).toBe(true);
    expect(opened(bytesOf(result.body)).toString()).toBe(SCRIPT);
  });

  test('with a hash in its name is kept for ever, by the browser and by the Lambda', async () => {
    const { get, asked } = newSite();
    const results = [await get('/assets/index-3f9a1c.js'), await get('/assets/index-3f9a1c.js')];
    expect(results.map(({ headers }) => headers?.['cache-control'])).toEqual(Array(2).fill('public, max-age=31536000, immutable'));
    expect(asked).toEqual(['assets/index-3f9a1c.js']);
  });

  test('without one is asked for each time, and not sent again to who has it', async () => {
    const { get, asked } = newSite();
    const first = await get('/config.json', { 'accept-encoding': 'br' });
    expect(first.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'application/json; charset=utf-8' });
    expect(bytesOf(first.body).toString()).toBe(CONFIG);
    const etag = `${first.headers?.['etag']}`;
    for (const known of [etag, `W/${etag}`, `"old", ${etag}`]) {
      expect(await get('/config.json', { 'if-none-match': known })).toEqual({
        statusCode: 304,
        headers: { ...HEADERS, etag, 'cache-control': 'no-cache' },
      });
    }
    expect((await get('/config.json', { 'if-none-match': '"old"' })).statusCode).toBe(200);
    expect(asked).toHaveLength(5);
  });

  test('asked for by HEAD has its headers and no body', async () => {
    const result = await newSite().get('/config.json', {}, 'HEAD');
    expect(result).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect(result.body).toBeUndefined();
  });
});

describe('addresses', () => {
  test.each(['/', '/signed-in', '/sheets/2024', '/sheets/2024/'])('%s is the page, asked for each time', async (path) => {
    const result = await newSite().get(path);
    expect(bytesOf(result.body).toString()).toBe(PAGE);
    expect(result.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  });

  test.each([
    '/favicon.svg',
    '/assets/old-000000.js',
    '/assets/',
    '/assets/x',
    '/secret.key',
    '/assets/index-3f9a1c.js.br',
    '/../package.json',
  ])('%s is missing, and no page', async (path) => {
    const result = await newSite().get(path);
    expect(result).toMatchObject({ statusCode: 404, body: 'Not found' });
    expect(result.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' });
  });
});

test.each([
  ['/public/', '/public'],
  ['/public/2024/?class=ahead&lang=en', '/public/2024?class=ahead&lang=en'],
  ['/public/2024//', '/public/2024'],
])('%s leads to %s, which the gateway knows', async (path, location) => {
  expect(await newSite().get(path)).toEqual({ statusCode: 301, headers: { ...HEADERS, location, 'cache-control': 'no-cache' } });
});

test.each(['/public', '/public/2024', '/public//x/', '/publican/'])('%s leads nowhere else', async (path) => {
  expect((await newSite().get(path)).statusCode).toBe(200);
});

describe('every answer', () => {
  test('carries the headers of the page, whatever it is', async () => {
    const { get } = newSite();
    const etag = `${(await get('/')).headers?.['etag']}`;
    const answers = [await get('/'), await get('/config.json'), await get('/none.png'), await get('/', { 'if-none-match': etag })];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 404, 304]);
    for (const { headers } of answers) expect(headers).toMatchObject(HEADERS);
  });

  test('lets nothing run, load, frame or watch that is not the page itself', () => {
    expect(HEADERS['content-security-policy']).not.toMatch(/unsafe|\*|http:/u);
    expect(HEADERS['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self';.* style-src 'self';.* frame-ancestors 'none'$/u,
    );
    expect(HEADERS).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'x-content-type-options': 'nosniff',
    });
  });

  test('is "try again" where the files are away, and the log names the error without its words', async () => {
    const { get, lines } = newSite(() => Promise.reject(new TypeError('words')));
    expect(await get('/')).toMatchObject({ statusCode: 503, headers: HEADERS });
    expect(lines).toEqual([{ level: 'error', request: 'r1', error: 'TypeError' }]);
  });
});
