/** What hears of mail that comes back: SES's events, or the sender's mailbox; and nothing where there is neither. */
/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { resources, rightsOf, SETTINGS, statements, templateOf } from './template.ts';

const from = 'shishi@pinghu.example.cn';
const smtp = { host: 'smtp.example.cn', port: 465, from, secretName: 'pinghu/relay' };
const bounces = { host: 'imap.example.cn', port: 993, mailbox: 'INBOX' };

const bySes = templateOf({ municipality: { ...SETTINGS, mail: { ses: { from } } } });
const byMailbox = templateOf({ municipality: { ...SETTINGS, mail: { smtp: { ...smtp, bounces } } } });

const secret = (name: string) =>
  `secretsmanager:GetSecretValue on arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:${name}-??????`;

const LOG = ['logs:CreateLogStream on ReturnsHandlerLog.Arn', 'logs:PutLogEvents on ReturnsHandlerLog.Arn'];
const TABLE = ['DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action} on RecordsTable.Arn`);

const QUEUE = ['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map((action) => `sqs:${action} on ReturnsFailures.Arn`);

/** What the Lambda may do to which partitions. */
const partitionsOf = (of: typeof bySes): unknown =>
  statements(of)
    .filter(({ role, effect, on }) => role === 'ReturnsHandlerRole' && effect === 'Allow' && on.includes('RecordsTable.Arn'))
    .map(({ actions, condition }) => [actions, condition]);

const only = (...partitions: readonly string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } });

const touching = (updated: string) => [
  [['dynamodb:GetItem'], only('mail#*', 'letters#*', 'unfinished-mail', updated)],
  [['dynamodb:PutItem'], only('mail#*', 'returned-mail')],
  [['dynamodb:DeleteItem'], only('unfinished-mail')],
  [['dynamodb:UpdateItem'], only(updated)],
];

describe('SES', () => {
  test('tells the account’s bus of what came back, and neither of opened letters nor of followed links', () => {
    bySes.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint', 'reject', 'deliveryDelay'],
        EventBridgeDestination: { EventBusArn: Match.anyValue() },
      },
    });
  });

  test('is heard by its city alone; what cannot be taken is handed over again, and then kept', () => {
    const [set] = Object.keys(bySes.findResources('AWS::SES::ConfigurationSet'));
    bySes.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set }] } } } },
      Targets: [
        Match.objectLike({
          RetryPolicy: { MaximumRetryAttempts: 24, MaximumEventAgeInSeconds: 21_600 },
          DeadLetterConfig: { Arn: Match.anyValue() },
        }),
      ],
    });
    bySes.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 });
  });

  test('is sent by the set, which the digest may use', () => {
    const [set] = Object.keys(bySes.findResources('AWS::SES::ConfigurationSet'));
    bySes.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ [ENVIRONMENT.configurationSet]: { Ref: set } }) },
    });
    expect(rightsOf(bySes, 'DigestHandlerRole')).toContain(
      'ses:SendEmail on arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:configuration-set/ReturnsSet',
    );
  });

  test('is written down by who may note what came back, and stop a kind of mail, and nothing else', () => {
    expect(rightsOf(bySes, 'ReturnsHandlerRole')).toEqual([...TABLE, ...LOG, ...QUEUE]);
    expect(partitionsOf(bySes)).toEqual(touching('mailing'));
  });
});

describe('the mailbox', () => {
  test('is looked into every few minutes; a reading that fails is kept, and the next one goes on', () => {
    byMailbox.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      Target: { RetryPolicy: { MaximumRetryAttempts: 0 }, DeadLetterConfig: { Arn: Match.anyValue() } },
    });
    expect(rightsOf(byMailbox, 'ReturnsScheduleRole')).toEqual([
      'lambda:InvokeFunction on ReturnsHandlerFunction.Arn',
      'sqs:SendMessage on ReturnsFailures.Arn',
    ]);
  });

  test('is opened with the relay’s account, or its own', () => {
    const rights = [...TABLE, ...LOG, secret('pinghu/relay'), ...QUEUE];
    expect(rightsOf(byMailbox, 'ReturnsHandlerRole')).toEqual(rights);
    byMailbox.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          [ENVIRONMENT.imapHost]: 'imap.example.cn',
          [ENVIRONMENT.imapPort]: '993',
          [ENVIRONMENT.imapMailbox]: 'INBOX',
          [ENVIRONMENT.imapSecret]: 'pinghu/relay',
        }),
      },
    });
    const own = { ...bounces, secretName: 'pinghu/mailbox' };
    const byItsOwn = templateOf({ municipality: { ...SETTINGS, mail: { smtp: { ...smtp, bounces: own } } } });
    expect(rightsOf(byItsOwn, 'ReturnsHandlerRole')).toContain(secret('pinghu/mailbox'));
    expect(rightsOf(byItsOwn, 'ReturnsHandlerRole')).not.toContain(secret('pinghu/relay'));
  });

  test('is noted by who may write down what came back and how far it was read, and change nothing else', () => {
    expect(partitionsOf(byMailbox)).toEqual(touching('mailbox'));
  });

  test('is there in China too, where there is no SES', () => {
    const place = { region: 'cn-northwest-1', partition: 'aws-cn', hosting: 'lambda', processor: 'x86_64' } as const;
    const of = templateOf({ municipality: { ...SETTINGS, ...place, mail: { smtp: { ...smtp, bounces } } } });
    expect(Object.keys(resources(of, 'AWS::IAM::Role'))).toContain('ReturnsHandlerRole');
    of.resourceCountIs('AWS::SES::ConfigurationSet', 0);
  });
});

test.each([
  ['no mail', SETTINGS],
  ['a relay, and no mailbox', { ...SETTINGS, mail: { smtp } }],
])('with %s nothing hears of it, and nobody has rights for it', (_, municipality) => {
  const of = templateOf({ municipality });
  expect(Object.keys(resources(of, 'AWS::IAM::Role')).filter((name) => name.startsWith('Returns'))).toEqual([]);
  of.resourceCountIs('AWS::Events::Rule', 0);
});
