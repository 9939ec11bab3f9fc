import { describe, expect, test } from 'vitest';
import { checkMunicipality, municipalities, readMunicipality } from '../../infra/settings.ts';

const FILE = 'infra/municipalities/pinghu.json';
const DAYS = '1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, 9999';
const OIDC = { issuer: 'https://id.example.cn', audience: 'shishi-pinghu', clientId: 'shishi' };
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000';
const GOOD = {
  name: 'pinghu',
  city: '平湖市',
  region: 'ap-southeast-1',
  identity: { oidc: OIDC },
  firstAdmins: ['ducha@pinghu.example.cn'],
};
const CHINA = { ...GOOD, region: 'cn-northwest-1' };

const complaint = (content: unknown): string => {
  const reading = checkMunicipality(FILE, typeof content === 'string' ? content : JSON.stringify(content));
  return reading.ok ? 'fine' : reading.message;
};

test.each(municipalities())("%s's settings are right", (name) => {
  expect(readMunicipality(name)).toMatchObject({ ok: true, settings: { name } });
});

test('what may be left out: the usual scopes are asked for, logs are kept for a year, and when the stack goes', () => {
  expect(checkMunicipality(FILE, JSON.stringify(GOOD))).toEqual({
    ok: true,
    settings: {
      ...GOOD,
      partition: 'aws',
      hosting: 'cloudfront',
      publicPage: false,
      processor: 'arm64',
      timeZone: 'Asia/Shanghai',
      identity: { oidc: { ...OIDC, scope: 'openid profile email', endpoints: [] } },
      backupRetentionDays: 365,
      logRetentionDays: 365,
      logsAfterRemoval: 'keep',
    },
  });
});

test('a mark before the text, as editors on Windows put it, is no part of it', () => {
  expect(checkMunicipality(FILE, `\uFEFF${JSON.stringify(GOOD)}`)).toMatchObject({ ok: true });
});

test('logs may be kept for less than half a year elsewhere than in China', () => {
  expect(checkMunicipality(FILE, JSON.stringify({ ...GOOD, logRetentionDays: 30 }))).toMatchObject({ ok: true });
});

test('the region tells the partition, and where the page comes from', () => {
  expect(checkMunicipality(FILE, JSON.stringify(CHINA))).toMatchObject({
    ok: true,
    settings: { partition: 'aws-cn', hosting: 'lambda', processor: 'x86_64' },
  });
});

const ONE_IDENTITY =
  'Give { "cognito": {} } for a user pool that the stack makes, or { "oidc": … } for an identity provider that is there; not both.';
const SMTP = { host: 'smtp.example.cn', port: 465, from: 'shishi@example.cn', secretName: 'shishi/smtp' };
const ONE_MAIL = 'Give { "ses": … } or { "smtp": … }, not both; or leave it out for no mail.';

describe('wrong settings are refused with the file, the field and the mend', () => {
  test.each([
    ['no way to sign in', { ...GOOD, identity: undefined }, `identity is missing. ${ONE_IDENTITY}`],
    ['two ways to sign in', { ...GOOD, identity: { oidc: 1, cognito: 2 } }, `identity cannot be {"oidc":1,"cognito":2}. ${ONE_IDENTITY}`],
    ['an unknown way to sign in', { ...GOOD, identity: { saml: {} } }, `identity cannot be {"saml":{}}. ${ONE_IDENTITY}`],
    [
      'no issuer',
      { ...GOOD, identity: { oidc: { audience: 'a', clientId: 'shishi' } } },
      'identity.oidc.issuer is missing. Give the https address of the identity provider, such as "https://id.example.cn".',
    ],
    [
      'an issuer without https',
      { ...GOOD, identity: { oidc: { ...OIDC, issuer: 'http://id.example.cn' } } },
      'identity.oidc.issuer cannot be "http://id.example.cn". Give the https address of the identity provider, such as "https://id.example.cn".',
    ],
    [
      'an empty audience',
      { ...GOOD, identity: { oidc: { ...OIDC, audience: '' } } },
      'identity.oidc.audience cannot be "". Give the audience that the identity provider writes into its tokens, such as "shishi-pinghu".',
    ],
    [
      'no client',
      { ...GOOD, identity: { oidc: { ...OIDC, clientId: undefined } } },
      'identity.oidc.clientId is missing. Give the name by which the identity provider knows the page, such as "shishi".',
    ],
    [
      'scopes without the e-mail that invitations go by',
      { ...GOOD, identity: { oidc: { ...OIDC, scope: 'openid profile' } } },
      'identity.oidc.scope cannot be "openid profile". Give scopes with blanks between, "openid" and "email" among them, or leave it out.',
    ],
    [
      'an endpoint with a path',
      { ...GOOD, identity: { oidc: { ...OIDC, endpoints: ['https://id.example.cn/token'] } } },
      'identity.oidc.endpoints.0 cannot be "https://id.example.cn/token". Give an origin, such as "https://pinghu.auth.example.cn".',
    ],
    [
      'a filing with a number of another kind',
      { ...GOOD, filing: { icp: '12345678' } },
      'filing.icp cannot be "12345678". Give the number of the ICP filing, such as "浙ICP备12345678号-1".',
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
      'region cannot be "Shanghai". Give an AWS region, such as "cn-northwest-1" or "ap-southeast-1".',
    ],
    [
      'an odd number of days',
      { ...GOOD, logRetentionDays: 200 },
      `logRetentionDays cannot be 200. Give one of ${DAYS}, or leave it out for 365.`,
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
      { ...GOOD, table: { name: 'restored', stream: 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/other/stream/2026' } },
      'table holds the stream of another table. Give the two lines that the restore printed.',
    ],
    [
      'a restored table of another region',
      { ...GOOD, table: { name: 'restored', stream: 'arn:aws:dynamodb:us-east-1:123456789012:table/restored/stream/2026' } },
      'table.stream cannot be in us-east-1. Give the two lines that the restore in ap-southeast-1 printed.',
    ],
    ['a misspelt field', { ...GOOD, logRetentionDay: 180 }, 'logRetentionDay is not a setting. Correct its spelling or take it out.'],
    ['a name that is not the file', { ...GOOD, name: 'haiyan' }, 'name cannot be "haiyan". Give the name of the file without .json.'],
    [
      'a name too long for what is named from it',
      { ...GOOD, name: 'a-name-of-21-letters-' },
      'name cannot be "a-name-of-21-letters-". Give up to 20 small letters, digits and single hyphens, as the file is named without .json.',
    ],
    [
      'an unknown time zone',
      { ...GOOD, timeZone: 'Asia/Pinghu' },
      'timeZone cannot be "Asia/Pinghu". Give a time zone by its name, such as "Asia/Shanghai", or leave it out for that.',
    ],
    [
      'a domain without a certificate',
      { ...GOOD, domain: { name: 'shishi.pinghu.example.cn' } },
      'domain.certificate is missing. Give the ARN of a certificate of ACM for the domain.',
    ],
    [
      "a page from CloudFront in China's regions",
      { ...CHINA, hosting: 'cloudfront' },
      'hosting cannot be "cloudfront" in cn-northwest-1, where CloudFront knows no origin access control. Give "lambda", or leave it out.',
    ],
    [
      'processors that Lambda does not have',
      { ...GOOD, processor: 'riscv' },
      'processor cannot be "riscv". Give "arm64" or "x86_64", or leave it out.',
    ],
    [
      'a certificate where CloudFront does not look',
      { ...GOOD, domain: { name: 'shishi.example.com', certificate: CERTIFICATE.replace('us-east-1', 'ap-southeast-1') } },
      'domain.certificate cannot be in ap-southeast-1. Make the certificate in us-east-1, where CloudFront looks for it.',
    ],
    [
      'a certificate where the API does not look',
      { ...GOOD, hosting: 'lambda', domain: { name: 'shishi.example.com', certificate: CERTIFICATE } },
      'domain.certificate cannot be in us-east-1. Make the certificate in ap-southeast-1, where the API looks for it.',
    ],
    [
      "a certificate of another partition, whose accounts China's regions do not know",
      { ...CHINA, domain: { name: 'shishi.example.cn', certificate: CERTIFICATE.replace('us-east-1', 'cn-northwest-1') } },
      'domain.certificate cannot be of "aws". Make the certificate with an account of "aws-cn", as cn-northwest-1 takes no other.',
    ],
    [
      'a certificate of another account',
      { ...GOOD, account: '210987654321', domain: { name: 'shishi.example.com', certificate: CERTIFICATE } },
      'domain.certificate cannot be of account 123456789012. Make the certificate in account 210987654321, as account says.',
    ],
    [
      'a user pool where there is none',
      { ...CHINA, identity: { cognito: {} } },
      'identity.cognito cannot be used in cn-northwest-1, which has no Cognito user pools. Give { "oidc": … } with an identity provider that is there.',
    ],
    [
      'a sign-in page that Cognito refuses',
      { ...GOOD, identity: { cognito: { domainPrefix: 'awsome' } } },
      'identity.cognito.domainPrefix cannot be "awsome". Give up to 40 small letters, digits and single hyphens without "aws", "amazon" or "cognito", or leave it out.',
    ],
    ['two ways to send mail', { ...GOOD, mail: { ses: 1, smtp: 2 } }, `mail cannot be {"ses":1,"smtp":2}. ${ONE_MAIL}`],
    [
      'SES where there is none',
      { ...CHINA, mail: { ses: { from: 'a@example.cn' } } },
      'mail.ses cannot be used in cn-northwest-1, which has no SES. Give { "smtp": … } with a mail server that is there.',
    ],
    [
      'a mailbox without a server',
      { ...CHINA, mail: { smtp: { ...SMTP, bounces: { mailbox: 'INBOX' } } } },
      'mail.smtp.bounces.host is missing. Give the name of the server with the mailbox, such as "imap.example.cn".',
    ],
    [
      'a password in the settings',
      { ...CHINA, mail: { smtp: { ...SMTP, bounces: { host: 'imap.example.cn', password: 'secret' } } } },
      'mail.smtp.bounces.password is not a setting. Correct its spelling or take it out.',
    ],
    [
      'a sender who is not an address',
      { ...GOOD, mail: { ses: { from: '督查室' } } },
      'mail.ses.from cannot be "督查室". Give the sender as an e-mail address.',
    ],
    [
      'logs in China that are gone before half a year is over',
      { ...CHINA, logRetentionDays: 180 },
      'logRetentionDays cannot be 180 in cn-northwest-1, where 网络安全法 asks for six months at least. Give 365 or more, or leave it out for 365.',
    ],
    [
      'a budget in a currency that the bill is not in',
      { ...CHINA, alarmEmail: 'it@example.cn', budget: { monthly: 10, currency: 'USD' } },
      'budget.currency cannot be "USD" in cn-northwest-1. Give "CNY".',
    ],
    [
      'a budget that nobody is told of',
      { ...GOOD, budget: { monthly: 10, currency: 'USD' } },
      'alarmEmail is missing. Give the e-mail address that is told when the budget is nearly spent, or leave budget out.',
    ],
    [
      'no room at all for the page for everybody',
      { ...GOOD, publicPage: true, publicConcurrency: 0 },
      'publicConcurrency cannot be 0. Give a whole number from 1 to 900, or leave it out.',
    ],
    [
      'room for a page for everybody that is not there',
      { ...GOOD, publicConcurrency: 20 },
      'publicConcurrency is for the page that publicPage turns on. Give "publicPage": true, or leave it out.',
    ],
    ['a list', [GOOD], 'is not a JSON object. Compare it with pinghu.json.'],
    ['no JSON', '{\n  "name": "pinghu",\n}', 'is not JSON (line 3 column 1). Compare it with pinghu.json.'],
    ['nothing', '', 'is not JSON (at its end). Compare it with pinghu.json.'],
    ['no UTF-8', Buffer.from([0xba, 0xfe]).toString('utf8'), 'is not in UTF-8. Save it as UTF-8.'],
  ])('%s', (_, content, message) => {
    expect(complaint(content)).toBe(`${FILE}: ${message}`);
  });

  test('all at once, a line for each', () => {
    const wrong = {
      name: 'pinghu',
      region: 'cn-north-1',
      timeZone: 'here',
      identity: { cognito: { x: 1 } },
      mail: { ses: {} },
      firstAdmins: ['x'],
    };
    const fields = complaint(wrong)
      .split('\n')
      .map((line) => line.replace(`${FILE}: `, '').split(' ')[0]);
    expect(fields).toEqual(['city', 'timeZone', 'identity.cognito.x', 'mail.ses.from', 'firstAdmins.0', 'identity.cognito', 'mail.ses']);
  });

  test('a user pool for a city whose name Cognito refuses needs a name of its own', () => {
    const reading = checkMunicipality('x/awsu.json', JSON.stringify({ ...GOOD, name: 'awsu', identity: { cognito: {} } }));
    expect(reading).toEqual({
      ok: false,
      message:
        'x/awsu.json: identity.cognito.domainPrefix is missing. Cognito refuses "shishi-awsu": give one without "aws", "amazon" or "cognito".',
    });
  });

  test.each(['../pinghu', 'Pinghu', '平湖', ''])('a municipality named "%s"', (name) => {
    expect(readMunicipality(name)).toEqual({
      ok: false,
      message: `"${name}": is not a name. Use up to 20 small letters, digits and single hyphens, such as pinghu.`,
    });
  });
});
