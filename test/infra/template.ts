/** The deployment as a CloudFormation template, made in a second or two: without bundling, from the flags of cdk.json. */
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import cdk from '../../cdk.json' with { type: 'json' };
import { ROOT } from '../../infra/paths.ts';
import type { Municipality } from '../../infra/settings.ts';
import { ShishiStack, type ShishiStackProps } from '../../infra/stacks/shishi-stack.ts';

export const SETTINGS: Municipality = {
  name: 'pinghu',
  city: '平湖市',
  region: 'ap-southeast-1',
  partition: 'aws',
  timeZone: 'Asia/Shanghai',
  hosting: 'cloudfront',
  publicPage: false,
  processor: 'arm64',
  identity: {
    oidc: { issuer: 'https://id.example.cn', audience: 'shishi-pinghu', clientId: 'shishi', scope: 'openid profile email', endpoints: [] },
  },
  firstAdmins: ['ducha@pinghu.example.cn', 'second@pinghu.example.cn'],
  backupRetentionDays: 365,
  logRetentionDays: RetentionDays.ONE_YEAR,
  logsAfterRemoval: 'keep',
};

/** Stands for the built page, whatever has been built here. */
export const SOME_PAGE = join(ROOT, 'test', 'infra', 'some-page');

export const newApp = (): App => new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });

export const newStack = (app: App, changes: Partial<ShishiStackProps> = {}): ShishiStack =>
  new ShishiStack(app, { municipality: SETTINGS, pageFolder: SOME_PAGE, ...changes });

export const templateOf = (changes: Partial<ShishiStackProps> = {}): Template => Template.fromStack(newStack(newApp(), changes));

/** A logical id without the hash that CDK puts behind it. `ApiHandlerRole2A353757` → `ApiHandlerRole`. */
export const nameOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/u, '');

/** Resources of one type by name. */
export const resources = (template: Template, type: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(template.findResources(type)).map(([id, resource]) => [nameOf(id), resource]));

const anyResource = z.object({
  Type: z.string(),
  DeletionPolicy: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

const all = (template: Template): [id: string, resource: z.infer<typeof anyResource>][] =>
  Object.entries(template.toJSON().Resources).map(([id, resource]) => [id, anyResource.parse(resource)]);

/** Each resource by its id, with its type, sorted. */
export const inventoryOf = (template: Template): string[] =>
  all(template)
    .map(([id, { Type, DeletionPolicy }]) => `${id}: ${Type}${DeletionPolicy === 'Retain' ? ', retained' : ''}`)
    .toSorted();

/** Names that must be unique in an account, as text. API Gateway's need not be: there an id tells them apart. */
export const physicalNames = (template: Template): { type: string; name: string }[] =>
  all(template)
    .filter(([, { Type }]) => !Type.startsWith('AWS::ApiGatewayV2::'))
    .flatMap(([, { Type, Properties }]) => {
      const found = JSON.stringify(Properties).match(
        /"(?:AlarmName|DashboardName|Name|TableName|QueueName|RoleName|BucketName|FunctionName|LogGroupName|UserPoolName|Domain)":(\{"Fn::Join":.*?\]\]\}|"[^"]+")/u,
      );
      return found?.[1] === undefined ? [] : [{ type: Type, name: found[1] }];
    });

const intrinsic = z.union([
  // The region is the settings'; what is read here holds in any.
  z.string().transform((text) => text.replaceAll(SETTINGS.region, 'AWS::Region')),
  z.object({ Ref: z.string() }).transform(({ Ref: to }) => nameOf(to)),
  z
    .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform(({ 'Fn::GetAtt': [id, attribute] }) => `${nameOf(id)}.${attribute}`),
  z.object({ 'Fn::Sub': z.string() }).transform(({ 'Fn::Sub': text }) => text),
]);

/** An intrinsic function as readable text. */
export const readable = z.union([
  intrinsic,
  z.object({ 'Fn::Join': z.tuple([z.string(), z.array(intrinsic)]) }).transform(({ 'Fn::Join': [by, parts] }) => parts.join(by)),
]);

const oneOrMany = <T extends z.ZodType>(shape: T) => z.union([z.array(shape), shape.transform((one) => [one])]);

const policies = z.record(
  z.string(),
  z.object({
    Properties: z.object({
      Roles: z.array(readable),
      PolicyDocument: z.object({
        Statement: z.array(
          z.object({
            Effect: z.enum(['Allow', 'Deny']),
            Action: oneOrMany(z.string()),
            Resource: oneOrMany(readable),
            Condition: z.unknown().optional(),
          }),
        ),
      }),
    }),
  }),
);

export type Statement = {
  readonly role: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: string[];
  readonly on: string[];
  readonly condition: unknown;
};

/** Every statement of every role's policy. */
export const statements = (template: Template): Statement[] =>
  Object.values(policies.parse(resources(template, 'AWS::IAM::Policy'))).flatMap(({ Properties: { Roles, PolicyDocument } }) =>
    Roles.flatMap((role) =>
      PolicyDocument.Statement.map(({ Effect, Action, Resource, Condition }) => ({
        role,
        effect: Effect,
        actions: Action,
        on: Resource,
        condition: Condition,
      })),
    ),
  );

/** What a role may do, as sorted lines, each once: `dynamodb:Query on RecordsTable.Arn`. */
export const rightsOf = (template: Template, role: string): string[] =>
  [
    ...new Set(
      statements(template)
        .filter((statement) => statement.role === role && statement.effect === 'Allow')
        .flatMap(({ actions, on }) => actions.flatMap((action) => on.map((resource) => `${action} on ${resource}`))),
    ),
  ].toSorted();
