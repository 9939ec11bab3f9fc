/**
 * A city's table back from a moment or a backup: into a new table, which takes the old one's place by the setting `table`. The old
 * one stays as it is, so taking the setting back is the way back.
 *
 * Every step finds out what was done before, so a run that was broken off is begun again with the same target.
 */
import {
  CreateBackupCommand,
  DescribeBackupCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ListTagsOfResourceCommand,
  ResourceNotFoundException,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
  TagResourceCommand,
  type UpdateTableCommandInput,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { refreshRollUp } from '../../functions/actions/refresh-roll-up.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { allItems } from '../../functions/store/scan.ts';
import { TABLE_SHAPE } from '../../functions/store/table.ts';
import { type Verdict, verdictOf } from '../../functions/store/verdict.ts';

export type LastingPorts = {
  /** Of the city's account and region. */
  readonly tables: DynamoDBClient;
  /** The same, for items. */
  readonly items: DynamoDBDocumentClient;
  readonly now: () => number;
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Tells the person at the keyboard what is going on. */
  readonly say: (line: string) => void;
};

/** Where to restore from. `table`: it was restored already, as AWS Backup does it, and is to be made fit. */
export type RestorePoint = { readonly pointInTime: Date | 'latest' } | { readonly backup: string } | { readonly table: string };

export type Restored =
  | { readonly ok: true; readonly table: string; readonly stream: string; readonly verdict: Verdict }
  | { readonly ok: false; readonly table: string; readonly faults: readonly string[] };

const EVERY_MS = 10_000;
/** A restore takes hours where a table is large; ours are not. */
const LONGEST_MS = 12 * 60 * 60_000;

/** `2026-11-23T04:05:06.000Z` → `20261123-040506`. */
const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-');

const described = async ({ tables }: LastingPorts, table: string): Promise<TableDescription | null> => {
  try {
    return (await tables.send(new DescribeTableCommand({ TableName: table }))).Table ?? null;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw error;
  }
};

/** Asks until it is so. */
const until = async ({ now, pause }: LastingPorts, what: string, isSo: () => Promise<boolean>): Promise<void> => {
  const end = now() + LONGEST_MS;
  // oxlint-disable-next-line no-await-in-loop -- asks again after a pause
  while (!(await isSo())) {
    if (now() > end) throw new Error(`${what} does not come to an end; look at it in the console, then run this again`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await pause(EVERY_MS);
  }
};

const untilActive = (ports: LastingPorts, table: string): Promise<void> =>
  until(ports, `table ${table}`, async () => {
    const now = await described(ports, table);
    return now?.TableStatus === 'ACTIVE' && (now.GlobalSecondaryIndexes ?? []).every(({ IndexStatus }) => IndexStatus === 'ACTIVE');
  });

const begin = async ({ tables }: LastingPorts, source: string, target: string, from: Exclude<RestorePoint, { table: string }>) => {
  if ('backup' in from) {
    await tables.send(new RestoreTableFromBackupCommand({ BackupArn: from.backup, TargetTableName: target }));
    return;
  }
  const { pointInTime } = from;
  const moment = pointInTime === 'latest' ? { UseLatestRestorableTime: true } : { RestoreDateTime: pointInTime };
  await tables.send(new RestoreTableToPointInTimeCommand({ SourceTableName: source, TargetTableName: target, ...moment }));
};

/** One change at a time, as DynamoDB takes them. */
const change = async (ports: LastingPorts, table: string, input: Omit<UpdateTableCommandInput, 'TableName'>): Promise<void> => {
  await ports.tables.send(new UpdateTableCommand({ TableName: table, ...input }));
  await untilActive(ports, table);
};

/** What a restore leaves behind: stream, protection, time to live, point-in-time recovery and tags. */
const fit = async (ports: LastingPorts, source: TableDescription | null, target: TableDescription): Promise<void> => {
  const { tables } = ports;
  const table = target.TableName ?? '';
  if (target.StreamSpecification?.StreamEnabled !== true) {
    await change(ports, table, { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } });
  }
  if (target.DeletionProtectionEnabled !== true) await change(ports, table, { DeletionProtectionEnabled: true });
  const { TimeToLiveDescription: ttl } = await tables.send(new DescribeTimeToLiveCommand({ TableName: table }));
  if (ttl?.TimeToLiveStatus !== 'ENABLED' && ttl?.TimeToLiveStatus !== 'ENABLING') {
    const TimeToLiveSpecification = { AttributeName: TABLE_SHAPE.ttl, Enabled: true };
    await tables.send(new UpdateTimeToLiveCommand({ TableName: table, TimeToLiveSpecification }));
  }
  const { ContinuousBackupsDescription: kept } = await tables.send(new DescribeContinuousBackupsCommand({ TableName: table }));
  if (kept?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus !== 'ENABLED') {
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    await tables.send(new UpdateContinuousBackupsCommand({ TableName: table, PointInTimeRecoverySpecification }));
  }
  if (source === null) return;
  const { Tags: tags = [] } = await tables.send(new ListTagsOfResourceCommand({ ResourceArn: source.TableArn }));
  // AWS puts its own ones, of CloudFormation for instance, and lets nobody else.
  const ours = tags.filter(({ Key: name }) => name?.startsWith('aws:') !== true);
  if (ours.length > 0) await tables.send(new TagResourceCommand({ ResourceArn: target.TableArn, Tags: ours }));
};

/** Judges the restored items; figures that had not followed an edit at that moment are worked out anew. */
const judged = async ({ items }: LastingPorts, table: string): Promise<Verdict> => {
  const verdict = await verdictOf(allItems(items, table));
  if (verdict.faults.length > 0 || verdict.stale.length === 0) return verdict;
  const store = dynamoStore(items, table);
  for (const project of verdict.stale) {
    // oxlint-disable-next-line no-await-in-loop -- a few at most, one after the other
    await refreshRollUp(store, project);
  }
  return verdictOf(allItems(items, table));
};

/** What a person has to put into the city's settings to use the restored table. */
export const switchOver = ({ table, stream }: Extract<Restored, { ok: true }>): string =>
  JSON.stringify({ table: { name: table, stream } }, null, 2);

/**
 * Restores a city's table into a new one and judges it. Nothing uses the new one yet.
 *
 * @param source the table that the city uses, as the stack's output `TableName` says
 * @param target the new table's name; by default the source's with the time
 */
export const restore = async (ports: LastingPorts, source: string, from: RestorePoint, target?: string): Promise<Restored> => {
  const table = 'table' in from ? from.table : (target ?? `${source}-${stamp(ports.now())}`);
  if (!('table' in from) && (await described(ports, table)) === null) {
    ports.say(`Restoring into ${table}. Should this break off, run it again with that name as the target.`);
    await begin(ports, source, table, from);
  }
  await untilActive(ports, table);
  ports.say('Restored. Setting the stream, protection, time to live, point-in-time recovery and tags.');
  const made = await described(ports, table);
  if (made === null) throw new Error(`table ${table} is gone`);
  await fit(ports, await described(ports, source), made);
  ports.say('Judging all items.');
  const verdict = await judged(ports, table);
  if (verdict.faults.length > 0) return { ok: false, table, faults: verdict.faults };
  const stream = (await described(ports, table))?.LatestStreamArn;
  if (stream === undefined) throw new Error(`table ${table} has no stream`);
  return { ok: true, table, stream, verdict };
};

/** Makes a backup that stays until somebody deletes it, before something risky. Gives its ARN, for `restore`. */
export const backup = async (ports: LastingPorts, source: string): Promise<string> => {
  const name = `${source}-${stamp(ports.now())}`.slice(-255);
  const { BackupDetails: details } = await ports.tables.send(new CreateBackupCommand({ TableName: source, BackupName: name }));
  const arn = details?.BackupArn;
  if (arn === undefined) throw new Error(`no backup was made of ${source}`);
  await until(ports, `backup ${name}`, async () => {
    const { BackupDescription: now } = await ports.tables.send(new DescribeBackupCommand({ BackupArn: arn }));
    return now?.BackupDetails?.BackupStatus === 'AVAILABLE';
  });
  return arn;
};
