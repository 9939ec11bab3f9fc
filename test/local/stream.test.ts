/** The local stream loop on the real engine: every change arrives, also those made while it was stopped. */
import { usualReporting } from '../../domain/reporting.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangesHandler } from '../../functions/changes/handler.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { startStreamLoop } from '../../local/stream.ts';
import { embeddedTable, temporaryFolder, type TestTable } from '../support/engine.ts';
import { sampleSheet, sampleTask } from '../support/samples.ts';

let engine: TestTable;
const folder = temporaryFolder();
beforeAll(async () => {
  engine = await embeddedTable();
});
afterAll(async () => {
  await engine.stop();
  folder.remove();
});

const loopInto = (handler: ChangesHandler, file: string) =>
  startStreamLoop({
    tables: new DynamoDBClient(engine.config),
    streams: new DynamoDBStreamsClient(engine.config),
    table: engine.table,
    checkpointFile: join(folder.path, file),
    handler,
  });

const collecting = () => {
  const seen: string[] = [];
  const handler: ChangesHandler = ({ Records: records }) => {
    seen.push(...records.map((record) => record.dynamodb?.Keys?.task?.S ?? ''));
    return Promise.resolve();
  };
  return { seen, handler };
};

const create = (id: string) => {
  const store = dynamoStore(documentClient(engine.config), engine.table);
  return store.create(
    sampleSheet({
      sheet: { id: '2025', name: '', city: '', reporting: usualReporting('2025-03') },
      projects: [],
      tasks: [sampleTask({ id })],
    }),
  );
};

test('goes on where it stopped: nothing is lost and nothing comes twice', async () => {
  const first = collecting();
  const before = loopInto(first.handler, 'a.json');
  await create('2025-a1');
  await expect.poll(() => first.seen).toContain('task#2025-a1');
  await before.stop();
  await create('2025-a2');
  const second = collecting();
  const after = loopInto(second.handler, 'a.json');
  await expect.poll(() => second.seen).toContain('task#2025-a2');
  await after.stop();
  expect(second.seen).not.toContain('task#2025-a1');
});

test('a batch that fails comes again', async () => {
  const { seen, handler } = collecting();
  let failures = 2;
  const loop = loopInto((event) => ((failures -= 1) >= 0 ? Promise.reject(new Error('not yet')) : handler(event)), 'b.json');
  await create('2025-b1');
  await expect.poll(() => seen, { timeout: 10_000 }).toContain('task#2025-b1');
  await loop.stop();
});

test('a checkpoint that cannot be read means reading from the start', async () => {
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(join(folder.path, 'c.json'), '{"broken');
  const { seen, handler } = collecting();
  const loop = loopInto(handler, 'c.json');
  await expect.poll(() => seen).toContain('task#2025-a1');
  await loop.stop();
});
