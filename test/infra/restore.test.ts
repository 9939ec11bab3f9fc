/**
 * Restoring a city's table. The calls that only AWS answers get stand-in answers, which carry them out on the embedded engine: a
 * restored table is a real one with real items.
 */
import {
  CreateBackupCommand,
  CreateTableCommand,
  DescribeBackupCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  type TableDescription,
  TagResourceCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../functions/migrations/migration.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { allItems } from '../../functions/store/scan.ts';
import { isLive } from '../../functions/store/verdict.ts';
import { checkMunicipality } from '../../infra/settings.ts';
import { backup, type LastingPorts, restore, switchOver } from '../../infra/lasting/restore.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { putRaw } from '../support/older.ts';
import { recorded, replay } from '../support/release.ts';

const NOW = Date.parse('2026-11-23T04:05:06.000Z');
const BACKUP = 'arn:aws-cn:dynamodb:cn-northwest-1:123456789012:table/test/backup/01';

let engine: TestTable;
let source: readonly Item[] = [];
beforeAll(async () => {
  engine = await embeddedTable();
  const client = documentClient(engine.config);
  const store = dynamoStore(client, engine.table);
  await store.create(pinghu2024());
  await replay(store, recorded('release-1'));
  // The moment is one between an edit and the roll-up that follows it.
  source = (await Array.fromAsync(allItems(client, engine.table))).filter((item) => !isLive(item));
  await new DynamoDBClient(engine.config).send(
    new TagResourceCommand({ ResourceArn: await arnOf(engine.table), Tags: [{ Key: 'municipality', Value: 'pinghu' }] }),
  );
});
afterAll(() => engine.stop());

const describedNow = async (table: string): Promise<TableDescription | undefined> =>
  (await new DynamoDBClient(engine.config).send(new DescribeTableCommand({ TableName: table }))).Table;
const arnOf = async (table: string): Promise<string> => (await describedNow(table))?.TableArn ?? '';

const named = z.object({ TargetTableName: z.string() });

/** A table as AWS restores one: keys, indexes and items, without stream, protection, time to live and tags. */
const restoredAs = async (target: string, items: readonly Item[]): Promise<void> => {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes = [] } = (await describedNow(engine.table)) ?? {};
  await new DynamoDBClient(engine.config).send(
    new CreateTableCommand({
      TableName: target,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys, Projection }) => ({
        IndexName,
        KeySchema: keys,
        Projection,
      })),
    }),
  );
  await putRaw(documentClient(engine.config), target, items);
};

/** The ports of one run. What AWS alone does is done here, and noted. */
const portsOver = (items: readonly Item[]) => {
  const asked: { command: string; input: object }[] = [];
  const tables = new DynamoDBClient(engine.config);
  const isRecovered = new Set<string>();
  tables.middlewareStack.add(
    (next, context) => async (args) => {
      const command = context.commandName ?? '';
      asked.push({ command, input: args.input });
      const answer = (output: object) => ({ response: {}, output: { $metadata: {}, ...output } });
      if (command.startsWith('RestoreTable')) {
        await restoredAs(named.parse(args.input).TargetTableName, items);
        return answer({});
      }
      const { TableName: table = '' } = z.object({ TableName: z.string().optional() }).parse(args.input);
      if (command === UpdateContinuousBackups) isRecovered.add(table);
      if (command === UpdateContinuousBackups || command === DescribeContinuousBackupsCommand.name) {
        const PointInTimeRecoveryStatus = isRecovered.has(table) ? 'ENABLED' : 'DISABLED';
        return answer({
          ContinuousBackupsDescription: {
            ContinuousBackupsStatus: 'ENABLED',
            PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus },
          },
        });
      }
      if (command === CreateBackupCommand.name) return answer({ BackupDetails: { BackupArn: BACKUP } });
      if (command === DescribeBackupCommand.name) {
        const isReady = asked.filter((one) => one.command === command).length > 2;
        return answer({ BackupDescription: { BackupDetails: { BackupStatus: isReady ? 'AVAILABLE' : 'CREATING' } } });
      }
      return next(args);
    },
    { step: 'initialize' },
  );
  const ports: LastingPorts = {
    tables,
    items: documentClient(engine.config),
    now: () => NOW,
    pause: () => Promise.resolve(),
    say: () => {},
  };
  return { ports, asked, isRecovered };
};

const UpdateContinuousBackups = 'UpdateContinuousBackupsCommand';

/** What a restore does not carry over, as it stands. */
const settingsOf = async (table: string) => {
  const client = new DynamoDBClient(engine.config);
  const now = await describedNow(table);
  const { TimeToLiveDescription: ttl } = await client.send(new DescribeTimeToLiveCommand({ TableName: table }));
  const { Tags: tags } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: now?.TableArn }));
  return { stream: now?.StreamSpecification?.StreamViewType, ttl: ttl?.AttributeName, tags, isProtected: now?.DeletionProtectionEnabled };
};

const FIT = { stream: 'NEW_AND_OLD_IMAGES', ttl: 'ttl', tags: [{ Key: 'municipality', Value: 'pinghu' }], isProtected: true };

test('from a moment: a new table with all items and settings, and the setting that leads to it', async () => {
  const { ports, asked, isRecovered } = portsOver(source);
  const done = await restore(ports, engine.table, { pointInTime: new Date(NOW - 60_000) });
  expect(done).toMatchObject({ ok: true, table: 'test-20261123-040506', verdict: { items: source.length, faults: [], stale: [] } });
  expect(asked).toContainEqual({
    command: 'RestoreTableToPointInTimeCommand',
    input: { SourceTableName: 'test', TargetTableName: 'test-20261123-040506', RestoreDateTime: new Date(NOW - 60_000) },
  });
  expect(await settingsOf(done.table)).toEqual(FIT);
  expect(isRecovered).toEqual(new Set([done.table]));
  const settings = {
    name: 'pinghu',
    city: '平湖市',
    region: 'eu-west-1',
    identity: { oidc: { issuer: 'https://id.example.cn', audience: 'a', clientId: 'c' } },
    firstAdmins: ['a@b.cn'],
  };
  const switched = done.ok
    ? switchOver({ ...done, stream: done.stream.replace(/^arn:aws:dynamodb:[^:]+:\d+/u, 'arn:aws:dynamodb:eu-west-1:000000000000') })
    : '{}';
  expect(checkMunicipality('pinghu.json', JSON.stringify({ ...settings, ...JSON.parse(switched) }))).toMatchObject({ ok: true });
});

test('a run that was broken off is begun again with the same target, and restores nothing twice', async () => {
  const first = portsOver(source);
  const broken: LastingPorts = {
    ...first.ports,
    say: (line) => {
      if (line.startsWith('Judging')) throw new Error('broken off');
    },
  };
  await expect(restore(broken, engine.table, { backup: BACKUP }, 'again')).rejects.toThrow('broken off');
  const second = portsOver(source);
  expect(await restore(second.ports, engine.table, { backup: BACKUP }, 'again')).toMatchObject({ ok: true, table: 'again' });
  const commands = (asked: readonly { command: string }[]) =>
    asked.map(({ command }) => command).filter((one) => /^(Restore|Update)/u.test(one));
  expect(commands(first.asked)).toContain('RestoreTableFromBackupCommand');
  // What the stand-in for recovery had noted went with the first run.
  expect(commands(second.asked)).toEqual([UpdateContinuousBackups]);
});

test('what AWS Backup had restored is made fit and judged', async () => {
  await restoredAs('by-aws', source);
  const { ports, asked } = portsOver(source);
  expect(await restore(ports, engine.table, { table: 'by-aws' })).toMatchObject({ ok: true, table: 'by-aws' });
  expect(await settingsOf('by-aws')).toEqual(FIT);
  expect(asked.map(({ command }) => command)).not.toContain('RestoreTableFromBackupCommand');
});

describe('items', () => {
  test('of a damaged copy are refused, with what is wrong', async () => {
    const damaged = source.filter(({ project, task }) => project !== 'history#2024-t01' || task !== '0000000005');
    const { ports } = portsOver(damaged);
    expect(await restore(ports, engine.table, { pointInTime: 'latest' }, 'damaged')).toEqual({
      ok: false,
      table: 'damaged',
      faults: ['2024-t01 is at version 11, and version 5 is not in its history'],
    });
  });

  test('whose roll-up had not followed an edit yet get it worked out', async () => {
    const before = source.find(({ project, task }) => project === '2024#p01' && task === '#')?.rollUp;
    const behind = source.map((item) => (item.rollUp === undefined ? item : { ...item, rollUp: { ...item.rollUp, completion: 0.123 } }));
    const { ports } = portsOver(behind);
    expect(await restore(ports, engine.table, { pointInTime: 'latest' }, 'behind')).toMatchObject({ ok: true, verdict: { stale: [] } });
    const project = await dynamoStore(documentClient(engine.config), 'behind').project('2024-p01');
    expect(project?.project.rollUp.total).toBe(before?.total);
    expect(project?.project.rollUp.completion).not.toBe(0.123);
  });
});

test('a backup by hand is waited for', async () => {
  const { ports, asked } = portsOver([]);
  expect(await backup(ports, 'test')).toBe(BACKUP);
  expect(asked.map(({ command }) => command)).toEqual(['CreateBackupCommand', ...Array.from({ length: 3 }, () => 'DescribeBackupCommand')]);
  expect(asked[0]?.input).toEqual({ TableName: 'test', BackupName: 'test-20261123-040506' });
});
