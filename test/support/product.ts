/** The product as `npm start` runs it, for one test file: its own entry, its own process, its own data. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';
import { freePort } from '../../local/free-port.ts';
import { installedBrowser } from './browser.ts';
import { isDeployed } from './deployed.ts';
import { temporaryFolder } from './engine.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export type Product = {
  readonly url: string;
  /** Ends the server as a crash would (`SIGKILL`) or as Ctrl-C does (`SIGINT`); the data stay. */
  readonly halt: (signal: 'SIGINT' | 'SIGKILL') => Promise<void>;
  /** Starts it again at the same address on the same data. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly output: () => string;
  /** Folder of its data. */
  readonly data: string;
  /** Processes that hold its data, beside the server itself. */
  readonly engines: () => readonly string[];
};

/** Ids of the processes whose command line names the data of this folder. */
export const enginesOn = (data: string): readonly string[] =>
  spawnSync('pgrep', ['-f', join(data, 'table.db')], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((id) => id !== '');

const healthy = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    (response) => response.ok,
    () => false,
  );

/** What `npm start` runs, or the same with what is deployed. */
const ENTRY = isDeployed ? 'test/support/deployed-main.ts' : 'local/main.ts';

/** Starts the product and waits until it answers; without sign-in, unless `env` says otherwise. */
export const startedProduct = async (env: Readonly<Record<string, string>> = {}): Promise<Product> => {
  const data = temporaryFolder();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | null = null;
  let said = '';
  const start = async (): Promise<void> => {
    const running = spawn(process.execPath, [ENTRY], {
      cwd: ROOT,
      env: { ...process.env, PORT: `${port}`, SHISHI_DATA: data.path, NODE_ENV: undefined, SHISHI_SIGN_IN: 'off', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = running;
    running.stdout.on('data', (chunk) => (said += chunk));
    running.stderr.on('data', (chunk) => (said += chunk));
    let isUp = false;
    for (let tries = 0; tries < 600 && running.exitCode === null && !isUp; tries += 1) {
      await pause(100);
      isUp = await healthy(url);
    }
    // Somebody else's may answer there.
    if (!isUp || running.exitCode !== null) throw new Error(`the product did not start: ${said}`);
  };
  const halt = async (signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  await start();
  const stop = async (): Promise<void> => {
    await halt('SIGINT');
    data.remove();
  };
  return { url, halt, start, stop, output: () => said, data: data.path, engines: () => enginesOn(data.path) };
};

/** A Chromium that makes no connection of its own. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.SHISHI_BROWSER ?? installedBrowser() ?? 'chromium',
    // Without it, files of Chinese names would be downloaded as "download".
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
