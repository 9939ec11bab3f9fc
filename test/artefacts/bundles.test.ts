/** The Lambdas as they are deployed: their size, that each starts with what the template gives it, and what they do with nobody around. */
import { readdirSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { artefactOf, madeArtefacts } from '../support/artefacts.ts';
import { AUDIENCE, startedIssuer, type TestIssuer } from '../support/issuer.ts';
import { gatewayAnswer, startedLambda } from '../support/lambda.ts';
import { EVENTS, recorded } from './recorded.ts';
import { LARGEST_KB } from './limits.ts';
import { SHAPES, type Source } from './shapes.ts';

const { lambdas } = madeArtefacts();

/** Nothing answers there. */
const NOWHERE = 'http://127.0.0.1:9';

const away = (issuer = NOWHERE) => ({
  endpoints: { AWS_ENDPOINT_URL_DYNAMODB: NOWHERE, AWS_ENDPOINT_URL_S3: NOWHERE, AWS_ENDPOINT_URL_SECRETS_MANAGER: NOWHERE },
  instead: { ISSUER: issuer, AUDIENCE, PUSH_ENDPOINT: NOWHERE },
});

/** What a Lambda with nobody around makes of one event. */
const alone = async (name: string, event: unknown, issuer?: TestIssuer): Promise<unknown> => {
  const { call, stop } = await startedLambda(name, away(issuer?.issuer));
  try {
    return await call(event).catch((error: unknown) => (error instanceof Error ? error.message : error));
  } finally {
    await stop();
  }
};

const statusOf = async (...of: Parameters<typeof alone>): Promise<number> => gatewayAnswer.parse(await alone(...of)).statusCode;

describe('each bundle', () => {
  test('is small enough to start fast', () => {
    expect(Object.keys(LARGEST_KB).toSorted()).toEqual(Object.keys(lambdas).toSorted());
    const sizes = Object.entries(lambdas).map(([name, { file }]) => ({ name, kilobytes: statSync(file).size / 1024 }));
    expect(sizes.filter(({ name, kilobytes }) => !(kilobytes <= (LARGEST_KB[name] ?? 0)))).toEqual([]);
  });

  test.each(Object.keys(lambdas))('%s starts with the environment of the template, away from all packages', async (name) => {
    const { lines, stop } = await startedLambda(name, away());
    await stop();
    expect(lines()).toEqual([]);
  });

  test('is sent to AWS by nothing but its own region: no address of a service is in the environment', () => {
    const names = Object.values(lambdas).flatMap(({ environment }) => Object.keys(environment));
    expect(names).toContain('TABLE_NAME');
    expect(names.filter((name) => /ENDPOINT_URL|^AWS_/u.test(name))).toEqual([]);
  });

  test('says which variable is missing where the template leaves one out', async () => {
    const { endpoints } = away();
    await expect(startedLambda('ApiHandler', { endpoints, instead: { TABLE_NAME: '' } })).rejects.toThrow(
      'environment variable TABLE_NAME is not set',
    );
    expect(artefactOf('ApiHandler').environment).toHaveProperty('TABLE_NAME');
  });
});

test('the recorded events have the shapes that AWS documents', () => {
  const known = {
    admin: 't',
    editor: 't',
    issuer: 'i',
    ticket: 't',
    seal: 's',
    asset: 'assets/a.js',
    message: '<m@x>',
    address: 'a@example.cn',
  };
  const isSource = (name: string): name is Source => name in SHAPES;
  const wrong = readdirSync(EVENTS).flatMap((file) => {
    const [source = ''] = file.split('-');
    if (!isSource(source)) return [`${file}: of nobody`];
    const { error } = SHAPES[source].safeParse(recorded(`${source}-${file.slice(source.length + 1, -'.json'.length)}`, known));
    return error === undefined ? [] : [`${file}: ${error.message}`];
  });
  expect(wrong).toEqual([]);
});

describe('with nobody around', () => {
  test('the table, or the files, are reported as away, not a package as missing', async () => {
    const issuer = await startedIssuer();
    const now = Math.floor(Date.now() / 1000);
    const token = await issuer.token({ sub: 's1', iat: now, exp: now + 60 });
    const known = { issuer: issuer.issuer, editor: token, admin: token, ticket: 'a'.repeat(32) };
    expect(
      await Promise.all([
        statusOf('ApiHandler', recorded('api-sheet', known), issuer),
        statusOf('ApiOffice', recorded('office-members', known), issuer),
        statusOf('LiveHandler', recorded('socket-connect', known)),
        statusOf('PageHandler', recorded('page-index')),
        statusOf('PublicHandler', recorded('public-sheet')),
      ]),
    ).toEqual([503, 503, 503, 503, 503]);
    expect(issuer.asked('/keys')).toBe(2);
    await issuer.stop();
    const thrown = [
      alone('ChangesHandler', recorded('stream-changes')),
      alone('DigestHandler', recorded('scheduler-minute')),
      alone('ReassessHandler', recorded('by-hand-reassess')),
    ];
    expect(await Promise.all(thrown)).toEqual(['StoreUnavailable', 'StoreUnavailable', 'StoreUnavailable']);
  });
});
