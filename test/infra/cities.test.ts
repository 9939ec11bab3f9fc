/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
/** The cities whose settings are here, synthesised together: an account, a rule or a name that one takes from another shows. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../infra/paths.ts';
import { municipalities, type Municipality, readMunicipality } from '../../infra/settings.ts';
import { inventoryOf, newApp, newStack, physicalNames, statements, templateOf } from './template.ts';

const settingsOf = (name: string): Municipality => {
  const reading = readMunicipality(name);
  if (!reading.ok) throw new Error(reading.message);
  return reading.settings;
};

const app = newApp();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
/** All that have a file, and a neighbour of one in the same region. */
const SETTINGS: readonly Municipality[] = [...municipalities().map(settingsOf), { ...settingsOf('pinghu'), name: 'haiyan' }];
const cities = SETTINGS.map((municipality) => ({ ...municipality, stack: newStack(app, { municipality }) }));
// Throws where a rule is broken.
app.synth();
const templates = cities.map(({ name, region, domain, hosting, stack }) => ({
  name,
  region,
  domain,
  hosting,
  template: Template.fromStack(stack),
}));

const templateFor = (name: string): Template => {
  const found = templates.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no city ${name}`);
  return found.template;
};

/** Rights on more than one thing that can be named, and why each has to be. */
const ARGUED: readonly { role: string; on: string; why: string; hosting?: Municipality['hosting'] }[] = [
  { role: 'BackupsRole', on: 'RecordsTable.Arn/backup/*', why: 'AWS Backup names each backup as it makes it.' },
  { role: 'BackupsRole', on: ':recovery-point:*', why: 'AWS Backup names each backup as it makes it.' },
  { role: 'LiveGatewayLogsRole', on: '*', why: 'API Gateway refuses a role that may write fewer logs.' },
  { role: 'LiveHandlerRole', on: '/live/POST/@connections/*', why: 'Connections of its own API come and go.' },
  { role: 'LiveHandlerRole', on: '/live/DELETE/@connections/*', why: 'Connections of its own API come and go.' },
  { role: 'ChangesHandlerRole', on: '/live/POST/@connections/*', why: 'Connections of its own API come and go.' },
  { role: 'ChangesHandlerRole', on: '/live/DELETE/@connections/*', why: 'Connections of its own API come and go.' },
  { role: 'BackupsRole', on: 'RecordsTable.Arn/backup/*', why: 'Each backup has a name of its own.' },
  { role: 'BackupsRole', on: ':recovery-point:*', why: 'Each recovery point has a name of its own.' },
  { role: 'PageFilesRole', on: 'PageFiles.Arn/*', why: 'The build names the files of the page.' },
  { role: 'PageHandlerRole', on: 'PageFiles.Arn/*', why: 'The build names the files of the page.', hosting: 'lambda' },
];

test('no two resources of two cities have the same name, so that all fit into one account', () => {
  const names = templates.flatMap(({ template }) => physicalNames(template).map(({ type, name }) => `${type} ${name}`));
  expect(names.length).toBeGreaterThan(9);
  expect(templates).toHaveLength(4);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(templates)('$name', ({ region, domain, hosting, template }) => {
  test('differs from a plain city in what its settings ask for', () => {
    const bare = (line: string): string =>
      line.replace(/Shishi(pinghu|haiyan|exampleasia|examplecn)/u, 'Shishi').replace(/[0-9A-F]{8,16}: /u, ': ');
    const plain = inventoryOf(templateOf()).map(bare);
    const own = inventoryOf(template).map(bare);
    expect({
      more: own.filter((line) => !plain.includes(line)),
      fewer: plain.filter((line) => !own.includes(line)),
    }).toMatchSnapshot();
  });

  test('names no partition, and no account or region but those of its settings', () => {
    const text = JSON.stringify(template.toJSON()).replaceAll(domain?.certificate ?? 'none', '');
    expect(text).not.toMatch(/arn:aws|amazonaws\.com\.cn|\b\d{12}\b/u);
    expect(text.match(/\b(us|eu|ap|cn)-(north|south|east|west|central)[a-z]*-\d\b/gu)?.filter((found) => found !== region)).toEqual([]);
  });

  test('gives no right on more than can be named but what is argued here, and no right to every action', () => {
    const argued = ARGUED.filter((each) => each.hosting === undefined || each.hosting === hosting);
    const wide = statements(template)
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ role, on }) => on.filter((resource) => resource.includes('*')).map((resource) => ({ role, on: resource })));
    expect(
      wide.filter(({ role, on }) => !argued.some((each) => each.role === role && on.endsWith(each.on) && (each.on !== '*' || on === '*'))),
    ).toEqual([]);
    expect(argued.filter((each) => !wide.some(({ role, on }) => each.role === role && on.endsWith(each.on)))).toEqual([]);
    expect(
      statements(template)
        .flatMap(({ actions }) => actions)
        .filter((action) => action.includes('*')),
    ).toEqual([]);
  });

  test.each(['ApiHandlerRole', 'ChangesHandlerRole', 'LiveHandlerRole', 'ReassessHandlerRole'])('forbids %s to change history', (role) => {
    const denied = statements(template).filter((each) => each.role === role && each.effect === 'Deny');
    expect(denied.map(({ on, condition }) => ({ on, condition }))).toEqual([
      {
        on: ['RecordsTable.Arn'],
        condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': expect.arrayContaining(['history#*']) } },
      },
    ]);
  });
});

describe('a city with a user pool', () => {
  const template = templateFor('example-asia');
  const client = { Ref: Match.stringLikeRegexp('^SignInClient') };

  test('has accounts that nobody makes for themselves, with a verified e-mail and a second factor', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        AutoVerifiedAttributes: ['email'],
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        DeletionProtection: 'ACTIVE',
      },
    });
  });

  test('has a public client that comes back to its own page only', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile', 'email'],
      CallbackURLs: ['https://shishi.example.com/signed-in'],
      LogoutURLs: ['https://shishi.example.com/'],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { Domain: 'shishi-example-asia', ManagedLoginVersion: 2 });
  });

  test('takes tokens of that pool for that client only, and tells the page of both', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', { JwtConfiguration: { Audience: [client], Issuer: Match.anyValue() } });
    template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: Match.objectLike({ AUDIENCE: client }) } });
    template.hasResourceProperties('Custom::CDKBucketDeployment', {
      SourceMarkers: [{}, Match.objectLike({ '<<marker:0xbaba:0>>': Match.anyValue(), '<<marker:0xbaba:1>>': client })],
    });
  });

  test('lets the page reach the pool and its sign-in page', () => {
    expect(JSON.stringify(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'))).toMatch(
      /https:\/\/cognito-idp\.ap-southeast-1\..*https:\/\/.*\.auth\.ap-southeast-1\.amazoncognito\.com/u,
    );
  });
});

test("a domain of the city's own comes with its certificate and TLS 1.2; sockets are taken from there", () => {
  const template = templateFor('example-asia');
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Aliases: ['shishi.example.com'],
      ViewerCertificate: { AcmCertificateArn: settingsOf('example-asia').domain?.certificate, MinimumProtocolVersion: 'TLSv1.2_2021' },
    },
  });
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ PAGE_ORIGIN: 'https://shishi.example.com' }) },
  });
  template.hasOutput('Address', { Value: 'https://shishi.example.com' });
});

test('no code names a partition', () => {
  const files = globSync(
    ['domain', 'functions', 'infra', 'local'].map((room) => `${room}/**/*.{ts,mjs}`),
    { cwd: ROOT },
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /arn:aws/u.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});
