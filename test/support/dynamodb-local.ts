/** Amazon's own DynamoDB Local, from the jar that an npm package carries. Needs Java; used by `npm run verify` only. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../local/free-port.ts';
import { tableAt, type TestTable } from './engine.ts';

const PACKAGE = 'amplify-dynamodb-simulator@2.9.30';
const CACHE = join(import.meta.dirname, '..', '..', '.cache', 'dynamodb-local');
const EMULATOR = join(CACHE, 'package', 'emulator');

const run = (command: string, args: readonly string[]): void => {
  const result = spawnSync(command, args, { cwd: CACHE, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stderr}`);
};

/** Fetches the package once, without the packages that it depends on. */
export const bringDynamoDbLocal = (): void => {
  if (existsSync(EMULATOR)) return;
  mkdirSync(CACHE, { recursive: true });
  run('npm', ['pack', PACKAGE, '--silent']);
  run('tar', ['xzf', 'amplify-dynamodb-simulator-2.9.30.tgz']);
};

export const dynamoDbLocalTable = async (): Promise<TestTable> => {
  bringDynamoDbLocal();
  const port = await freePort();
  const jar = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory', '-sharedDb', '-port', `${port}`];
  const child = spawn('java', jar, { cwd: EMULATOR, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const endpoint = `http://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> =>
    fetch(endpoint).then(
      () => true,
      () => false,
    );
  // oxlint-disable-next-line no-await-in-loop -- asks again until it answers
  for (let tries = 0; tries < 200 && !(await answers()); tries += 1) await pause(100);
  return tableAt(endpoint, async () => {
    child.kill();
    await ended;
  });
};
