/**
 * A city's table back from a moment or a backup: into a new table, which takes the old one's place by the setting `table`. The old
 * one stays as it is, so taking the setting back is the way back.
 *
 * Every step finds out what was done before, so a run that was broken off is begun again with the same target.
 */
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTagsOfResourceCommand,
  ResourceNotFoundException,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
  type Tag,
  TagResourceCommand,
  type UpdateTableCommandInput,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { refreshRollUp } from '../../functions/actions/refresh-roll-up.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { allItems } from '../../functions/store/scan.ts';
import { TABLE_SHAPE } from '../../functions/store/table.ts';
import { type Verdict, verdictOf } from '../../functions/store/verdict.ts';
import { StartFailure } from '../../local/failure.ts';
import { type LastingPorts, stamp, until } from './ports.ts';

/** Where to restore from. `table`: it was restored already, as AWS Backup does it, and is to be made fit. */
export type RestorePoint = { readonly pointInTime: Date | 'latest' } | { readonly backup: string } | { readonly table: string };

export type Restored =
  | { readonly ok: true; readonly table: string; readonly stream: string; readonly verdict: Verdict }
  | { readonly ok: false; readonly table: string; readonly faults: readonly string[] };

const described = async ({ tables }: LastingPorts, table: string): Promise<TableDescription | null> => {
  try {
    return (await tables.send(new DescribeTableCommand({ TableName: table }))).Table ?? null;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw error;
  }
};

const tagsOf = async ({ tables }: LastingPorts, { TableArn }: TableDescription): Promise<readonly Tag[]> =>
  (await tables.send(new ListTagsOfResourceCommand({ ResourceArn: TableArn }))).Tags ?? [];

const untilActive = (ports: LastingPorts, table: string): Promise<void> =>
  until(ports, table, async () => {
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
  // AWS puts its own ones, of CloudFormation for instance, and lets nobody else.
  const ours = (await tagsOf(ports, source)).filter(({ Key: name }) => name?.startsWith('aws:') !== true);
  if (ours.length > 0) await tables.send(new TagResourceCommand({ ResourceArn: target.TableArn, Tags: ours }));
};

/** After so many items, somebody who waits is told. */
const TELL_ITEMS = 10_000;

/** The same items; says now and then how many went by. */
async function* told<T>(items: AsyncIterable<T>, { say }: LastingPorts): AsyncGenerator<T> {
  let count = 0;
  for await (const item of items) {
    count += 1;
    if (count % TELL_ITEMS === 0) say(`已核对 ${count} 条 / items judged`);
    yield item;
  }
}

/** Judges the restored items; figures that had not followed an edit at that moment are worked out anew. */
const judged = async (ports: LastingPorts, table: string): Promise<Verdict> => {
  const { items } = ports;
  const verdict = await verdictOf(told(allItems(items, table), ports));
  if (verdict.faults.length > 0 || verdict.stale.length === 0) return verdict;
  const store = dynamoStore(items, table);
  for (const project of verdict.stale) {
    // oxlint-disable-next-line no-await-in-loop -- a few at most, one after the other
    await refreshRollUp(store, project);
  }
  return verdictOf(told(allItems(items, table), ports));
};

/** True for a table that was restored from the very same, by a run that was broken off. */
const isFrom = ({ RestoreSummary: made }: TableDescription, source: TableDescription | null, from: RestorePoint): boolean => {
  if (made === undefined) return false;
  if ('backup' in from) return made.SourceBackupArn === from.backup;
  const isAt = !('pointInTime' in from) || from.pointInTime === 'latest' || made.RestoreDateTime?.getTime() === from.pointInTime.getTime();
  return isAt && made.SourceTableArn === source?.TableArn;
};

/** The city that a table is of, as its tag says; undefined for one that nobody has made fit yet. */
const cityOf = async (ports: LastingPorts, table: TableDescription): Promise<string | undefined> =>
  (await tagsOf(ports, table)).find(({ Key: name }) => name === 'municipality')?.Value;

/** @throws StartFailure where the table is in use: by this city, or by another one, whose data would be shown here */
const freeOfOthers = async (ports: LastingPorts, source: TableDescription | null, table: TableDescription): Promise<void> => {
  const { TableName: name = '' } = table;
  if (name === source?.TableName) {
    throw new StartFailure(`${name} 就是现在所用的表,没有改动。`, `${name} is the table in use; nothing was changed.`);
  }
  const owner = await cityOf(ports, table);
  if (owner === undefined || source === null || owner === (await cityOf(ports, source))) return;
  throw new StartFailure(`表 ${name} 是 ${owner} 的,没有改动。`, `The table ${name} is of ${owner}; nothing was changed.`);
};

/** The new table, once AWS has made it. One that stands under its name already is taken only if it is the same. */
const made = async (ports: LastingPorts, source: string, from: RestorePoint, table: string): Promise<TableDescription> => {
  const there = await described(ports, table);
  if ('table' in from) {
    if (there === null) throw new StartFailure(`没有表 ${table}。`, `There is no table ${table}.`);
    await freeOfOthers(ports, await described(ports, source), there);
  } else if (there === null) {
    ports.say(`正在恢复到新表;中断后请以 --into ${table} 继续 / Restoring; should this break off, go on with --into ${table}`);
    await begin(ports, source, table, from);
  } else if (!isFrom(there, await described(ports, source), from)) {
    throw new StartFailure(
      `表 ${table} 已经存在,且不是由此恢复的,没有改动。请用 --into 另取一个名称。`,
      `There is a table ${table} already, which was not restored from this; it was not changed. Choose another name with --into.`,
    );
  }
  await untilActive(ports, table);
  const now = await described(ports, table);
  if (now === null) throw new StartFailure(`表 ${table} 不见了。`, `The table ${table} is gone.`);
  return now;
};

/**
 * Restores a city's table into a new one and judges it. Nothing uses the new one yet.
 *
 * @param source the table that the city uses, as the stack's output `TableName` says
 * @param target the new table's name; by default the source's with the time
 * @throws StartFailure where another table has that name
 */
export const restore = async (ports: LastingPorts, source: string, from: RestorePoint, target?: string): Promise<Restored> => {
  const table = 'table' in from ? from.table : (target ?? `${source}-${stamp(ports.now())}`);
  const restored = await made(ports, source, from, table);
  ports.say('已恢复,正在补上流、删除保护、过期时间、时间点恢复和标签 / Restored; setting what AWS does not carry over');
  await fit(ports, await described(ports, source), restored);
  ports.say('正在逐条核对 / Judging all items');
  const verdict = await judged(ports, table);
  if (verdict.faults.length > 0) return { ok: false, table, faults: verdict.faults };
  const stream = (await described(ports, table))?.LatestStreamArn;
  if (stream === undefined) throw new Error(`table ${table} has no stream`);
  return { ok: true, table, stream, verdict };
};
