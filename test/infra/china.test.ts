/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
/** A city in China's regions: only what these have, the page from a Lambda, and a domain that was filed for. */
import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { pageHeaders } from '../../functions/page-headers.ts';
import { REFUSED_IN_CHINA } from '../../infra/partitions.ts';
import { type Municipality, readMunicipality } from '../../infra/settings.ts';
import { newApp, newStack, readable, resources, rightsOf, templateOf } from './template.ts';

const cityIn = (region: string): Municipality => {
  const reading = readMunicipality('example-cn');
  if (!reading.ok) throw new Error(reading.message);
  const certificate = `arn:aws-cn:acm:${region}:123456789012:certificate/00000000-0000-4000-8000-000000000000`;
  return { ...reading.settings, region, domain: { name: 'shishi.example.cn', certificate } };
};

const templateIn = (region: string): Template => {
  const app = newApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stack = newStack(app, { municipality: cityIn(region) });
  // Throws where a rule is broken.
  app.synth();
  return Template.fromStack(stack);
};

const someResources = z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }));

type Resources = z.infer<typeof someResources>;

/** What is asked for with values that China's regions refuse, as sentences. */
const refusedIn = (all: Resources): string[] =>
  Object.entries(all).flatMap(([id, { Type, Properties }]) =>
    REFUSED_IN_CHINA.filter(({ type, property, value }) => type === Type && value.test(JSON.stringify(Properties[property] ?? ''))).map(
      ({ property, why }) => `${id}: ${property} (${why})`,
    ),
  );

describe('what China lacks', () => {
  test.each([
    'AWS::CloudFront::Function',
    'AWS::CloudFront::OriginAccessControl',
    'AWS::Cognito::UserPool',
    'AWS::Cognito::UserPoolDomain',
    'AWS::SES::EmailIdentity',
  ])('breaks off a synthesis that asks for it: %s', (type) => {
    const app = newApp();
    const stack = new Stack(app, 'Other', { env: { region: 'cn-north-1' } });
    const lacking = new CfnResource(stack, 'Lacking', { type });
    expect(lacking.cfnResourceType).toBe(type);
    expect(() => app.synth()).toThrow(`Resource type '${type}' does not exist in 'cn-north-1'`);
  });

  test('is found in what a template asks for', () => {
    expect(
      refusedIn({
        Traced: { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Mode: 'Active' } } },
        Url: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'NONE' } },
        Edge: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainNameConfigurations: [{ EndpointType: 'EDGE' }] } },
        Page: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Origins: [{ OriginAccessControlId: 'o' }] } } },
        Tagged: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { Tags: [{ Key: 'application', Value: 'shishi' }] } },
        Plain: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } },
      }).map((sentence) => sentence.split(' ')[0]),
    ).toEqual(['Traced:', 'Url:', 'Edge:', 'Page:', 'Tagged:']);
  });
});

describe.each(['cn-north-1', 'cn-northwest-1'])('a city in %s', (region) => {
  const template = templateIn(region);

  test('asks for nothing that the region lacks', () => {
    expect(refusedIn(someResources.parse(template.toJSON().Resources))).toEqual([]);
    expect(Object.keys(template.findResources('AWS::Lambda::Function')).length).toBeGreaterThan(7);
  });

  test('tags all else that can be tagged with its name', () => {
    const tags = { Tags: Match.arrayWith([{ Key: 'municipality', Value: 'example-cn' }]) };
    for (const type of ['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::CloudWatch::Alarm']) template.allResourcesProperties(type, tags);
    expect(Object.keys(template.findResources('AWS::Lambda::EventSourceMapping'))).toHaveLength(1);
  });

  test('runs on the processors that are sure to be there, unless its settings say otherwise', () => {
    const processors = Object.values(template.findResources('AWS::Lambda::Function', { Properties: { Runtime: 'nodejs24.x' } })).map(
      ({ Properties: { Architectures } }) => Architectures,
    );
    expect(processors.length).toBeGreaterThan(6);
    expect(processors.filter(([one]) => one !== 'x86_64')).toEqual([]);
    const chosen = templateOf({ municipality: { ...cityIn(region), processor: 'arm64' } });
    expect(chosen.findResources('AWS::Lambda::Function', { Properties: { Architectures: ['x86_64'] } })).toEqual({});
  });
});

describe('a page that a Lambda serves', () => {
  const template = templateIn('cn-northwest-1');

  test('is open to whoever asks, file by file, and so is what is published; the API below it stays closed', () => {
    const routes = z
      .record(z.string(), z.object({ Properties: z.object({ RouteKey: z.string(), AuthorizationType: z.string() }) }))
      .parse(template.findResources('AWS::ApiGatewayV2::Route', { Properties: { AuthorizationType: 'NONE' } }));
    const open = Object.values(routes).map(({ Properties: { RouteKey } }) => RouteKey);
    expect(open.filter((key) => !key.startsWith('$')).toSorted()).toEqual([
      'GET /',
      'GET /api/health',
      'GET /api/unsubscribe',
      'GET /public',
      'GET /public/{sheet}',
      'GET /{proxy+}',
      'HEAD /',
      'HEAD /{proxy+}',
      'POST /api/unsubscribe',
    ]);
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'ANY /api/{proxy+}', AuthorizationType: 'JWT' });
  });

  test("is throttled apart from the API, by routes that are there when the stage's settings name them", () => {
    template.hasResource('AWS::ApiGatewayV2::Stage', {
      Properties: { RouteSettings: { 'GET /{proxy+}': { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 2000 } } },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^ApiHttpGETproxy')]),
    });
  });

  test("is at the city's own domain, with TLS 1.2, and nowhere else; sockets are taken from there", () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'shishi.example.cn',
      DomainNameConfigurations: [{ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }],
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP', DisableExecuteApiEndpoint: true });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ PUSH_ENDPOINT: Match.anyValue(), PAGE_ORIGIN: 'https://shishi.example.cn' }) },
    });
    template.hasOutput('Address', { Value: 'https://shishi.example.cn' });
    template.hasOutput('PageHost', { Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiDomain'), 'RegionalDomainName'] } });
  });

  test("is at the API's own address where there is no domain", () => {
    const { domain: _, ...plain } = cityIn('cn-northwest-1');
    const address = templateOf({ municipality: plain }).findOutputs('Address');
    expect(JSON.stringify(address)).toMatch(/"https:\/\/",.*ApiHttp/u);
  });

  test('may connect to what CloudFront would let it', () => {
    const handler = z
      .object({ Properties: z.object({ Environment: z.object({ Variables: z.object({ PAGE_CONNECTIONS: readable }).loose() }) }) })
      .parse(resources(template, 'AWS::Lambda::Function').PageHandlerFunction);
    const connections = handler.Properties.Environment.Variables.PAGE_CONNECTIONS;
    expect(connections).toBe('wss://LiveSocket.execute-api.cn-northwest-1.AWS::URLSuffix https://id.example.cn');
    expect(pageHeaders(connections.split(' '))['content-security-policy']).toContain(`connect-src 'self' ${connections};`);
  });

  test('is read by its Lambda, which may do nothing else', () => {
    expect(rightsOf(template, 'PageHandlerRole')).toEqual([
      'logs:CreateLogStream on PageHandlerLog.Arn',
      'logs:PutLogEvents on PageHandlerLog.Arn',
      's3:GetObject on PageFiles.Arn/*',
      's3:ListBucket on PageFiles.Arn',
    ]);
  });

  test('is deployed as elsewhere: what the page names first, the page last, and nothing that an open page may ask for is taken away', () => {
    template.hasResource('Custom::CDKBucketDeployment', { Properties: { Include: ['assets/*'], Exclude: ['*'], Prune: false } });
    template.hasResource('Custom::CDKBucketDeployment', {
      Properties: { Exclude: ['assets/*'], Prune: true },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^PageFilesAssetsCustomResource')]),
    });
  });
});
