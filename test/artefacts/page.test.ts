/** The built page as its Lambda serves it from the bucket that the deployment fills. */
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageFile } from '../support/artefacts.ts';
import { type City, startedCity } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startedCity();
});
afterAll(() => city.stop());

const textOf = (file: Uint8Array | null): string => Buffer.from(file ?? []).toString('utf8');

const script = (): string => /assets\/index-[\w-]+\.js/u.exec(textOf(pageFile('index.html')))?.[0] ?? '';

test.each(['page-index', 'page-address'] as const)('%s is the page, compressed, with its policy, asked for each time', async (event) => {
  const { status, headers, body } = await city.answer('PageHandler', event);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'br',
    'cache-control': 'no-cache',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  });
  expect(headers['content-security-policy']).toMatch(
    /script-src 'self';.* connect-src 'self' wss:\/\/LiveSocket\S+ https:\/\/id\.example\.cn;.* frame-ancestors 'none'$/u,
  );
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(brotliDecompressSync(body).toString('utf8')).toBe(textOf(pageFile('index.html')));
});

test('a script is sent compressed and kept for ever', async () => {
  const asset = script();
  const { status, headers, body } = await city.answer('PageHandler', 'page-asset', { asset });
  expect([status, headers['content-encoding'], headers['cache-control']]).toEqual([200, 'br', 'public, max-age=31536000, immutable']);
  expect(brotliDecompressSync(body).equals(pageFile(asset) ?? Buffer.of())).toBe(true);
});

test('the page is told the issuer of the settings', async () => {
  const { status, headers, body } = await city.answer('PageHandler', 'page-config');
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/json; charset=utf-8', 'no-cache']);
  expect(JSON.parse(body.toString('utf8'))).toEqual({
    city: '平湖市',
    publishes: true,
    filing: { icp: '浙ICP备12345678号-1', police: '浙公网安备33040002000123号' },
    issuer: 'https://id.example.cn',
    clientId: 'shishi',
    scope: 'openid profile email',
  });
});

test('a file that is missing is missing, with the headers of the page', async () => {
  const { status, headers, body } = await city.answer('PageHandler', 'page-missing');
  expect([status, body.toString(), headers['cache-control']]).toEqual([404, 'Not found', 'no-store']);
  expect(headers['x-content-type-options']).toBe('nosniff');
});
