/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
/** 公示: there only where the city turned it on, open to everybody, and able to change nothing. */
import vm from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PUBLIC_ROUTES } from '../../infra/constructs/page-routes.ts';
import { resources, SETTINGS, statements, templateOf } from './template.ts';

const template = templateOf({ municipality: { ...SETTINGS, publicPage: true } });
const served = templateOf({ municipality: { ...SETTINGS, publicPage: true, hosting: 'lambda' } });

const routeKeys = (of: typeof template): string[] =>
  Object.values(resources(of, 'AWS::ApiGatewayV2::Route'))
    .map((route) => z.object({ Properties: z.object({ RouteKey: z.string() }) }).parse(route).Properties.RouteKey)
    .filter((key) => key.includes('/public'));

test('without the setting there is neither its Lambda nor a way to it', () => {
  const plain = templateOf();
  expect(routeKeys(plain)).toEqual([]);
  expect(JSON.stringify(plain.toJSON())).not.toMatch(/everybody|PublicHandler/u);
});

describe.each([
  ['CloudFront', template],
  ['the Lambda', served],
])('beside %s that serves the page', (_, of) => {
  test('its two paths are open, for reading only, and have a limit of their own', () => {
    expect(routeKeys(of).toSorted()).toEqual(['GET /public', 'GET /public/{sheet}']);
    of.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'GET /public/{sheet}', AuthorizationType: 'NONE' });
    of.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: Match.objectLike({ 'GET /public': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 } }),
    });
  });

  test('its Lambda reads the heads of sheets and closings, and writes nothing', () => {
    const own = statements(of).filter(({ role, on }) => role === 'PublicHandlerRole' && on.includes('RecordsTable.Arn'));
    expect(own.filter(({ effect }) => effect === 'Allow').map(({ actions, condition }) => [actions, condition])).toEqual([
      [
        ['dynamodb:GetItem', 'dynamodb:Query'],
        { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['sheets', 'sheet#*', 'snapshots#*', 'snapshot#*'] } },
      ],
    ]);
  });
});

test('takes a share of the concurrency only where the settings name one, and then no more', () => {
  const reserved = (publicConcurrency?: number): unknown[] =>
    Object.values(
      templateOf({
        municipality: { ...SETTINGS, publicPage: true, ...(publicConcurrency === undefined ? {} : { publicConcurrency }) },
      }).findResources('AWS::Lambda::Function'),
    ).flatMap(({ Properties: { Description, ReservedConcurrentExecutions: most } }) => (most === undefined ? [] : [[Description, most]]));
  expect(reserved()).toEqual([]);
  expect(reserved(20)).toEqual([['Shishi: shows everybody what is published', 20]]);
});

test.each([
  ['/public/', '/public'],
  ['/public/2024/', '/public/2024'],
  ['/public/2024', '/public/2024'],
])('CloudFront asks for %s as %s', (uri, asked) => {
  const routed: unknown = vm.runInNewContext(`${PUBLIC_ROUTES}; handler(event)`, { event: { request: { uri } } });
  expect(routed).toEqual({ uri: asked });
});

test('is told the numbers that the site was filed under, and so is the page for staff', () => {
  const filing = { icp: '浙ICP备12345678号-1' };
  const filed = templateOf({ municipality: { ...SETTINGS, publicPage: true, filing } });
  filed.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ FILING: JSON.stringify(filing) }) },
  });
  expect(JSON.stringify(template.toJSON())).not.toContain('FILING');
});

test('CloudFront keeps it for as long as it says, by what is asked for, and takes nothing but GET there', () => {
  template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
    CachePolicyConfig: Match.objectLike({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 300,
      ParametersInCacheKeyAndForwardedToOrigin: Match.objectLike({
        QueryStringsConfig: { QueryStringBehavior: 'all' },
        CookiesConfig: { CookieBehavior: 'none' },
      }),
    }),
  });
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: Match.objectLike({
      CacheBehaviors: Match.arrayWith([
        Match.objectLike({ PathPattern: 'public', AllowedMethods: Match.absent(), ViewerProtocolPolicy: 'redirect-to-https' }),
        Match.objectLike({
          PathPattern: 'public/*',
          AllowedMethods: Match.absent(),
          FunctionAssociations: [Match.objectLike({ EventType: 'viewer-request' })],
        }),
      ]),
    }),
  });
});

test('the page of the other hosting keeps its own limits', () => {
  served.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    RouteSettings: Match.objectLike({ 'GET /{proxy+}': { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 2000 } }),
  });
});
