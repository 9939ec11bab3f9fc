/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { OFFICE_PATHS, OPEN_OFFICE_PATHS } from '../../functions/http/office-paths.ts';
import { LIVE_PARTITIONS, PEOPLE_PREFIXES, REPORT_PREFIX, SHEET_PREFIX, TASK_PREFIX } from '../../functions/store/keys.ts';
import { TABLE_SHAPE } from '../../functions/store/table.ts';
import { nameOf, physicalNames, resources, SETTINGS, templateOf } from './template.ts';

const template = templateOf();

const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

const route = z.object({ RouteKey: z.string(), AuthorizationType: z.string(), AuthorizerId: z.object({ Ref: z.string() }).optional() });

const target = z.object({
  RouteKey: z.string(),
  Target: z.object({ 'Fn::Join': z.tuple([z.string(), z.tuple([z.string(), z.object({ Ref: z.string() })])]) }),
});

const functionNamed = (name: string): unknown => resources(template, 'AWS::Lambda::Function')[name];

const namesFor = (name: string) => physicalNames(templateOf({ municipality: { ...SETTINGS, name } }));

describe('data are safe', () => {
  test('the table outlives the stack, mistakes and a bad day', () => {
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        Replicas: [{ DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
      },
    });
  });

  test("the table has the store's shape", () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: keys('project', 'task'),
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      GlobalSecondaryIndexes: TABLE_SHAPE.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: 'ALL' },
      })),
    });
  });

  test('every bucket is private, encrypted and kept', () => {
    const buckets = Object.values(resources(template, 'AWS::S3::Bucket'));
    expect(buckets).toHaveLength(2);
    template.allResources('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: Match.anyValue(),
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  });

  test('what left the page can be brought back', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: Match.anyValue(),
    });
  });

  test('every log is kept as long as the settings say', () => {
    template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain', Properties: { RetentionInDays: 365 } });
    expect(Object.keys(resources(template, 'AWS::Logs::LogGroup'))).toEqual([
      'LiveHandlerLog',
      'LiveAccessLog',
      'ApiHandlerLog',
      'ApiOfficeLog',
      'ApiAccessLog',
      'ChangesHandlerLog',
      'ReassessHandlerLog',
      'MigrateHandlerLog',
      'DigestHandlerLog',
      'PageFilesLog',
    ]);
  });

  test('a trial may take its logs with it, but never its table', () => {
    const trial = templateOf({ municipality: { ...SETTINGS, logsAfterRemoval: 'delete' } });
    trial.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
    trial.allResources('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Retain' });
  });
});

describe('the API is never open', () => {
  test('each route asks for a token, but for the health check, links of mails, which carry a seal, and sockets, which take a ticket', () => {
    const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => {
      const { RouteKey, AuthorizationType, AuthorizerId } = route.parse(Properties);
      return `${RouteKey}: ${AuthorizationType}${AuthorizerId === undefined ? '' : ` by ${nameOf(AuthorizerId.Ref)}`}`;
    });
    expect(routes.toSorted()).toEqual([
      '$connect: NONE',
      '$default: NONE',
      '$disconnect: NONE',
      ...['/api/{proxy+}', ...OFFICE_PATHS].map((path) => `ANY ${path}: JWT by ApiHttpIssuer`).toSorted(),
      'GET /api/health: NONE',
      'GET /api/unsubscribe: NONE',
      'POST /api/unsubscribe: NONE',
    ]);
  });

  test("the office's paths lead to its Lambda, and all others to the one that answers the page", () => {
    const integrations = resources(template, 'AWS::ApiGatewayV2::Integration');
    const leads = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).flatMap(({ Properties }) => {
      const { RouteKey, Target } = target.parse(Properties);
      const [, id] = Target['Fn::Join'][1];
      const { IntegrationUri } = z
        .object({ Properties: z.object({ IntegrationUri: z.unknown() }) })
        .parse(integrations[nameOf(id.Ref)]).Properties;
      const [name = ''] = /Api(?:Handler|Office)/u.exec(JSON.stringify(IntegrationUri)) ?? [];
      return name === '' ? [] : [`${RouteKey} ${name}`];
    });
    expect(leads.toSorted()).toEqual(
      [
        'ANY /api/{proxy+} ApiHandler',
        'GET /api/health ApiHandler',
        ...OFFICE_PATHS.map((path) => `ANY ${path} ApiOffice`),
        ...OPEN_OFFICE_PATHS.flatMap((path) => [`GET ${path} ApiOffice`, `POST ${path} ApiOffice`]),
      ].toSorted(),
    );
  });

  test("a token is the municipality's issuer's, for this audience", () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://id.example.cn', Audience: ['shishi-pinghu'] },
    });
  });

  test('it is throttled, and logs who asked for what, without names, texts or tokens', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue(), ThrottlingBurstLimit: Match.anyValue() },
      AccessLogSettings: {
        Format: Match.serializedJson(
          Match.objectEquals({
            request: '$context.requestId',
            time: '$context.requestTime',
            from: '$context.identity.sourceIp',
            who: '$context.authorizer.claims.sub',
            route: '$context.routeKey',
            path: '$context.path',
            status: '$context.status',
            milliseconds: '$context.responseLatency',
            refused: '$context.authorizer.error',
          }),
        ),
      },
    });
  });

  test('no other origin may call it', () => {
    template.allResourcesProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
  });
});

describe('changes of tasks become roll-ups', () => {
  test('a roll-up does not call for itself: only tasks, members, and what people at a sheet are told of pass', () => {
    const news = [LIVE_PARTITIONS.sheet, REPORT_PREFIX, SHEET_PREFIX];
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FilterCriteria: {
        Filters: [
          { Pattern: JSON.stringify({ dynamodb: { Keys: { task: { S: [{ prefix: TASK_PREFIX }] } } } }) },
          { Pattern: JSON.stringify({ dynamodb: { Keys: { project: { S: news.map((prefix) => ({ prefix })) } } } }) },
          { Pattern: JSON.stringify({ dynamodb: { Keys: { task: { S: [{ prefix: PEOPLE_PREFIXES.member }] } } } }) },
        ],
      },
    });
  });

  test("a project's changes stay in order, from the table's first on", () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { ParallelizationFactor: 1, StartingPosition: 'TRIM_HORIZON' });
  });

  test('a change that fails is found, tried again, and put aside where it stays for two weeks', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 8,
      MaximumRecordAgeInSeconds: 3600,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ChangesFailures'), 'Arn'] } } },
    });
    template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3600 });
  });
});

describe('the Lambdas', () => {
  test('run what they were tested with', () => {
    template.resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { Runtime: 'nodejs24.x', Architectures: ['arm64'], LoggingConfig: Match.objectLike({ LogFormat: 'JSON' }) },
      7,
    );
  });

  test('know the table, the issuer and the first admins by their environment', () => {
    expect(functionNamed('ApiHandlerFunction')).toHaveProperty('Properties.Environment.Variables', {
      STACK: 'Shishi-pinghu',
      TABLE_NAME: { Ref: expect.stringMatching(/^RecordsTable/u) },
      FIRST_ADMINS: 'ducha@pinghu.example.cn,second@pinghu.example.cn',
      LIVE_ADDRESS: expect.anything(),
      ISSUER: 'https://id.example.cn',
      AUDIENCE: 'shishi-pinghu',
      NODE_OPTIONS: '--enable-source-maps',
    });
    expect(functionNamed('ApiOfficeFunction')).toHaveProperty('Properties.Environment.Variables', {
      STACK: 'Shishi-pinghu',
      TABLE_NAME: { Ref: expect.stringMatching(/^RecordsTable/u) },
      FIRST_ADMINS: 'ducha@pinghu.example.cn,second@pinghu.example.cn',
      ISSUER: 'https://id.example.cn',
      AUDIENCE: 'shishi-pinghu',
      MAIL_RELAY: 'none',
      PAGE_ORIGIN: expect.anything(),
      SEAL_SECRET: expect.anything(),
      TIME_ZONE: 'Asia/Shanghai',
      NODE_OPTIONS: '--enable-source-maps',
    });
    expect(functionNamed('ChangesHandlerFunction')).toHaveProperty('Properties.Environment.Variables', {
      STACK: 'Shishi-pinghu',
      TABLE_NAME: { Ref: expect.stringMatching(/^RecordsTable/u) },
      PUSH_ENDPOINT: expect.anything(),
      NODE_OPTIONS: '--enable-source-maps',
    });
  });
});

describe('one deployment a municipality, anywhere', () => {
  test('nothing names a partition', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/arn:aws|amazonaws\.com\.cn|\baws-cn\b/u);
  });

  test('nothing names an account, or a region but that of the settings', () => {
    const text = JSON.stringify(template.toJSON());
    expect(text).not.toMatch(/\b\d{12}\b/u);
    expect(
      text.match(/\b(us|eu|ap|cn)-(north|south|east|west|central)[a-z]*-\d\b/gu)?.filter((region) => region !== SETTINGS.region),
    ).toEqual([]);
  });

  test('two municipalities fit into one account: what must be named is named after the stack', () => {
    expect([...new Set(namesFor('pinghu').map(({ type }) => type))]).toEqual([
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::CloudFront::Function',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudWatch::Alarm',
      'AWS::CloudWatch::Dashboard',
    ]);
    expect(namesFor('pinghu').filter(({ name }) => namesFor('haiyan').some((other) => other.name === name))).toEqual([]);
  });

  test('everything that can be is tagged with its municipality', () => {
    const tags = Match.arrayWith([
      { Key: 'application', Value: 'shishi' },
      { Key: 'municipality', Value: 'pinghu' },
    ]);
    for (const type of [
      'AWS::S3::Bucket',
      'AWS::Lambda::Function',
      'AWS::SQS::Queue',
      'AWS::Logs::LogGroup',
      'AWS::CloudFront::Distribution',
      'AWS::IAM::Role',
    ]) {
      template.allResourcesProperties(type, { Tags: tags });
    }
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', { Replicas: [{ Tags: tags }] });
  });
});
