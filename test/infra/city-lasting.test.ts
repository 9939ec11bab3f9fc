/** Copies, restores and migrations as a city's IT asks for them: the program itself, over the embedded engine and AWS on loopback. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../functions/migrations/all.ts';
import type { Item } from '../../functions/migrations/migration.ts';
import { migrate } from '../../functions/migrations/run.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { migrationTable } from '../../functions/store/migration-table.ts';
import { allItems } from '../../functions/store/scan.ts';
import { ensureTable } from '../../local/table.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { type Answer, type Asked, type AwsAnswers, startedAws } from '../support/aws-answers.ts';
import { awsTables } from '../support/aws-tables.ts';
import { cityFolder, type Ended, rows, type Typed } from '../support/city.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { olderItems, putRaw } from '../support/older.ts';

const OLD = 'older-data';

const folder = cityFolder();
let engine: TestTable;
let aws: AwsAnswers;
let tables: ReturnType<typeof awsTables>;
let source: readonly Item[] = [];
let damaged = false;
let lambdaFails = false;
const orders: unknown[] = [];

const order = z.object({ write: z.boolean(), rate: z.int(), seconds: z.int() });

/** The Lambda for migrations: the runner itself over the older data, which stops after each page. */
const lambda = async ({ url, body }: Asked): Promise<Answer | null> => {
  if (!url.startsWith('/2015-03-31/functions/')) return null;
  const given = order.parse(JSON.parse(body));
  orders.push(given);
  const json = (content: object, headers = {}): Answer => ({ code: 200, type: 'application/json', body: JSON.stringify(content), headers });
  if (lambdaFails) return json({ errorMessage: 'no memory' }, { 'x-amz-function-error': 'Unhandled' });
  const table = migrationTable(documentClient(engine.config), OLD);
  const ports = { table, migrations: MIGRATIONS, now: Date.now, pause: () => Promise.resolve(), holder: 'lambda' };
  return json(await migrate(ports, { write: given.write, rate: given.rate, until: 0 }));
};

const OUTPUTS = { TableName: 'test', VaultName: 'Shishi-haiyan-0a1b', MigrateName: 'Shishi-haiyan-Migrate' };

beforeAll(async () => {
  engine = await embeddedTable();
  const client = documentClient(engine.config);
  await dynamoStore(client, engine.table).create(pinghu2024());
  source = await Array.fromAsync(allItems(client, engine.table));
  await ensureTable(new DynamoDBClient(engine.config), OLD);
  // More than a page, so that one call is not enough.
  const others = Array.from({ length: 250 }, (_, at) => ({ project: `other#${at}`, task: '#', kind: 'other' }));
  await putRaw(client, OLD, [...olderItems('1-before-overrides'), ...others]);
  tables = awsTables(engine, () => (damaged ? source.filter(({ task }) => task !== 'task#2024-t01') : source));
  const stack = { status: 'UPDATE_COMPLETE', outputs: OUTPUTS, alarms: {} };
  aws = await startedAws({ 'Shishi-haiyan': stack }, async (asked) => (await lambda(asked)) ?? tables.answer(asked));
  for (const name of ['haiyan', 'calm', 'forbidden']) folder.settings(name);
});
afterAll(async () => {
  await aws.stop();
  await engine.stop();
  folder.remove();
});

const city = (words: readonly string[], answers: Typed = []): Promise<Ended> => folder.runAt(aws.endpoint, words, answers);
const settingsNow = (): unknown => JSON.parse(readFileSync(join(folder.path, 'haiyan.json'), 'utf8'));
const restored = (): readonly string[] =>
  tables.asked.filter(({ command }) => command.startsWith('RestoreTable')).map(({ input }) => input.TargetTableName);

test('backup makes a copy of each city that is deployed, and says what it is called', async () => {
  const ended = await city(['backup', 'haiyan', 'calm', 'forbidden']);
  expect(rows(ended)).toEqual(['haiyan ok', 'calm ok', 'forbidden FAILED']);
  expect(ended.out).toMatch(/backed up: test-\d{8}-\d{6}$/mu);
  expect(ended.out).toMatch(/^calm .*not deployed yet$/mu);
  expect(ended.out).toContain('The AWS credentials lack a right');
});

describe('restore', () => {
  const from = (...words: string[]): Promise<Ended> => city(['restore', 'haiyan', ...words]);

  test('tells what there is, by the clocks of the city', async () => {
    const { code, out } = await from('--list');
    expect(code).toBe(0);
    expect(out).toContain('2026-10-20 08:00:00 – 2026-11-23 12:00:00 (Asia/Shanghai)');
    expect(out).toContain('--backup  before-release  2026-11-23 12:00:00');
    expect(out).toContain('Shishi-haiyan-0a1b');
  });

  test.each([
    [[], 'Say what to restore from, by one of --at <time>'],
    [['--at', 'latest', '--list'], 'Say what to restore from, by one of --at <time>'],
    [['--at', 'yesterday'], '"yesterday" is no time. Give --at "2026-11-23 17:00" as clocks in Asia/Shanghai show it'],
    [['--at', '2026-02-31 10:00'], '"2026-02-31 10:00" is no time.'],
    [
      ['--at', '2026-10-20 07:59'],
      'There are no data of 2026-10-20 07:59. What can be restored: 2026-10-20 08:00:00 – 2026-11-23 12:00:00',
    ],
    [['--backup', 'of-yesterday'], 'There is no copy of-yesterday. See npm run city -- restore haiyan --list.'],
    [['--table', 'nowhere', '--confirm', 'haiyan'], 'There is no table nowhere.'],
    [['--at', 'latest', '--into', 'test', '--confirm', 'haiyan'], 'There is a table test already, which was not restored from this'],
    [['--at', 'latest', '--confirm', 'haining'], 'The name is not the same; nothing was changed.'],
  ])('%j is refused in a sentence, and nothing is restored', async (words, sentence) => {
    const before = settingsNow();
    const ended = await from(...words);
    expect(ended).toMatchObject({ code: 1, out: expect.stringContaining(sentence) });
    expect([restored(), settingsNow()]).toEqual([[], before]);
  });

  test('of several cities, or of one that is not deployed, is refused', async () => {
    expect(await city(['restore', 'haiyan', 'calm', '--list'])).toMatchObject({ code: 1, out: expect.stringContaining('Only one city') });
    expect(await city(['restore', 'calm', '--list'])).toMatchObject({ code: 1, out: expect.stringContaining('calm is not deployed') });
  });

  test('asks for the name, restores into a new table, writes it into the settings and says what comes next', async () => {
    const ended = await city(
      ['restore', 'haiyan', '--at', '2026-11-01 09:30:15', '--into', 'restored-1'],
      [['what was saved after the moment is in the old one only', 'haiyan']],
    );
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('npm run city -- diff haiyan\n  npm run city -- deploy haiyan') });
    expect(tables.asked.find(({ command }) => command === 'RestoreTableToPointInTime')?.input).toMatchObject({
      TargetTableName: 'restored-1',
      RestoreDateTime: Date.parse('2026-11-01T01:30:15Z') / 1000,
    });
    expect(settingsNow()).toMatchObject({ table: { name: 'restored-1', stream: expect.stringContaining(':table/restored-1/stream/') } });
    expect(await folder.run('check haiyan')).toMatchObject({ code: 0 });
    expect(ended.out).toContain(`restored-1: ${source.length} 条 / items`);
  });

  test('refuses what does not hold together, and leaves the settings as they are', async () => {
    damaged = true;
    const before = settingsNow();
    const ended = await from('--backup', 'before-release', '--into', 'restored-2', '--confirm', 'haiyan');
    damaged = false;
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/restored-2:\n {2}\S+ has \d+ tasks of \d+/u);
    expect(ended.out).toContain(
      'the settings were not changed. Choose another moment, a few seconds on. Nobody uses restored-2; delete it later.',
    );
    expect(settingsNow()).toEqual(before);
  });
});

describe('migrate', () => {
  test('refuses several cities without --yes, and an odd rate', async () => {
    expect(await city(['migrate', '--all'])).toMatchObject({ code: 1, out: expect.stringContaining('Several cities at once') });
    expect(await city(['migrate', 'haiyan', '--rate', 'fast'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('--rate cannot be fast. Give 1 to 1000 items in a second.'),
    });
  });

  test('tells what would change, and writes nothing without a yes', async () => {
    const ended = await city(['migrate', 'haiyan'], [['Write this now?', 'n']]);
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('nothing was changed') });
    expect(ended.out).toContain('6: Tasks say what of their figures is by hand.');
    expect(orders).toEqual([{ write: false, rate: 100, seconds: 60 }]);
  });

  test('says why where the Lambda fails', async () => {
    lambdaFails = true;
    const ended = await city(['migrate', 'haiyan', '--yes']);
    lambdaFails = false;
    expect(ended).toMatchObject({ code: 1, out: expect.stringContaining('it can be run again: {"errorMessage":"no memory"}') });
  });

  test('calls until it is done, says where it is, and does nothing a second time', async () => {
    const ended = await city(['migrate', 'haiyan', '--yes', '--rate', '1000']);
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/\[haiyan\] 已看 100 条,已改 \d+ 条 \/ looked at, changed\n\[haiyan\] 已看 200 条/u);
    expect(ended.out).toMatch(new RegExp(`at version ${MIGRATIONS.length}, \\d+ items changed$`, 'mu'));
    expect(orders).toContainEqual({ write: true, rate: 1000, seconds: 60 });
    expect((await city(['migrate', 'haiyan'])).out).toContain(`at version ${MIGRATIONS.length} already`);
  });
});
