/** The Lambdas as they are deployed: bundled by the construct itself, then run by Node where there are no packages. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { Handler } from '../../infra/constructs/handler.ts';
import { entryOf } from '../../infra/paths.ts';

const LARGEST = 450 * 1024;

const addHandler = (app: App, name: 'api' | 'changes'): Handler =>
  new Handler(new Stack(app, name), 'Handler', {
    entry: entryOf(name),
    description: name,
    memorySize: 512,
    timeout: Duration.seconds(10),
    environment: {},
    logs: { retention: RetentionDays.ONE_WEEK, removalPolicy: RemovalPolicy.DESTROY },
  });

/** Bundles one Lambda into a folder of its own and gives the file. */
const bundled = (folder: string, name: 'api' | 'changes'): string => {
  const app = new App({ outdir: join(folder, name) });
  addHandler(app, name);
  const { directory } = app.synth();
  const files = readdirSync(directory).map((asset) => join(directory, asset, 'index.mjs'));
  const found = files.find((file) => statSync(file, { throwIfNoEntry: false }) !== undefined);
  if (found === undefined) throw new Error(`no bundle in ${directory}`);
  return found;
};

/** What a script prints that has the bundle's handler; credentials are in the environment, as in Lambda. */
const printed = (bundle: string, script: string): string => {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', `import { handler } from ${JSON.stringify(bundle)}; ${script}`], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: {
      [ENVIRONMENT.tableName]: 'table',
      [ENVIRONMENT.firstAdmins]: 'ducha@pinghu.example.cn',
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      // Nothing answers there.
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
    },
  });
  return run.stdout.trim() || run.stderr;
};

const CLAIMS = { sub: 'm1', email: 'ducha@pinghu.example.cn', email_verified: 'true' };
const statusOf = (bundle: string, path: string): string => {
  const requestContext = { requestId: 'r1', http: { method: 'GET', path }, authorizer: { jwt: { claims: CLAIMS, scopes: [] } } };
  return printed(bundle, `console.log((await handler(${JSON.stringify({ rawPath: path, headers: {}, requestContext })}, {})).statusCode)`);
};

describe('the bundles', () => {
  let folder: string;
  let api: string;
  let changes: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shishi-bundle-'));
    api = bundled(folder, 'api');
    changes = bundled(folder, 'changes');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are small enough to start fast', () => {
    expect(statSync(api).size).toBeLessThanOrEqual(LARGEST);
    expect(statSync(changes).size).toBeLessThanOrEqual(LARGEST);
  });

  test('run as they stand: the API answers', () => {
    expect(statusOf(api, '/api/health')).toBe('200');
  });

  test('hold all that reaches the table: one that is away is reported as away, not as a package that is missing', () => {
    expect(statusOf(api, '/api/sheets/2024')).toBe('503');
    const change = { Records: [{ dynamodb: { Keys: { project: { S: '2024#p01' }, task: { S: 'task#2024-t01' } }, NewImage: {} } }] };
    expect(printed(changes, `await handler(${JSON.stringify(change)}).catch((error) => console.log(error.name))`)).toBe('StoreUnavailable');
  });
});
