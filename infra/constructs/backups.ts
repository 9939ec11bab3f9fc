import { Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { asNag } from './nag.ts';
import type { Records } from './records.ts';

export type BackupsProps = {
  /** What is backed up. */
  readonly records: Records;
  /** Days that a backup is kept. */
  readonly retentionDays: number;
};

/** 19:00 UTC is 03:00 in China, when nobody edits. */
const NIGHTLY = Schedule.cron({ minute: '0', hour: '19' });

/**
 * A backup of the table each night, in a vault that nobody may remove one from before its time.
 *
 * It stands beside point-in-time recovery, which reaches back 35 days and goes with its table.
 */
export class Backups extends Construct {
  readonly vault: BackupVault;
  readonly role: Role;

  constructor(scope: Construct, id: string, { records, retentionDays }: BackupsProps) {
    super(scope, id);
    const { stackName, stackId } = Stack.of(this);
    this.vault = new BackupVault(this, 'Vault', {
      // A vault must be named. It outlives its stack, so a stack that is made again needs another name.
      backupVaultName: `${stackName}-${Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', stackId))))}`,
      blockRecoveryPointDeletion: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.role = this.newRole(records);
    const plan = new BackupPlan(this, 'Plan', { backupVault: this.vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'nightly',
        scheduleExpression: NIGHTLY,
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(6),
        deleteAfter: Duration.days(retentionDays),
      }),
    );
    plan.addSelection('Table', {
      resources: [BackupResource.fromArn(records.table.tableArn)],
      role: this.role,
      // It may do this to every table of the account; ours reaches one.
      disableDefaultBackupPolicy: true,
    });
  }

  /** What AWS's own policy for backups allows, for this table alone. */
  private newRole({ table }: Records): Role {
    const { partition, region, account } = Stack.of(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      description: 'Shishi: backs up the table each night',
    });
    const allow = (actions: string[], resource: string) => Grant.addToPrincipal({ grantee: role, actions, resourceArns: [resource] });
    allow(['dynamodb:DescribeTable', 'dynamodb:CreateBackup', 'dynamodb:StartAwsBackupJob', 'dynamodb:ListTagsOfResource'], table.tableArn);
    allow(['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'], this.vault.backupVaultArn);
    const [backups, points] = [`${table.tableArn}/backup/*`, `arn:${partition}:backup:${region}:${account}:recovery-point:*`];
    allow(['dynamodb:DescribeBackup', 'dynamodb:DeleteBackup'], backups);
    allow(['backup:TagResource'], points);
    for (const resource of [backups, points]) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${asNag(this, resource)}]`,
        reason: 'AWS Backup names each backup as it makes it.',
      });
    }
    return role;
  }
}
