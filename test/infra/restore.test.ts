/** Restoring a city's table, over the embedded engine with what only AWS does beside it. */
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  type TableDescription,
  TagResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../functions/migrations/migration.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { allItems } from '../../functions/store/scan.ts';
import { isLive } from '../../functions/store/verdict.ts';
import { backup, copiesOf } from '../../infra/lasting/copies.ts';
import type { LastingPorts } from '../../infra/lasting/ports.ts';
import { restore } from '../../infra/lasting/restore.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { startedAws } from '../support/aws-answers.ts';
import { awsTables, BACKUP, EARLIEST, LATEST, restoredAs } from '../support/aws-tables.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { recorded, replay } from '../support/release.ts';

const NOW = Date.parse('2026-11-23T04:05:06.000Z');

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

let stopAws: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stopAws?.();
  stopAws = null;
});

/** The ports of one run, and what AWS was asked. */
const portsOver = async (items: readonly Item[], { readyAfter = 1 } = {}) => {
  const { asked, recovered, answer } = awsTables(engine, () => items, { readyAfter });
  await stopAws?.();
  const { endpoint, stop } = await startedAws({}, answer);
  stopAws = stop;
  const ports: LastingPorts = {
    tables: new DynamoDBClient({ ...engine.config, endpoint }),
    items: documentClient(engine.config),
    now: () => NOW,
    pause: () => Promise.resolve(),
    say: () => {},
  };
  return { ports, asked, recovered };
};

/** What a restore does not carry over, as it stands. */
const settingsOf = async (table: string) => {
  const client = new DynamoDBClient(engine.config);
  const now = await describedNow(table);
  const { TimeToLiveDescription: ttl } = await client.send(new DescribeTimeToLiveCommand({ TableName: table }));
  const { Tags: tags } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: now?.TableArn }));
  return { stream: now?.StreamSpecification?.StreamViewType, ttl: ttl?.AttributeName, tags, isProtected: now?.DeletionProtectionEnabled };
};

const FIT = { stream: 'NEW_AND_OLD_IMAGES', ttl: 'ttl', tags: [{ Key: 'municipality', Value: 'pinghu' }], isProtected: true };

test('from a moment: a new table with all items and settings', async () => {
  const { ports, asked, recovered } = await portsOver(source);
  const done = await restore(ports, engine.table, { pointInTime: new Date(NOW - 60_000) });
  expect(done).toMatchObject({ ok: true, table: 'test-20261123-040506', verdict: { items: source.length, faults: [], stale: [] } });
  expect(asked.find(({ command }) => command === 'RestoreTableToPointInTime')?.input).toMatchObject({
    SourceTableName: 'test',
    TargetTableName: 'test-20261123-040506',
    RestoreDateTime: (NOW - 60_000) / 1000,
  });
  expect(await settingsOf(done.table)).toEqual(FIT);
  expect(recovered).toEqual(new Set([done.table]));
  expect(done.ok && done.stream).toBe((await describedNow(done.table))?.LatestStreamArn);
});

test('a run that was broken off is begun again with the same target, and restores nothing twice', async () => {
  const { ports, asked } = await portsOver(source);
  const broken: LastingPorts = {
    ...ports,
    say: (line) => {
      if (line.includes('Judging')) throw new Error('broken off');
    },
  };
  await expect(restore(broken, engine.table, { backup: BACKUP }, 'again')).rejects.toThrow('broken off');
  expect(await restore(ports, engine.table, { backup: BACKUP }, 'again')).toMatchObject({ ok: true, table: 'again' });
  expect(asked.map(({ command }) => command).filter((command) => /^(?:Restore|Update)/u.test(command))).toEqual([
    'RestoreTableFromBackup',
    'UpdateTable',
    'UpdateTable',
    'UpdateTimeToLive',
    'UpdateContinuousBackups',
  ]);
});

test('a table that stands under the name already is left alone, unless it was restored from the very same', async () => {
  const { ports, asked } = await portsOver(source);
  await restore(ports, engine.table, { pointInTime: new Date(NOW - 60_000) }, 'once');
  const others = [{ pointInTime: new Date(NOW - 120_000) }, { backup: BACKUP }];
  for (const from of others) {
    await expect(restore(ports, engine.table, from, 'once')).rejects.toThrow('There is a table once already');
  }
  await expect(restore(ports, engine.table, { pointInTime: 'latest' }, engine.table)).rejects.toThrow('There is a table test already');
  await expect(restore(ports, engine.table, { table: 'nowhere' })).rejects.toThrow('There is no table nowhere.');
  expect(asked.filter(({ command }) => command.startsWith('RestoreTable'))).toHaveLength(1);
});

test('what AWS Backup had restored is made fit and judged', async () => {
  await restoredAs(engine, 'by-aws', source);
  const { ports, asked } = await portsOver(source);
  expect(await restore(ports, engine.table, { table: 'by-aws' })).toMatchObject({ ok: true, table: 'by-aws' });
  expect(await settingsOf('by-aws')).toEqual(FIT);
  expect(asked.map(({ command }) => command)).not.toContain('RestoreTableFromBackup');
});

test('a table in use is refused: that of another city, whose data would be shown here, and the own one', async () => {
  await restoredAs(engine, 'of-haiyan', source);
  const Tags = [{ Key: 'municipality', Value: 'haiyan' }];
  await new DynamoDBClient(engine.config).send(new TagResourceCommand({ ResourceArn: await arnOf('of-haiyan'), Tags }));
  const { ports, asked } = await portsOver(source);
  await expect(restore(ports, engine.table, { table: 'of-haiyan' })).rejects.toThrow('The table of-haiyan is of haiyan');
  await expect(restore(ports, engine.table, { table: engine.table })).rejects.toThrow('test is the table in use');
  expect((await settingsOf('of-haiyan')).tags).toEqual(Tags);
  expect(asked.filter(({ command }) => /^(?:Tag|Update)/u.test(command))).toEqual([]);
});

describe('items', () => {
  test('of a damaged copy are refused, with what is wrong', async () => {
    const damaged = source.filter(({ project, task }) => project !== 'history#2024-t01' || task !== '0000000005');
    const { ports } = await portsOver(damaged);
    expect(await restore(ports, engine.table, { pointInTime: 'latest' }, 'damaged')).toEqual({
      ok: false,
      table: 'damaged',
      faults: ['2024-t01 is at version 11, and version 5 is not in its history'],
    });
  });

  test('whose roll-up had not followed an edit yet get it worked out', async () => {
    const before = source.find(({ project, task }) => project === '2024#p01' && task === '#')?.rollUp;
    const behind = source.map((item) => (item.rollUp === undefined ? item : { ...item, rollUp: { ...item.rollUp, completion: 0.123 } }));
    const { ports } = await portsOver(behind);
    expect(await restore(ports, engine.table, { pointInTime: 'latest' }, 'behind')).toMatchObject({ ok: true, verdict: { stale: [] } });
    const project = await dynamoStore(documentClient(engine.config), 'behind').project('2024-p01');
    expect(project?.project.rollUp.total).toBe(before?.total);
    expect(project?.project.rollUp.completion).not.toBe(0.123);
  });
});

test('a copy by hand is waited for, and somebody who waits is told each minute', async () => {
  const { ports, asked } = await portsOver([], { readyAfter: 14 });
  let clock = NOW;
  const said: string[] = [];
  const pause = (ms: number): Promise<void> => Promise.resolve(void (clock += ms));
  const made = await backup({ ...ports, now: () => clock, pause, say: (line) => said.push(line) }, 'test');
  expect(made).toEqual({ name: 'test-20261123-040506', arn: BACKUP });
  expect(asked.map(({ command }) => command)).toEqual(['CreateBackup', ...Array.from({ length: 14 }, () => 'DescribeBackup')]);
  expect(said.map((line) => line.replace('test-20261123-040506:', ''))).toEqual([1, 2].map((n) => `已等待 ${n} 分钟 / minutes waited`));
});

test('what there is to restore from: any second of a span, and copies by hand', async () => {
  const { ports } = await portsOver([]);
  expect(await copiesOf(ports, 'test')).toEqual({
    seconds: { from: new Date(EARLIEST), to: new Date(LATEST) },
    byHand: [{ name: 'before-release', arn: BACKUP, at: new Date(LATEST) }],
  });
});
