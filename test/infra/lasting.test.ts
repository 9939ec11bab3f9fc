/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
/** What lasts: backups, a restored table in the place of the own one, and the order of a deployment. */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { nameOf, resources, rightsOf, SETTINGS, templateOf } from './template.ts';

const template = templateOf();
const STREAM = 'arn:aws-cn:dynamodb:cn-northwest-1:123456789012:table/restored-1/stream/2026-11-23T00:00:00.000';
const restored = templateOf({ municipality: { ...SETTINGS, table: { name: 'restored-1', stream: STREAM } } });

const dependent = z.object({ DependsOn: z.array(z.string()) });

describe('backups', () => {
  test('are made each night of the table alone, and kept as long as the settings say', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ ScheduleExpression: 'cron(0 19 * * ? *)', Lifecycle: { DeleteAfterDays: 365 } })] },
    });
    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: { Resources: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsTable'), 'Arn'] }] },
    });
    templateOf({ municipality: { ...SETTINGS, backupRetentionDays: 90 } }).hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ Lifecycle: { DeleteAfterDays: 90 } })] },
    });
  });

  test('outlive the stack, under a name that a stack made again does not need, and nobody removes one', () => {
    template.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BackupVaultName: { 'Fn::Join': ['', [Match.stringLikeRegexp('^Shishi-pinghu-'), Match.anyValue()]] },
        AccessPolicy: {
          Statement: [
            Match.objectLike({
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
            }),
          ],
        },
      },
    });
  });
});

describe('a restored table', () => {
  test('is what everybody reads, writes, follows and backs up', () => {
    for (const name of ['Api', 'Changes', 'Live', 'Reassess', 'Migrate']) {
      expect(resources(restored, 'AWS::Lambda::Function')[`${name}HandlerFunction`]).toHaveProperty(
        'Properties.Environment.Variables.TABLE_NAME',
        'restored-1',
      );
      expect(rightsOf(restored, `${name}HandlerRole`).filter((right) => right.includes('RecordsTable'))).toEqual([]);
    }
    restored.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: STREAM, StartingPosition: 'TRIM_HORIZON' });
    restored.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: { Resources: [{ 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('table/restored-1$')])] }] },
    });
  });

  test('leaves everything else in place: but for who follows the stream, no resource comes, goes or is made anew', () => {
    const ids = (of: typeof template) => Object.keys(of.toJSON().Resources).toSorted();
    const isFollower = (id: string) => id.includes('DynamoDBEventSource');
    expect(ids(restored).filter((id) => !isFollower(id))).toEqual(ids(template).filter((id) => !isFollower(id)));
    expect(ids(restored)).toHaveLength(ids(template).length);
  });

  test('does not let go of the own one, which can take its place again', () => {
    const [own] = Object.values(resources(template, 'AWS::DynamoDB::GlobalTable'));
    expect(Object.values(resources(restored, 'AWS::DynamoDB::GlobalTable'))).toEqual([own]);
  });
});

test('a deployment brings the page after all that the page asks', () => {
  const [assets] = Object.values(resources(template, 'Custom::CDKBucketDeployment'));
  const before = dependent.parse(assets).DependsOn.map(nameOf);
  expect(before).toEqual(expect.arrayContaining(['ApiHandlerFunction', 'LiveHandlerFunction', 'ChangesHandlerFunction']));
});
