/** The embedded DynamoDB-compatible engine as a child process that never outlives this one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync, closeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { indexStream } from './engine-index.ts';
import { StartFailure } from './failure.ts';
import { freePort } from './free-port.ts';

export type RunningEngine = {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
  /** Resolves when the engine has ended, for whatever reason. */ readonly ended: Promise<unknown>;
};

const START_LIMIT_MS = 15_000;

/** Holds the engine as long as its own input stays open: when the parent goes, however it goes, so does the engine. */
const KEEPER = [
  'exec 3<&0',
  '"$@" </dev/null 3<&- & child=$!',
  "trap 'kill $child 2>/dev/null' INT TERM HUP",
  '{ while read -r _; do :; done; kill $child 2>/dev/null; } <&3 & watch=$!',
  'wait $child; code=$?; wait $child 2>/dev/null',
  'kill $watch 2>/dev/null; wait $watch 2>/dev/null',
  'exit $code',
].join('\n');

const binary = (): string => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const file = join(folder, 'dynoxide');
    if (existsSync(file)) return file;
  } catch {
    // not installed for this platform: said below
  }
  throw new StartFailure(
    `内置数据库没有 ${process.platform}-${process.arch} 版本。请另备一个兼容 DynamoDB 的服务,并用 DYNAMODB_ENDPOINT 指定其地址。`,
    `The embedded database does not exist for ${process.platform}-${process.arch}. Run any DynamoDB-compatible engine and name its address in DYNAMODB_ENDPOINT.`,
  );
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  }
};

const untilReady = async (child: ChildProcess, endpoint: string, file: string, log: string): Promise<void> => {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    // oxlint-disable-next-line no-await-in-loop -- asks again until the engine answers
    if (await answers(endpoint)) return;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await pause(50);
  }
  const said = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  throw new StartFailure(
    `数据文件 ${file} 打不开(${said})。请换回备份,或移走该文件、运行 npm run reset 后重新开始。`,
    `The data file ${file} cannot be opened (${said}). Put a backup in its place, or move it away, or run npm run reset to start anew.`,
  );
};

/** Starts the engine on loopback with its data in one file. */
export const startEngine = async (file: string, log: string): Promise<RunningEngine> => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const output = openSync(log, 'w');
  const child = spawn('/bin/sh', ['-c', KEEPER, 'sh', binary(), 'serve', '--port', `${port}`, '--db-path', file], {
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await untilReady(child, endpoint, file, log);
    indexStream(file);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop, ended };
};
