/** `npm run city` as a city's IT meets it: the program itself, with settings in a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT } from '../../infra/paths.ts';
import { temporaryFolder } from './engine.ts';

export type Ended = { readonly code: number | null; readonly out: string };

/** What is typed once its question is asked. */
export type Typed = readonly (readonly [question: string, answer: string])[];

/** Runs a command, its words between blanks; answers are typed one by one. */
const run = async (words: readonly string[], env: Record<string, string>, answers: Typed): Promise<Ended> => {
  const child = spawn(process.execPath, ['infra/city/main.ts', ...words], { cwd: ROOT, env: { PATH: process.env.PATH, ...env } });
  const ended = once(child, 'close');
  let out = '';
  let seen = 0;
  const waiting = [...answers];
  const take = (chunk: Buffer): void => {
    out += chunk.toString('utf8');
    const next = waiting[0];
    const at = next === undefined ? -1 : out.indexOf(next[0], seen);
    if (next === undefined || at < 0) return;
    seen = at + next[0].length;
    waiting.shift();
    child.stdin.write(`${next[1]}\n`);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  if (answers.length === 0) child.stdin.end();
  await ended;
  expect(waiting).toEqual([]);
  return { code: child.exitCode, out };
};

/** Rows of the table at the end: name, ok or FAILED. */
export const rows = ({ out }: Ended): string[] =>
  [...out.matchAll(/^(\S+) .*? (ok|FAILED) /gmu)].map(([, name, result]) => `${name} ${result}`);

/** A folder of settings, and the program run over it. */
export const cityFolder = () => {
  const folder = temporaryFolder();
  const usual = { AWS_EC2_METADATA_DISABLED: 'true', HOME: folder.path, SHISHI_MUNICIPALITIES: folder.path };
  const noOne = { ...usual, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: '' };
  const somebody = { ...usual, AWS_ACCESS_KEY_ID: 'somebody', AWS_SECRET_ACCESS_KEY: 'secret' };
  return {
    path: folder.path,
    remove: folder.remove,
    /** Writes the settings of a city. */
    settings: (name: string, changes: object = {}): void => {
      const city = { name, city: '某市', region: 'ap-southeast-1', identity: { cognito: {} }, firstAdmins: ['a@example.cn'] };
      writeFileSync(join(folder.path, `${name}.json`), JSON.stringify({ ...city, ...changes }));
    },
    /** Without credentials. */
    run: (words: string, answers: Typed = [], env: Record<string, string> = {}): Promise<Ended> =>
      run(words.split(' '), { ...noOne, ...env }, answers),
    /** With credentials, at the AWS that answers there. */
    runAt: (endpoint: string, words: readonly string[], answers: Typed = []): Promise<Ended> =>
      run(words, { ...somebody, AWS_ENDPOINT_URL: endpoint }, answers),
  };
};
