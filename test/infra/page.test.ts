/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PAGE_ROUTES } from '../../infra/constructs/page-routes.ts';
import { pageHeaders } from '../../functions/page-headers.ts';
import { ROOT } from '../../infra/paths.ts';
import { buildPage } from '../../local/build.ts';
import { temporaryFolder } from '../support/engine.ts';
import { nameOf, readable, resources, templateOf } from './template.ts';

const template = templateOf();

const behaviour = z.object({
  PathPattern: z.string().optional(),
  ViewerProtocolPolicy: z.string(),
  ResponseHeadersPolicyId: z.object({ Ref: z.string().transform(nameOf) }),
  FunctionAssociations: z.array(z.unknown()).optional(),
});

const distribution = z
  .object({
    Properties: z.object({
      DistributionConfig: z.object({
        DefaultCacheBehavior: behaviour,
        CacheBehaviors: z.array(behaviour),
        CustomErrorResponses: z.unknown().optional(),
      }),
    }),
  })
  .parse(Object.values(resources(template, 'AWS::CloudFront::Distribution'))[0]).Properties.DistributionConfig;

const behaviours = [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors];

describe('the headers of the page', () => {
  const headersPolicy = z
    .object({
      CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), Override: z.literal(true) })) }),
      SecurityHeadersConfig: z.object({
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: readable, Override: z.literal(false) }),
        ContentTypeOptions: z.object({ Override: z.literal(true) }),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), Override: z.literal(true) }),
        StrictTransportSecurity: z.object({ AccessControlMaxAgeSec: z.number(), Override: z.literal(true) }),
      }),
    })
    .parse(Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'))[0]?.Properties.ResponseHeadersPolicyConfig);
  const { CustomHeadersConfig: custom, SecurityHeadersConfig: security } = headersPolicy;

  test('are those of functions/page-headers.ts, each of them', () => {
    expect({
      'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
      ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
    }).toEqual(pageHeaders(['wss://LiveSocket.execute-api.AWS::Region.AWS::URLSuffix', 'https://id.example.cn']));
  });

  test('hold none as a custom header that CloudFront takes by its own setting only', () => {
    const byName = new Set([
      'content-security-policy',
      'x-content-type-options',
      'referrer-policy',
      'strict-transport-security',
      'x-frame-options',
      'x-xss-protection',
    ]);
    expect(custom.Items.filter(({ Header }) => byName.has(Header))).toEqual([]);
  });

  test('keep browsers on https for a year', () => {
    expect(security.StrictTransportSecurity.AccessControlMaxAgeSec).toBe(365 * 24 * 3600);
  });

  test('go with every answer, over https', () => {
    expect(behaviours.map((each) => each.ResponseHeadersPolicyId.Ref)).toEqual(['PageHeaders', 'PageHeaders', 'PageHeaders']);
    expect(behaviours.map((each) => each.ViewerProtocolPolicy)).toEqual(['redirect-to-https', 'redirect-to-https', 'https-only']);
  });
});

describe('addresses', () => {
  const addressOf = z.function({ input: [z.object({ request: z.object({ uri: z.string() }) })], output: z.object({ uri: z.string() }) });
  const routed = (uri: string): string => addressOf.implement(vm.runInNewContext(`${PAGE_ROUTES}; handler`))({ request: { uri } }).uri;

  test.each(['/', '/sheets/2024', '/sheets/2024/', '/projects/2024-p03/tasks/t7'])('%s opens the page, which finds its own way', (uri) => {
    expect(routed(uri)).toBe('/index.html');
  });

  test.each(['/favicon.svg', '/sheets/logo.png', '/index.html'])('%s is a file, and missing if it is missing', (uri) => {
    expect(routed(uri)).toBe(uri);
  });

  test('only pages fall back to the page: an answer of the API stays what it is, a missing script is not HTML', () => {
    expect(behaviours.map((each) => [each.PathPattern ?? 'all else', each.FunctionAssociations !== undefined])).toEqual([
      ['all else', true],
      ['assets/*', false],
      ['api/*', false],
    ]);
    expect(distribution.CustomErrorResponses).toBeUndefined();
  });
});

describe('caches', () => {
  /** CloudFront's own policies, by the ids that AWS documents. */
  const MANAGED = {
    cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    allViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  };

  test("the API's answers are never kept, and it sees the caller's headers but the host's", () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: Match.arrayWith([
          Match.objectLike({
            PathPattern: 'api/*',
            CachePolicyId: MANAGED.cachingDisabled,
            OriginRequestPolicyId: MANAGED.allViewerExceptHostHeader,
          }),
        ]),
      },
    });
  });

  test('files with a hash in their name are kept for ever; index.html is asked for each time, and comes last', () => {
    template.hasResource('Custom::CDKBucketDeployment', {
      Properties: {
        Exclude: ['*'],
        Include: ['assets/*'],
        Prune: false,
        SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      },
    });
    template.hasResource('Custom::CDKBucketDeployment', {
      Properties: { Exclude: ['assets/*'], Prune: true, SystemMetadata: { 'cache-control': 'no-cache' } },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^PageFilesAssetsCustomResource')]),
    });
  });
});

describe('the files', () => {
  test('come out of the bucket through CloudFront only', () => {
    template.resourcePropertiesCountIs(
      'AWS::CloudFront::OriginAccessControl',
      { OriginAccessControlConfig: { SigningBehavior: 'always' } },
      1,
    );
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
  });

  test.each([
    ['are in what is deployed', {}, true],
    ['are left out where nothing is deployed', { page: 'none' }, false],
  ])('%s', (_, context, hasFiles) => {
    buildPage(() => {});
    const folder = temporaryFolder();
    const asked = { municipality: 'pinghu', 'aws:cdk:bundling-stacks': [], ...context };
    execFileSync(process.execPath, ['infra/app.ts'], {
      cwd: ROOT,
      env: { ...process.env, CDK_OUTDIR: folder.path, CDK_CONTEXT_JSON: JSON.stringify(asked) },
    });
    expect(readFileSync(join(folder.path, 'Shishi-pinghu.template.json'), 'utf8').includes('Custom::CDKBucketDeployment')).toBe(hasFiles);
    folder.remove();
  });
});
