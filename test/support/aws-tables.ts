/**
 * DynamoDB as AWS has it, on loopback: what only AWS does is carried out on the embedded engine, so that a restored table is a real
 * one with real items; all else is the engine's own.
 */
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Item } from '../../functions/migrations/migration.ts';
import { documentClient } from '../../functions/store/client.ts';
import type { Answer, Asked } from './aws-answers.ts';
import type { TestTable } from './engine.ts';
import { putRaw } from './older.ts';

export const BACKUP = 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/test/backup/01';
export const EARLIEST = Date.parse('2026-10-20T00:00:00.000Z');
export const LATEST = Date.parse('2026-11-23T04:00:00.000Z');

const PREFIX = 'DynamoDB_20120810.';
const seconds = (ms: number): number => ms / 1000;

const request = z.looseObject({
  TableName: z.string().default(''),
  TargetTableName: z.string().default(''),
  BackupArn: z.string().optional(),
  RestoreDateTime: z.number().optional(),
});
type Request = z.output<typeof request>;

const json = (content: object, code = 200): Answer => ({ code, type: 'application/x-amz-json-1.0', body: JSON.stringify(content) });

/** A table as AWS restores one: keys, indexes and items, without stream, protection, time to live and tags. */
export const restoredAs = async (engine: TestTable, target: string, items: readonly Item[]): Promise<void> => {
  const tables = new DynamoDBClient(engine.config);
  const {
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes = [],
  } = (await tables.send(new DescribeTableCommand({ TableName: engine.table }))).Table ?? {};
  const indexes = GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys, Projection }) => ({ IndexName, KeySchema: keys, Projection }));
  const shape = { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes: indexes };
  await tables.send(new CreateTableCommand({ TableName: target, BillingMode: 'PAY_PER_REQUEST', ...shape }));
  await putRaw(documentClient(engine.config), target, items);
};

/** `items` are those at every moment and in every copy; a copy is ready once it was asked after so many times. */
export const awsTables = (engine: TestTable, items: () => readonly Item[], { readyAfter = 1 } = {}) => {
  const asked: { command: string; input: Request }[] = [];
  const recovered = new Set<string>();
  const madeFrom = new Map<string, object>();
  const passedOn = async ({ headers, body }: Asked): Promise<Answer> => {
    // What fetch sets by itself is left out.
    const kept = Object.entries(headers).filter(([name]) => !['connection', 'content-length', 'host', 'transfer-encoding'].includes(name));
    const sent = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
    const answer = await fetch(z.string().parse(engine.config.endpoint), { method: 'POST', headers: sent, body });
    return { code: answer.status, type: 'application/x-amz-json-1.0', body: await answer.text() };
  };
  const restored = async ({ TargetTableName: target, BackupArn: copy, RestoreDateTime: at }: Request): Promise<Answer> => {
    await restoredAs(engine, target, items());
    const { Table } = await new DynamoDBClient(engine.config).send(new DescribeTableCommand({ TableName: engine.table }));
    const moment = { SourceTableArn: Table?.TableArn, RestoreDateTime: at ?? seconds(LATEST), RestoreInProgress: false };
    madeFrom.set(target, copy === undefined ? moment : { ...moment, SourceBackupArn: copy });
    return json({});
  };
  const described = async (call: Asked, table: string): Promise<Answer> => {
    const answer = await passedOn(call);
    if (!madeFrom.has(table)) return answer;
    const { Table } = z.object({ Table: z.looseObject({}) }).parse(JSON.parse(answer.body));
    return json({ Table: { ...Table, RestoreSummary: madeFrom.get(table) } });
  };
  const continuous = (table: string): Answer => {
    const PointInTimeRecoveryStatus = recovered.has(table) ? 'ENABLED' : 'DISABLED';
    const window = { EarliestRestorableDateTime: seconds(EARLIEST), LatestRestorableDateTime: seconds(LATEST) };
    const PointInTimeRecoveryDescription = { PointInTimeRecoveryStatus, ...(table === engine.table ? window : {}) };
    return json({ ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription } });
  };
  const copy = { BackupArn: BACKUP, BackupName: 'before-release', BackupCreationDateTime: seconds(LATEST), BackupStatus: 'AVAILABLE' };
  const answers: Readonly<Record<string, (input: Request, call: Asked) => Answer | Promise<Answer>>> = {
    RestoreTableToPointInTime: restored,
    RestoreTableFromBackup: restored,
    DescribeTable: ({ TableName }, call) => described(call, TableName),
    DescribeContinuousBackups: ({ TableName }) => continuous(TableName),
    UpdateContinuousBackups: ({ TableName }) => continuous(recovered.add(TableName) && TableName),
    CreateBackup: () => json({ BackupDetails: { ...copy, BackupStatus: 'CREATING' } }),
    DescribeBackup: () => {
      const isReady = asked.filter(({ command }) => command === 'DescribeBackup').length >= readyAfter;
      return json({ BackupDescription: { BackupDetails: { ...copy, BackupStatus: isReady ? 'AVAILABLE' : 'CREATING' } } });
    },
    ListBackups: () => json({ BackupSummaries: [copy] }),
  };
  return {
    asked,
    recovered,
    answer: async (call: Asked): Promise<Answer | null> => {
      const target = String(call.headers['x-amz-target'] ?? '');
      if (!target.startsWith(PREFIX)) return null;
      const command = target.slice(PREFIX.length);
      const input = request.parse(JSON.parse(call.body));
      asked.push({ command, input });
      return answers[command]?.(input, call) ?? passedOn(call);
    },
  };
};
