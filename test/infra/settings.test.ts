import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MUNICIPALITIES, ROOT } from '../../infra/paths.ts';
import { checkMunicipality, readMunicipality } from '../../infra/settings.ts';

const FILE = 'infra/municipalities/pinghu.json';
const DAYS = '1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, 9999';
const GOOD = {
  name: 'pinghu',
  city: '平湖市',
  oidc: { issuer: 'https://id.example.cn', audience: 'shishi-pinghu', clientId: 'shishi' },
  firstAdmins: ['ducha@pinghu.example.cn'],
};

const complaint = (content: unknown): string => {
  const reading = checkMunicipality(FILE, typeof content === 'string' ? content : JSON.stringify(content));
  return reading.ok ? 'fine' : reading.message;
};

const names = readdirSync(MUNICIPALITIES).map((file) => basename(file, '.json'));

test.each(names)("%s's settings are right", (name) => {
  expect(readMunicipality(name)).toMatchObject({ ok: true, settings: { name } });
});

test('what may be left out: the usual scopes are asked for, logs are kept for 180 days, and when the stack goes', () => {
  expect(checkMunicipality(FILE, JSON.stringify(GOOD))).toEqual({
    ok: true,
    settings: {
      ...GOOD,
      oidc: { ...GOOD.oidc, scope: 'openid profile email', endpoints: [] },
      backupRetentionDays: 365,
      logRetentionDays: 180,
      logsAfterRemoval: 'keep',
    },
  });
});

describe('wrong settings are refused with the file, the field and the mend', () => {
  test.each([
    [
      'no identity provider',
      { ...GOOD, oidc: undefined },
      'oidc is missing. Give the identity provider as { "issuer": …, "audience": …, "clientId": … }.',
    ],
    [
      'no issuer',
      { ...GOOD, oidc: { audience: 'a', clientId: 'shishi' } },
      'oidc.issuer is missing. Give the https address of the identity provider, such as "https://id.example.cn".',
    ],
    [
      'an issuer without https',
      { ...GOOD, oidc: { issuer: 'http://id.example.cn', audience: 'a', clientId: 'shishi' } },
      'oidc.issuer cannot be "http://id.example.cn". Give the https address of the identity provider, such as "https://id.example.cn".',
    ],
    [
      'an empty audience',
      { ...GOOD, oidc: { ...GOOD.oidc, audience: '' } },
      'oidc.audience cannot be "". Give the audience that the identity provider writes into its tokens, such as "shishi-pinghu".',
    ],
    [
      'no client',
      { ...GOOD, oidc: { ...GOOD.oidc, clientId: undefined } },
      'oidc.clientId is missing. Give the name by which the identity provider knows the page, such as "shishi".',
    ],
    [
      'scopes without the e-mail that invitations go by',
      { ...GOOD, oidc: { ...GOOD.oidc, scope: 'openid profile' } },
      'oidc.scope cannot be "openid profile". Give scopes with blanks between, "openid" and "email" among them, or leave it out.',
    ],
    [
      'an endpoint with a path',
      { ...GOOD, oidc: { ...GOOD.oidc, endpoints: ['https://id.example.cn/token'] } },
      'oidc.endpoints.0 cannot be "https://id.example.cn/token". Give an origin, such as "https://pinghu.auth.example.cn".',
    ],
    ['no first admin', { ...GOOD, firstAdmins: [] }, 'firstAdmins cannot be []. Name at least one: nobody else can invite the others.'],
    ['a first admin who is not an address', { ...GOOD, firstAdmins: ['王敏'] }, 'firstAdmins.0 cannot be "王敏". Give an e-mail address.'],
    [
      'an account that lost its leading zero',
      { ...GOOD, account: 12_345_678_901 },
      'account cannot be 12345678901. Give the 12 digits in quotes, or leave it out.',
    ],
    [
      'a made-up region',
      { ...GOOD, region: 'Shanghai' },
      'region cannot be "Shanghai". Give an AWS region, such as "cn-northwest-1", or leave it out.',
    ],
    [
      'an odd number of days',
      { ...GOOD, logRetentionDays: 200 },
      `logRetentionDays cannot be 200. Give one of ${DAYS}, or leave it out for 180.`,
    ],
    [
      'backups that are gone before point-in-time recovery is',
      { ...GOOD, backupRetentionDays: 7 },
      'backupRetentionDays cannot be 7. Give days from 35 to 3650, or leave it out for 365.',
    ],
    [
      'a restored table without its stream',
      { ...GOOD, table: { name: 'restored' } },
      'table.stream is missing. Give the ARN of its stream, as the restore printed it.',
    ],
    [
      'a restored table with the stream of another one',
      { ...GOOD, table: { name: 'restored', stream: 'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/other/stream/2026' } },
      'table holds the stream of another table. Give the two lines that the restore printed.',
    ],
    ['a misspelt field', { ...GOOD, logRetentionDay: 180 }, 'logRetentionDay is not a setting. Correct its spelling or take it out.'],
    ['a name that is not the file', { ...GOOD, name: 'haiyan' }, 'name cannot be "haiyan". Give the name of the file without .json.'],
    ['no JSON', '{', 'is not a JSON object. Compare it with pinghu.json.'],
  ])('%s', (_, content, message) => {
    expect(complaint(content)).toBe(`${FILE}: ${message}`);
  });

  test('all at once, a line for each', () => {
    expect(complaint({ name: 'pinghu' }).split('\n')).toHaveLength(3);
  });

  test.each(['../pinghu', 'Pinghu', '平湖', ''])('a municipality named "%s"', (name) => {
    expect(readMunicipality(name)).toEqual({
      ok: false,
      message: `-c municipality=${name}: is not a name. Use up to 20 small letters, digits and single hyphens, such as pinghu.`,
    });
  });

  test('and nothing is synthesised', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shishi-synth-'));
    const run = spawnSync(process.execPath, ['infra/app.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ municipality: 'nowhere' }) },
    });
    expect(run.stderr.trim()).toBe(
      `infra/municipalities/nowhere.json: is missing. Copy pinghu.json to it, or choose one of: ${names.join(', ')}.`,
    );
    expect(run.status).toBe(1);
    expect(readdirSync(folder).filter((file) => file.endsWith('.template.json'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
