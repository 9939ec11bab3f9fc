/** The Lambdas as they are deployed: bundled by the construct itself, then run by Node where there are no packages. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { Handler } from '../../infra/constructs/handler.ts';
import { entryOf } from '../../infra/paths.ts';
import { AUDIENCE, startedIssuer, type TestIssuer } from '../support/issuer.ts';

/** KB. What office work, mail and mailboxes need is larger, and nobody's edit waits for it to start. */
const LARGEST = { api: 450, bounces: 450, changes: 450, digest: 1200, hosting: 450, live: 450, mailbox: 1350, office: 1100 };

const NAMES = ['api', 'bounces', 'changes', 'digest', 'hosting', 'live', 'mailbox', 'office'] as const;

type Bundled = (typeof NAMES)[number];

const addHandler = (app: App, name: Bundled): Handler =>
  new Handler(new Stack(app, name), 'Handler', {
    entry: entryOf(name),
    description: name,
    memorySize: 512,
    timeout: Duration.seconds(10),
    environment: {},
    whole: name === 'hosting',
    logs: { retention: RetentionDays.ONE_WEEK, removalPolicy: RemovalPolicy.DESTROY },
  });

/** Bundles one Lambda into a folder of its own and gives the file. */
const bundled = (folder: string, name: Bundled): string => {
  const app = new App({ outdir: join(folder, name) });
  addHandler(app, name);
  const { directory } = app.synth();
  const files = readdirSync(directory).map((asset) => join(directory, asset, 'index.mjs'));
  const found = files.find((file) => statSync(file, { throwIfNoEntry: false }) !== undefined);
  if (found === undefined) throw new Error(`no bundle in ${directory}`);
  return found;
};

/** What a script prints that has the bundle's handler; credentials are in the environment, as in Lambda. */
const printed = async (bundle: string, script: string, issuer = 'http://127.0.0.1:9'): Promise<string> => {
  const run = promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', `import { handler } from ${JSON.stringify(bundle)}; ${script}`],
    {
      cwd: tmpdir(),
      env: {
        [ENVIRONMENT.stack]: 'Shishi-pinghu',
        [ENVIRONMENT.tableName]: 'table',
        [ENVIRONMENT.firstAdmins]: 'ducha@pinghu.example.cn',
        [ENVIRONMENT.issuer]: issuer,
        [ENVIRONMENT.audience]: AUDIENCE,
        [ENVIRONMENT.liveAddress]: 'wss://live.example.cn/live',
        [ENVIRONMENT.pushEndpoint]: 'http://127.0.0.1:9',
        [ENVIRONMENT.pageOrigin]: 'https://page.example.cn',
        [ENVIRONMENT.pageBucket]: 'page',
        [ENVIRONMENT.pageConnections]: 'https://id.example.cn',
        [ENVIRONMENT.timeZone]: 'Asia/Shanghai',
        [ENVIRONMENT.sealSecret]: 'seal',
        [ENVIRONMENT.relay]: 'none',
        [ENVIRONMENT.imapHost]: '127.0.0.1',
        [ENVIRONMENT.imapPort]: '9',
        [ENVIRONMENT.imapMailbox]: 'INBOX',
        [ENVIRONMENT.imapSecret]: 'relay',
        AWS_REGION: 'local',
        AWS_ACCESS_KEY_ID: 'none',
        AWS_SECRET_ACCESS_KEY: 'none',
        // Nothing answers there.
        AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
        AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9',
        AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://127.0.0.1:9',
      },
    },
  );
  const { stdout, stderr } = await run;
  // Before it stands the log.
  return stdout.trim().split('\n').at(-1) ?? stderr;
};

/** Asks the API's bundle, with a token of the issuer where there is one. */
const statusOf = async (bundle: string, path: string, issuer?: TestIssuer): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  const headers = issuer === undefined ? {} : { authorization: `Bearer ${await issuer.token({ sub: 's1', iat: now, exp: now + 60 })}` };
  const event = { rawPath: path, headers, requestContext: { requestId: 'r1', http: { method: 'GET', path } } };
  return printed(bundle, `console.log((await handler(${JSON.stringify(event)}, {})).statusCode)`, issuer?.issuer);
};

/** What SES tells of a message that came back. */
const BOUNCE = {
  detail: {
    eventType: 'Bounce',
    mail: { destination: [], commonHeaders: { messageId: '<2024.2024-03.chase.now-1.mail.m1@page.example.cn>' } },
    bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'a@example.cn', status: '5.1.1' }] },
  },
};

describe('the bundles', () => {
  let folder: string;
  let api: string;
  let bounces: string;
  let changes: string;
  let digest: string;
  let hosting: string;
  let live: string;
  let mailbox: string;
  let office: string;
  let everybody: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shishi-bundle-'));
    api = bundled(folder, 'api');
    bounces = bundled(folder, 'bounces');
    changes = bundled(folder, 'changes');
    digest = bundled(folder, 'digest');
    hosting = bundled(folder, 'hosting');
    live = bundled(folder, 'live');
    mailbox = bundled(folder, 'mailbox');
    office = bundled(folder, 'office');
    everybody = bundled(folder, 'public');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are small enough to start fast', () => {
    const files = { api, bounces, changes, digest, hosting, live, mailbox, office };
    for (const name of NAMES) expect([name, statSync(files[name]).size / 1024 <= LARGEST[name]]).toEqual([name, true]);
  });

  test('run as they stand: the API answers, and asks who calls, and so does the office', async () => {
    expect(await statusOf(api, '/api/health')).toBe('200');
    expect(await statusOf(api, '/api/me')).toBe('401');
    expect(await statusOf(office, '/api/members')).toBe('401');
  });

  test('hold all that reaches the table: one that is away is reported as away, not as a package that is missing', async () => {
    const issuer = await startedIssuer();
    expect(await statusOf(api, '/api/sheets/2024', issuer)).toBe('503');
    expect(await statusOf(office, '/api/units', issuer)).toBe('503');
    expect(issuer.asked('/keys')).toBe(2);
    await issuer.stop();
    const change = { Records: [{ dynamodb: { Keys: { project: { S: '2024#p01' }, task: { S: 'task#2024-t01' } }, NewImage: {} } }] };
    expect(await printed(changes, `await handler(${JSON.stringify(change)}).catch((error) => console.log(error.name))`)).toBe(
      'StoreUnavailable',
    );
    expect(await printed(digest, 'await handler().catch((error) => console.log(error.name))')).toBe('StoreUnavailable');
    expect(await statusOf(everybody, '/public')).toBe('503');
    expect(await printed(bounces, `await handler(${JSON.stringify(BOUNCE)}).catch((error) => console.log(error.name))`)).toBe(
      'StoreUnavailable',
    );
    expect(await printed(mailbox, 'await handler().catch((error) => console.log(error.name))')).toBe('StoreUnavailable');
    expect(await statusOf(hosting, '/')).toBe('503');
    expect(await statusOf(hosting, '/no-such-kind.exe')).toBe('404');
    const connect = {
      requestContext: { eventType: 'CONNECT', connectionId: 'c1', routeKey: '$connect' },
      headers: { Origin: 'https://page.example.cn' },
      queryStringParameters: { ticket: 'a'.repeat(32) },
    };
    expect(await printed(live, `console.log((await handler(${JSON.stringify(connect)})).statusCode)`)).toBe('503');
  });
});
