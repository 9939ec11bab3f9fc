import { describe, expect, test } from 'vitest';
import { bulletinKey, draftKey, eventKey, figuresKey, frozenTasksKey, snapshotKey } from '../../functions/store/keys.ts';
import { resources, rightsOf, statements, templateOf } from './template.ts';

const template = templateOf();

const ON_LIVE = { 'dynamodb:LeadingKeys': ['connection#*', 'live#*', 'sockets#*', 'ticket#*'] };

/** To send to connections and to close them. */
const PUSHES = ['DELETE', 'POST'].map(
  (method) =>
    `execute-api:ManageConnections on arn:AWS::Partition:execute-api:AWS::Region:AWS::AccountId:LiveSocket/live/${method}/@connections/*`,
);

describe('least privilege', () => {
  test.each([
    ['ApiHandler', []],
    ['ApiOffice', ['secretsmanager:GetSecretValue on DigestSealKey']],
  ])('%s reads, updates and puts; it deletes nothing', (name, more) => {
    expect(rightsOf(template, `${name}Role`)).toEqual([
      'dynamodb:GetItem on RecordsTable.Arn',
      'dynamodb:PutItem on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn/index/bySheet',
      'dynamodb:Query on RecordsTable.Arn/index/byTime',
      'dynamodb:UpdateItem on RecordsTable.Arn',
      `logs:CreateLogStream on ${name}Log.Arn`,
      `logs:PutLogEvents on ${name}Log.Arn`,
      ...more,
    ]);
  });

  test('the follower of the stream reads projects and reports, updates roll-ups, and tells and removes connections', () => {
    expect(rightsOf(template, 'ChangesHandlerRole')).toEqual([
      'dynamodb:DeleteItem on RecordsTable.Arn',
      'dynamodb:DescribeStream on RecordsTable.StreamArn',
      'dynamodb:GetItem on RecordsTable.Arn',
      'dynamodb:GetRecords on RecordsTable.StreamArn',
      'dynamodb:GetShardIterator on RecordsTable.StreamArn',
      'dynamodb:ListStreams on RecordsTable.StreamArn',
      'dynamodb:Query on RecordsTable.Arn',
      'dynamodb:UpdateItem on RecordsTable.Arn',
      ...PUSHES,
      'logs:CreateLogStream on ChangesHandlerLog.Arn',
      'logs:PutLogEvents on ChangesHandlerLog.Arn',
      'sqs:GetQueueAttributes on ChangesFailures.Arn',
      'sqs:GetQueueUrl on ChangesFailures.Arn',
      'sqs:SendMessage on ChangesFailures.Arn',
    ]);
  });

  test('who connects pages reaches tickets and connections, and nothing else of the table', () => {
    expect(rightsOf(template, 'LiveHandlerRole')).toEqual([
      'dynamodb:DeleteItem on RecordsTable.Arn',
      'dynamodb:GetItem on RecordsTable.Arn',
      'dynamodb:PutItem on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn',
      'dynamodb:UpdateItem on RecordsTable.Arn',
      ...PUSHES,
      'logs:CreateLogStream on LiveHandlerLog.Arn',
      'logs:PutLogEvents on LiveHandlerLog.Arn',
    ]);
    const onTable = statements(template).filter(
      ({ role, effect, on }) => `${role} ${effect} ${on[0]}` === 'LiveHandlerRole Allow RecordsTable.Arn',
    );
    expect(onTable.map(({ condition }) => condition)).toEqual([{ 'ForAllValues:StringLike': ON_LIVE }]);
  });

  test("API Gateway, by the account's setting, writes logs and nothing else", () => {
    expect(
      rightsOf(template, 'LiveGatewayLogsRole').filter((right) => !/^logs:(Create|Describe|Filter|Get|Put)\w+ on \*$/u.test(right)),
    ).toEqual([]);
  });

  test('who reads a sheet anew reads it, updates its tasks and puts events; it deletes nothing', () => {
    expect(rightsOf(template, 'ReassessHandlerRole')).toEqual([
      'dynamodb:GetItem on RecordsTable.Arn',
      'dynamodb:PutItem on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn/index/bySheet',
      'dynamodb:UpdateItem on RecordsTable.Arn',
      'logs:CreateLogStream on ReassessHandlerLog.Arn',
      'logs:PutLogEvents on ReassessHandlerLog.Arn',
    ]);
  });

  test('who migrates goes through all items and updates them, and puts units; it deletes nothing', () => {
    expect(rightsOf(template, 'MigrateHandlerRole')).toEqual([
      'dynamodb:GetItem on RecordsTable.Arn',
      'dynamodb:PutItem on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn',
      'dynamodb:Scan on RecordsTable.Arn',
      'dynamodb:UpdateItem on RecordsTable.Arn',
      'logs:CreateLogStream on MigrateHandlerLog.Arn',
      'logs:PutLogEvents on MigrateHandlerLog.Arn',
    ]);
  });

  test('who backs up reaches one table and one vault, and no item', () => {
    expect(rightsOf(template, 'BackupsRole')).toEqual([
      'backup:CopyIntoBackupVault on BackupsVault.BackupVaultArn',
      'backup:DescribeBackupVault on BackupsVault.BackupVaultArn',
      'backup:TagResource on arn:AWS::Partition:backup:AWS::Region:AWS::AccountId:recovery-point:*',
      'dynamodb:CreateBackup on RecordsTable.Arn',
      'dynamodb:DeleteBackup on RecordsTable.Arn/backup/*',
      'dynamodb:DescribeBackup on RecordsTable.Arn/backup/*',
      'dynamodb:DescribeTable on RecordsTable.Arn',
      'dynamodb:ListTagsOfResource on RecordsTable.Arn',
      'dynamodb:StartAwsBackupJob on RecordsTable.Arn',
    ]);
  });

  test("the page's copier reads one build with its settings, and writes one bucket", () => {
    expect(rightsOf(template, 'PageFilesRole')).toEqual([
      'logs:CreateLogStream on PageFilesLog.Arn',
      'logs:PutLogEvents on PageFilesLog.Arn',
      's3:DeleteObject on PageFiles.Arn/*',
      expect.stringMatching(/^s3:GetObject on arn:AWS::Partition:s3:::cdk-\w+-assets-\S+\/[0-9a-f]{64}\.zip$/u),
      expect.stringMatching(/^s3:GetObject on arn:AWS::Partition:s3:::cdk-\w+-assets-\S+\/[0-9a-f]{64}\.zip$/u),
      's3:ListBucket on PageFiles.Arn',
      's3:PutObject on PageFiles.Arn/*',
    ]);
  });

  test('nobody else has a role, and no role has rights from elsewhere', () => {
    const roles = resources(template, 'AWS::IAM::Role');
    expect(Object.keys(roles).toSorted()).toEqual([
      'ApiHandlerRole',
      'ApiOfficeRole',
      'BackupsRole',
      'ChangesHandlerRole',
      'DigestHandlerRole',
      'DigestScheduleRole',
      'LiveGatewayLogsRole',
      'LiveHandlerRole',
      'MigrateHandlerRole',
      'PageFilesRole',
      'ReassessHandlerRole',
    ]);
    expect(JSON.stringify(roles)).not.toMatch(/ManagedPolicyArns|"Policies"/u);
  });

  test('no action is a wildcard', () => {
    expect(
      statements(template)
        .flatMap(({ actions }) => actions)
        .filter((action) => action.includes('*')),
    ).toEqual([]);
  });
});

describe('nobody may change history, a snapshot or an issued bulletin', () => {
  const ON_HISTORY = { 'dynamodb:LeadingKeys': ['history#*'] };
  const ON_SNAPSHOTS = { 'dynamodb:LeadingKeys': ['snapshots#*', 'snapshot#*'] };
  const ON_MAILS = { 'dynamodb:LeadingKeys': ['mail#*', 'letters#*', 'unfinished-mail'] };
  const ON_BULLETINS = { 'dynamodb:LeadingKeys': ['bulletins#*', 'bulletin#*'] };
  // Who backs up has no action on items at all: see above.
  const onTable = statements(template).filter(({ on, role }) => on.includes('RecordsTable.Arn') && role !== 'BackupsRole');

  test('each role that reaches the table is forbidden all ways to change an event, a snapshot or a bulletin, or remove one', () => {
    const denied = onTable.filter(({ effect }) => effect === 'Deny');
    expect(denied.map(({ role }) => role).toSorted()).toEqual([...new Set(onTable.map(({ role }) => role))].toSorted());
    for (const { actions, condition } of denied) {
      expect(actions).toEqual([
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:PartiQLDelete',
        'dynamodb:PartiQLUpdate',
        'dynamodb:UpdateItem',
      ]);
      expect(condition).toEqual({
        'ForAnyValue:StringLike': {
          'dynamodb:LeadingKeys': [ON_HISTORY, ON_SNAPSHOTS, ON_BULLETINS].flatMap((on) => on['dynamodb:LeadingKeys']),
        },
      });
    }
  });

  test('events, snapshots and bulletins are where the rights say that they are, and a draft is elsewhere', () => {
    expect(eventKey('2024-t01', 2).project).toMatch(/^history#./u);
    expect(snapshotKey('2024', '2024-03').project).toMatch(/^snapshots#./u);
    expect(frozenTasksKey('2024', 'rows', 0).project).toMatch(/^snapshot#./u);
    expect(bulletinKey('2024', 1).project).toMatch(/^bulletins#./u);
    expect(figuresKey('2024', 'f1', 0).project).toMatch(/^bulletin#./u);
    expect(draftKey('2024').project).not.toMatch(/^bulletins?#/u);
  });

  test('whole items are put into history, days, snapshots, bulletins, reports, comments, tickets, connections, mails, units and members only, so a task is never replaced past its version', () => {
    const puts = onTable.filter(({ effect, actions }) => effect === 'Allow' && actions.includes('dynamodb:PutItem'));
    const places = puts.map(({ role, on, condition }) => ({ role, on, condition }));
    const into = (role: string, condition: object) => ({
      role,
      on: ['RecordsTable.Arn'],
      condition: { 'ForAllValues:StringLike': condition },
    });
    expect(places).toEqual([
      into('LiveHandlerRole', ON_LIVE),
      into('ApiHandlerRole', { 'dynamodb:LeadingKeys': ['history#*', 'report#*', 'city', 'comments#*', 'mention#*', 'ticket#*'] }),
      into('ApiOfficeRole', {
        'dynamodb:LeadingKeys': [
          'history#*',
          'city',
          'snapshots#*',
          'snapshot#*',
          ...ON_BULLETINS['dynamodb:LeadingKeys'],
          ...ON_MAILS['dynamodb:LeadingKeys'],
        ],
      }),
      into('ReassessHandlerRole', ON_HISTORY),
      into('MigrateHandlerRole', { 'dynamodb:LeadingKeys': ['city'] }),
      into('DigestHandlerRole', {
        'dynamodb:LeadingKeys': [
          'history#*',
          'days#*',
          ...ON_SNAPSHOTS['dynamodb:LeadingKeys'],
          ...ON_BULLETINS['dynamodb:LeadingKeys'],
          ...ON_MAILS['dynamodb:LeadingKeys'],
        ],
      }),
    ]);
  });
});
