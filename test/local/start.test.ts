/** What `npm start` does on a good day and on a bad one, run as the script that it is. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../../local/free-port.ts';
import { readSettings } from '../../local/settings.ts';
import { temporaryFolder } from '../support/engine.ts';
import { enginesOn, startedProduct } from '../support/product.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const folders: { remove: () => void }[] = [];
afterAll(() => folders.forEach((folder) => folder.remove()));

const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};

/** Runs the script to its end; it is expected to fail. */
const failing = (env: Record<string, string>): { code: number | null; said: string } => {
  const result = spawnSync(process.execPath, ['local/main.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 60_000,
  });
  return { code: result.status, said: result.stdout + result.stderr };
};

/** One sentence in each language and no stack of calls. */
const isSentence = (said: string): boolean => /请/u.test(said) && !/\n\s+at /u.test(said);

test('a port that is taken gets a sentence that names another', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const data = folder();
  const { code, said } = failing({ PORT: `${port}`, SHISHI_DATA: data });
  holder.close();
  expect(code).toBe(1);
  expect(said).toContain(`PORT=${port + 1} npm start`);
  expect(isSentence(said)).toBe(true);
  expect(enginesOn(data)).toEqual([]);
});

test('a damaged data file gets a sentence and is left as it is', () => {
  const data = folder();
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'table.db'), 'this is no database'.repeat(500));
  const { code, said } = failing({ PORT: '0', SHISHI_DATA: data });
  expect(code).toBe(1);
  expect(said).toContain('npm run reset');
  expect(isSentence(said)).toBe(true);
});

test('an engine that does not answer gets a sentence that names its address', async () => {
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const { code, said } = failing({ PORT: '0', SHISHI_DATA: folder(), DYNAMODB_ENDPOINT: endpoint });
  expect(code).toBe(1);
  expect(said).toContain(endpoint);
  expect(isSentence(said)).toBe(true);
});

test.each([
  ['PORT', 'eighty'],
  ['DYNAMODB_ENDPOINT', 'not an address'],
  ['SHISHI_SIGN_IN', 'perhaps'],
])('a bad %s gets a sentence', (name, value) => {
  const { code, said } = failing({ PORT: '0', SHISHI_DATA: folder(), [name]: value });
  expect(code).toBe(1);
  expect(said).toContain(value);
});

test('sign-in is asked for unless it is turned off, and who one can be is said', async () => {
  expect([readSettings({}).signIn, readSettings({ SHISHI_SIGN_IN: 'off' }).signIn]).toEqual([true, false]);
  const product = await startedProduct({ SHISHI_SIGN_IN: 'on' });
  await product.stop();
  for (const name of ['督查室', '教育局', '卫生健康局', '分管领导', 'no password']) expect(product.output()).toContain(name);
});

test('two products on one data folder: the second is turned away', async () => {
  const product = await startedProduct();
  const { code, said } = failing({ PORT: '0', SHISHI_DATA: product.data });
  await product.stop();
  expect(code).toBe(1);
  expect(said).toContain('SHISHI_DATA');
});

test('an interrupt ends every part; a kill of the parent takes the engine with it', async () => {
  const product = await startedProduct();
  expect(product.engines()).not.toEqual([]);
  await product.halt('SIGINT');
  expect(product.engines()).toEqual([]);
  await product.start();
  await product.halt('SIGKILL');
  await expect.poll(product.engines, { timeout: 5000 }).toEqual([]);
  await product.stop();
});

test('the product ends where whoever started it is gone', async () => {
  const data = folder();
  const port = await freePort();
  const parent = spawn('sh', ['-c', '"$@" & wait', 'sh', process.execPath, 'local/main.ts'], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, PORT: `${port}`, SHISHI_DATA: data },
  });
  await expect.poll(() => enginesOn(data), { timeout: 20_000 }).not.toEqual([]);
  await pause(500);
  parent.kill('SIGKILL');
  await expect.poll(() => enginesOn(data), { timeout: 10_000 }).toEqual([]);
});
