import { describe, expect, test } from 'vitest';
import { eventKey } from '../../functions/store/keys.ts';
import { resources, rightsOf, statements, templateOf } from './template.ts';

const template = templateOf();

describe('least privilege', () => {
  test('the API reads, updates tasks and puts events; it deletes nothing', () => {
    expect(rightsOf(template, 'ApiHandlerRole')).toEqual([
      'dynamodb:GetItem on RecordsTable.Arn',
      'dynamodb:PutItem on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn/index/bySheet',
      'dynamodb:Query on RecordsTable.Arn/index/byTime',
      'dynamodb:UpdateItem on RecordsTable.Arn',
      'logs:CreateLogStream on ApiHandlerLog.Arn',
      'logs:PutLogEvents on ApiHandlerLog.Arn',
    ]);
  });

  test('the follower of the stream reads projects and updates their roll-up', () => {
    expect(rightsOf(template, 'ChangesHandlerRole')).toEqual([
      'dynamodb:DescribeStream on RecordsTable.StreamArn',
      'dynamodb:GetRecords on RecordsTable.StreamArn',
      'dynamodb:GetShardIterator on RecordsTable.StreamArn',
      'dynamodb:ListStreams on RecordsTable.StreamArn',
      'dynamodb:Query on RecordsTable.Arn',
      'dynamodb:UpdateItem on RecordsTable.Arn',
      'logs:CreateLogStream on ChangesHandlerLog.Arn',
      'logs:PutLogEvents on ChangesHandlerLog.Arn',
      'sqs:GetQueueAttributes on ChangesFailures.Arn',
      'sqs:GetQueueUrl on ChangesFailures.Arn',
      'sqs:SendMessage on ChangesFailures.Arn',
    ]);
  });

  test('who reads a sheet anew reads it, updates its tasks and puts events; it deletes nothing', () => {
    expect(rightsOf(template, 'ReassessHandlerRole')).toEqual([
      'dynamodb:GetItem on RecordsTable.Arn',
      'dynamodb:PutItem on RecordsTable.Arn',
      'dynamodb:Query on RecordsTable.Arn/index/bySheet',
      'dynamodb:UpdateItem on RecordsTable.Arn',
      'logs:CreateLogStream on ReassessHandlerLog.Arn',
      'logs:PutLogEvents on ReassessHandlerLog.Arn',
    ]);
  });

  test("the page's copier reads one build and writes one bucket", () => {
    expect(rightsOf(template, 'PageFilesRole')).toEqual([
      'logs:CreateLogStream on PageFilesLog.Arn',
      'logs:PutLogEvents on PageFilesLog.Arn',
      's3:DeleteObject on PageFiles.Arn/*',
      expect.stringMatching(/^s3:GetObject on arn:AWS::Partition:s3:::cdk-\w+-assets-\S+\/[0-9a-f]{64}\.zip$/u),
      's3:ListBucket on PageFiles.Arn',
      's3:PutObject on PageFiles.Arn/*',
    ]);
  });

  test('nobody else has a role, and no role has rights from elsewhere', () => {
    const roles = resources(template, 'AWS::IAM::Role');
    expect(Object.keys(roles).toSorted()).toEqual(['ApiHandlerRole', 'ChangesHandlerRole', 'PageFilesRole', 'ReassessHandlerRole']);
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

describe('nobody may change history', () => {
  const ON_HISTORY = { 'dynamodb:LeadingKeys': ['history#*'] };
  const onTable = statements(template).filter(({ on }) => on.includes('RecordsTable.Arn'));

  test('each role that reaches the table is forbidden all ways to change an event or remove it', () => {
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
      expect(condition).toEqual({ 'ForAnyValue:StringLike': ON_HISTORY });
    }
  });

  test('events are where the rights say that history is', () => {
    expect(eventKey('2024-t01', 2).project).toMatch(/^history#./u);
  });

  test('whole items are put into history only, so a task is never replaced past its version', () => {
    const puts = onTable.filter(({ effect, actions }) => effect === 'Allow' && actions.includes('dynamodb:PutItem'));
    const intoHistory = {
      effect: 'Allow',
      actions: ['dynamodb:PutItem'],
      on: ['RecordsTable.Arn'],
      condition: { 'ForAllValues:StringLike': ON_HISTORY },
    };
    expect(puts).toEqual(['ApiHandlerRole', 'ReassessHandlerRole'].map((role) => ({ role, ...intoHistory })));
  });
});
