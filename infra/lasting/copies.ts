/** Copies of a city's table: what there is to restore from, and one that is made now. */
import {
  type BackupSummary,
  CreateBackupCommand,
  DescribeBackupCommand,
  DescribeContinuousBackupsCommand,
  ListBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import { type LastingPorts, stamp, until } from './ports.ts';

/** A copy that was made by hand and stays until somebody deletes it. */
export type Copy = { readonly name: string; readonly arn: string; readonly at: Date };

export type Copies = {
  /** Any second between the two can be restored; null where that is switched off. */
  readonly seconds: { readonly from: Date; readonly to: Date } | null;
  /** The newest first. */
  readonly byHand: readonly Copy[];
};

const listed = async (ports: LastingPorts, table: string, after?: string): Promise<readonly BackupSummary[]> => {
  const page = { TableName: table, ...(after === undefined ? {} : { ExclusiveStartBackupArn: after }) };
  const { BackupSummaries: some = [], LastEvaluatedBackupArn: next } = await ports.tables.send(new ListBackupsCommand(page));
  return next === undefined ? some : [...some, ...(await listed(ports, table, next))];
};

const copyOf = ({ BackupName: name, BackupArn: arn, BackupCreationDateTime: at, BackupStatus: status }: BackupSummary): readonly Copy[] =>
  name === undefined || arn === undefined || at === undefined || status !== 'AVAILABLE' ? [] : [{ name, arn, at }];

/** What the table can be restored from; the nightly copies are in the vault and told by AWS Backup alone. */
export const copiesOf = async (ports: LastingPorts, table: string): Promise<Copies> => {
  const { ContinuousBackupsDescription: kept } = await ports.tables.send(new DescribeContinuousBackupsCommand({ TableName: table }));
  const { EarliestRestorableDateTime: from, LatestRestorableDateTime: to } = kept?.PointInTimeRecoveryDescription ?? {};
  const byHand = (await listed(ports, table)).flatMap(copyOf);
  return {
    seconds: from === undefined || to === undefined ? null : { from, to },
    byHand: byHand.toSorted((a, b) => b.at.getTime() - a.at.getTime()),
  };
};

/** Makes a copy that stays until somebody deletes it, before something risky. */
export const backup = async (ports: LastingPorts, source: string): Promise<Omit<Copy, 'at'>> => {
  const name = `${source}-${stamp(ports.now())}`.slice(-255);
  const { BackupDetails: details } = await ports.tables.send(new CreateBackupCommand({ TableName: source, BackupName: name }));
  const arn = details?.BackupArn;
  if (arn === undefined) throw new Error(`no backup was made of ${source}`);
  await until(ports, name, async () => {
    const { BackupDescription: now } = await ports.tables.send(new DescribeBackupCommand({ BackupArn: arn }));
    return now?.BackupDetails?.BackupStatus === 'AVAILABLE';
  });
  return { name, arn };
};
