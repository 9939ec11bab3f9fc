/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { DIMENSION, METRICS, NAMESPACE } from '../../functions/metrics.ts';
import { ROOT } from '../../infra/paths.ts';
import type { Municipality } from '../../infra/settings.ts';
import type { ShishiStack } from '../../infra/stacks/shishi-stack.ts';
import { newApp, newStack, resources, SETTINGS, templateOf } from './template.ts';

const TOLD: Municipality = { ...SETTINGS, alarmEmail: 'it@example.cn', budget: { monthly: 40, currency: 'USD' } };
const IN_CHINA: Municipality = {
  ...TOLD,
  region: 'cn-northwest-1',
  partition: 'aws-cn',
  hosting: 'lambda',
  budget: { monthly: 300, currency: 'CNY' },
};

const silent = templateOf();
const told = templateOf({ municipality: TOLD });

const metric = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })),
});

const alarm = z.object({
  Properties: z.object({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    TreatMissingData: z.string(),
    AlarmActions: z.array(z.unknown()).default([]),
    OKActions: z.array(z.unknown()).default([]),
    Metrics: z.array(z.object({ MetricStat: z.object({ Metric: metric }).optional() })).default([]),
    ...metric.partial().shape,
  }),
});

const alarmsOf = (template: Template) =>
  Object.values(resources(template, 'AWS::CloudWatch::Alarm')).map((resource) => alarm.parse(resource).Properties);

const entryOf = (description: string): string => description.split('docs/runbook.md: ')[1] ?? '';

/** Each figure that an alarm looks at. */
const looksAt = ({ Metrics, Namespace = '', MetricName = '', Dimensions = [] }: ReturnType<typeof alarmsOf>[number]) => [
  ...(MetricName === '' ? [] : [{ Namespace, MetricName, Dimensions }]),
  ...Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [MetricStat.Metric])),
];

/** What keeps an app from being synthesised; of parts other than these, other tests tell. */
const complaintsOf = (app: App): string => {
  try {
    app.synth();
    return '';
  } catch (error) {
    return String(error);
  }
};

const typesOf = ({ monitoring }: ShishiStack): string[] =>
  monitoring.node.findAll().flatMap((part) => (CfnResource.isCfnResource(part) ? [part.cfnResourceType] : []));

const textOf = (value: unknown): string => JSON.stringify(value);

describe('alarms', () => {
  test('each have an entry in the runbook, and each entry its alarm', () => {
    const section = readFileSync(join(ROOT, 'docs', 'runbook.md'), 'utf8')
      .split(/^## /mu)
      .find((part) => part.startsWith('Alarms'));
    const entries = [...(section ?? '').matchAll(/^\| `(\w+)` \|/gmu)].map(([, entry = '']) => entry);
    const rings = new Set(alarmsOf(silent).map(({ AlarmDescription }) => entryOf(AlarmDescription)));
    expect(entries.toSorted()).toEqual([...rings, 'Budget'].toSorted());
  });

  test('are named after the city, what they mean, and which of several things', () => {
    const names = alarmsOf(silent).map(({ AlarmName }) => AlarmName);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !name.startsWith('Shishi-pinghu-'))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining([
        'Shishi-pinghu-ApiErrors',
        'Shishi-pinghu-LambdaErrors-ApiOffice',
        'Shishi-pinghu-DeadLetters-DigestFailures',
      ]),
    );
  });

  test('look after every Lambda but the one that CDK copies files with, and after every queue', () => {
    const text = textOf(alarmsOf(silent));
    const ids = (type: string) => Object.keys(silent.findResources(type)).filter((id) => !id.startsWith('CustomCDK'));
    const functions = ids('AWS::Lambda::Function');
    const queues = ids('AWS::SQS::Queue');
    expect([functions.length, queues.length]).toEqual([7, 2]);
    const isLookedAt = (id: string, name: string) =>
      alarmsOf(silent).some((each) =>
        looksAt(each).some(({ MetricName, Dimensions }) => MetricName === name && textOf(Dimensions).includes(`"${id}"`)),
      );
    expect(functions.filter((id) => !isLookedAt(id, 'Errors') || !isLookedAt(id, 'Throttles'))).toEqual([]);
    expect(queues.filter((id) => !isLookedAt(id, 'ApproximateNumberOfMessagesVisible'))).toEqual([]);
    expect(text).toContain('IteratorAge');
  });

  test('tell throttling that people feel from that of work behind the page', () => {
    const names = (entry: string): string[] =>
      alarmsOf(silent)
        .filter(({ AlarmName }) => AlarmName.endsWith(entry))
        .flatMap((each) =>
          looksAt(each).map(({ Dimensions }) => /"Ref":"(\w+?)(?:Handler)?Function/u.exec(textOf(Dimensions))?.[1] ?? textOf(Dimensions)),
        )
        .toSorted();
    expect(names('PageThrottles')).toEqual(['Api', 'ApiOffice', 'Live']);
    expect(names('WorkThrottles')).toEqual(expect.arrayContaining(['Changes', 'Digest', 'Migrate', 'Reassess']));
  });

  test('look at no more figures than an alarm may, and at own ones by the names and the stack that they are written under', () => {
    const figures = alarmsOf(silent).map(looksAt);
    expect(figures.filter((of) => of.length === 0 || of.length > 10)).toEqual([]);
    const own = figures.flat().filter(({ Namespace }) => Namespace === NAMESPACE);
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter(({ MetricName }) => !(MetricName in METRICS))).toEqual([]);
    expect(new Set(own.map(({ Dimensions }) => textOf(Dimensions)))).toEqual(
      new Set([textOf([{ Name: DIMENSION, Value: 'Shishi-pinghu' }])]),
    );
  });

  test('take silence for peace, but for the digest, which is to run each minute', () => {
    const breaching = alarmsOf(silent).filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');
    expect(breaching.map(({ AlarmName, TreatMissingData }) => [AlarmName, TreatMissingData])).toEqual([
      ['Shishi-pinghu-DigestSilent', 'breaching'],
    ]);
  });

  test('tell nobody where no address is set', () => {
    expect(alarmsOf(silent).filter(({ AlarmActions }) => AlarmActions.length > 0)).toEqual([]);
    silent.resourceCountIs('AWS::SNS::Topic', 0);
    silent.resourceCountIs('AWS::KMS::Key', 0);
    silent.resourceCountIs('AWS::Budgets::Budget', 0);
  });

  test('tell the address when they ring and when it is over, through an encrypted topic that CloudWatch may write to', () => {
    const topic = { Ref: Match.stringLikeRegexp('^MonitoringTopic') };
    expect(alarmsOf(told).filter(({ AlarmActions, OKActions }) => AlarmActions.length !== 1 || OKActions.length !== 1)).toEqual([]);
    told.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MonitoringKey'), 'Arn'] } });
    told.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'it@example.cn', TopicArn: topic });
    const ofOwnAccount = {
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    };
    const policyWith = (statement: object) => ({
      Statement: Match.arrayWith([Match.objectLike({ Effect: 'Allow', ...ofOwnAccount, ...statement })]),
    });
    told.hasResourceProperties('AWS::SNS::TopicPolicy', { PolicyDocument: policyWith({ Action: 'sns:Publish', Resource: topic }) });
    told.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: policyWith({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }),
    });
  });
});

test('the budget counts what carries the tag of the city, and tells the same address', () => {
  told.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: { BudgetLimit: { Amount: 40, Unit: 'USD' }, CostFilters: { TagKeyValue: ['user:municipality$pinghu'] } },
    NotificationsWithSubscribers: Match.arrayWith([
      Match.objectLike({ Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'it@example.cn' }] }),
    ]),
  });
});

test("in China's regions all of it is there but the budget, of types that they have, and no rule is broken", () => {
  const app = newApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stack = newStack(app, { municipality: IN_CHINA });
  expect(complaintsOf(app)).not.toContain('/Monitoring/');
  const types = typesOf(newStack(newApp(), { municipality: TOLD }));
  expect(types).toContain('AWS::Budgets::Budget');
  // The page comes from a Lambda there, which is watched like the others.
  expect(typesOf(stack)).toEqual(['AWS::CloudWatch::Alarm', ...types.filter((type) => type !== 'AWS::Budgets::Budget')]);
});

test('there is one dashboard a city, with every figure that is written', () => {
  silent.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  silent.hasResourceProperties('AWS::CloudWatch::Dashboard', { DashboardName: 'Shishi-pinghu' });
  const body = textOf(silent.findResources('AWS::CloudWatch::Dashboard')) + textOf(silent.findResources('AWS::CloudWatch::Alarm'));
  expect(Object.keys(METRICS).filter((name) => !body.includes(name))).toEqual([]);
});
