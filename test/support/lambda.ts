/** A Lambda as it was made for the deployment: in a process of its own, with the environment of the template and nothing else. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { artefactOf } from './artefacts.ts';
import { temporaryFolder } from './engine.ts';

export type Lambda = {
  /** What it returns for an event, in JSON's terms; rejects with the name of the error that it throws. */
  readonly call: (event: unknown) => Promise<unknown>;
  /** What is known to be written so far, each line parsed; an answer may come before its line. */
  readonly lines: () => readonly Readonly<Record<string, unknown>>[];
  readonly stop: () => Promise<void>;
};

/** Where the services of AWS are instead. */
export type Surroundings = {
  /** Addresses as the SDK's own variables have them: `AWS_ENDPOINT_URL_S3`. */
  readonly endpoints: Readonly<Record<`AWS_ENDPOINT_URL_${string}`, string>>;
  /** Values instead of those of the template. A variable that the template does not set is not set by them. */
  readonly instead: Readonly<Record<string, string>>;
};

/** What the HTTP API and the WebSocket API take from a Lambda. */
export const gatewayAnswer = z.strictObject({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

const RUNTIME = join(import.meta.dirname, 'lambda-runtime.ts');

/** What Lambda itself puts there. */
export const OF_LAMBDA = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_SESSION_TOKEN: 'local' };

const environmentFor = (given: Readonly<Record<string, string>>, { endpoints, instead }: Surroundings): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, instead[name] ?? value])),
  ...OF_LAMBDA,
  ...endpoints,
});

const answer = z.union([
  z.object({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), error: z.string() }),
]);

/** Calls by their ids, and their answers to whoever waits. */
const callsTo = (child: ChildProcess, milliseconds: number): Lambda['call'] => {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  child.on('message', (message) => {
    const said = answer.parse(message);
    const call = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.ok) call?.resolve(said.value);
    else call?.reject(new Error(said.error));
  });
  child.on('exit', () => waiting.forEach((call) => call.reject(new Error('the Lambda has ended'))));
  return (event) => {
    const call = Promise.withResolvers<unknown>();
    last += 1;
    waiting.set(last, call);
    child.send({ id: last, event, milliseconds });
    return call.promise;
  };
};

/**
 * Starts one by its name in the template, where there are no packages.
 *
 * @param milliseconds that a call may take
 * @throws Error with what it said, where its bundle cannot be imported
 */
export const startedLambda = async (name: string, surroundings: Surroundings, milliseconds = 60_000): Promise<Lambda> => {
  const { file, environment } = artefactOf(name);
  const folder = temporaryFolder();
  const bundle = join(folder.path, 'index.mjs');
  for (const part of ['', '.map']) copyFileSync(file + part, bundle + part);
  const child = fork(RUNTIME, [pathToFileURL(bundle).href], {
    cwd: folder.path,
    env: environmentFor(environment, surroundings),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (said += chunk));
  // Not its exit: then there may be something of it that has not been read yet.
  const ended = once(child, 'close');
  const [first] = await Promise.race([once(child, 'message'), ended]);
  if (first !== 'ready') {
    folder.remove();
    // Not the line at fault, which may be the whole bundle.
    throw new Error(`${name} does not start: ${/^\w*Error.*$/mu.exec(said)?.[0] ?? said}`);
  }
  return {
    call: callsTo(child, milliseconds),
    lines: () =>
      said
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line))),
    stop: async () => {
      child.kill();
      await ended;
      folder.remove();
    },
  };
};
