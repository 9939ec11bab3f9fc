/** What the other Lambdas make of sockets, of the table's stream, of the schedule, and of whoever calls them by hand. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { READER_VERSION } from '../../domain/reading/version.ts';
import { MIGRATIONS } from '../../functions/migrations/all.ts';
import { documentClient } from '../../functions/store/client.ts';
import { taskKey } from '../../functions/store/keys.ts';
import { tableAt } from '../support/engine.ts';
import { startedLambda } from '../support/lambda.ts';
import { olderItems, putRaw } from '../support/older.ts';
import { type City, startedCity } from './city.ts';
import { recorded, recordedBatch } from './recorded.ts';
import type { StreamBatch } from './shapes.ts';

let city: City;
beforeAll(async () => {
  city = await startedCity();
});
afterAll(() => city.stop());

/** The id in the recorded events of sockets. */
const CONNECTION = 'Ye4pZdvXIAMCJ1w=';

const viewers = () => city.store.viewers('2024', Date.now());

const ticket = async (): Promise<{ readonly ticket: string; readonly address: string }> =>
  JSON.parse((await city.answer('ApiHandler', 'api-ticket')).body.toString('utf8'));

/** Changes an item past the store. */
const change = async (project: string, task: string, field: string, value: unknown): Promise<void> => {
  await documentClient(city.engine.config).send(
    new UpdateCommand({
      TableName: city.engine.table,
      Key: taskKey({ project, task }),
      UpdateExpression: 'SET #field = :value',
      ExpressionAttributeNames: { '#field': field },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
};

describe('a socket', () => {
  test('is opened with a ticket of the API, once, and by no page from elsewhere', async () => {
    const { ticket: given, address } = await ticket();
    expect(address).toBe('wss://LiveSocket.execute-api.AWS::Region.AWS::URLSuffix/live');
    expect((await city.answer('LiveHandler', 'socket-connect-from-elsewhere', { ticket: given })).status).toBe(403);
    expect((await city.answer('LiveHandler', 'socket-connect', { ticket: given })).status).toBe(200);
    expect((await city.answer('LiveHandler', 'socket-connect', { ticket: given })).status).toBe(401);
    expect((await viewers()).map(({ id, task }) => [id, task])).toEqual([[CONNECTION, null]]);
  });

  test('says which cell is open, and is answered over the connection', async () => {
    expect((await city.answer('LiveHandler', 'socket-message')).status).toBe(200);
    expect(city.services.sent.at(-1)).toMatchObject({ to: CONNECTION, message: { type: 'presence', people: [{ task: '2024-t16' }] } });
    expect((await viewers()).map(({ task }) => task)).toEqual(['2024-t16']);
  });
});

describe('the stream', () => {
  test('brings the roll-up after an edit, and tells whoever is at the sheet', async () => {
    await city.answer('ApiHandler', 'api-edit');
    const before = (await city.store.project('2024-p06'))?.project.rollUp;
    const told = city.services.sent.length;
    expect(await (await city.lambda('ChangesHandler')).call(recorded('stream-changes'))).toBeNull();
    const after = (await city.store.project('2024-p06'))?.project.rollUp;
    expect([before?.known, after?.known]).toEqual([0, 1]);
    const news = city.services.sent.slice(told);
    expect(news.map(({ to }) => to)).toEqual([CONNECTION, CONNECTION]);
    expect(news.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'presence', count: 1 }),
        expect.objectContaining({ type: 'task', task: expect.objectContaining({ id: '2024-t16', version: 2 }) }),
      ]),
    );
  });

  test('a poisoned record is found by halving the batch, and the others are worked off; mended, it goes through', async () => {
    const { call, lines } = await city.lambda('ChangesHandler');
    const assessmentOf = async (project: string, task: string): Promise<string> =>
      JSON.stringify((await city.store.task({ project, task }))?.assessment);
    const sound = await assessmentOf('2024-p10', '2024-t22');
    await change('2024-p10', '2024-t22', 'assessment', '不是 JSON');
    await change('2024-p02', '2024-t03', 'assessment', await assessmentOf('2024-p06', '2024-t16'));
    /** As the event source mapping does it: a batch that fails is halved. Gives the records that are given up. */
    const deliver = async ({ Records: records }: StreamBatch): Promise<StreamBatch['Records']> => {
      const isDone = await call({ Records: records }).then(
        () => true,
        () => false,
      );
      if (isDone || records.length === 1) return isDone ? [] : records;
      const half = Math.ceil(records.length / 2);
      return [...(await deliver({ Records: records.slice(0, half) })), ...(await deliver({ Records: records.slice(half) }))];
    };
    const givenUp = await deliver(recordedBatch('stream-poisoned'));
    expect(givenUp.map(({ dynamodb }) => dynamodb.Keys.task?.S)).toEqual(['task#2024-t22']);
    expect((await city.store.project('2024-p02'))?.project.rollUp.known).toBe(3);
    await expect.poll(() => lines().filter(({ status }) => status === 'SyntaxError')).toHaveLength(3);
    expect(JSON.stringify(lines())).not.toContain('JSON');
    await change('2024-p10', '2024-t22', 'assessment', sound);
    expect(await deliver({ Records: givenUp })).toEqual([]);
  });

  test('ends a socket that has gone', async () => {
    expect((await city.answer('LiveHandler', 'socket-disconnect')).status).toBe(200);
    expect(await viewers()).toEqual([]);
  });
});

test('the schedule sends what the office asked for, once, by the mail service of the settings', async () => {
  const { call, lines } = await city.lambda('DigestHandler');
  expect((await city.answer('ApiOffice', 'office-send')).status).toBe(200);
  expect(await city.store.unfinishedMails()).toHaveLength(1);
  expect(await call(recorded('scheduler-minute'))).toBeNull();
  expect(city.services.mails).toHaveLength(1);
  expect(city.services.mails[0]).toMatch(/^From: .*<shishi@example\.cn>$/mu);
  expect(city.services.mails[0]).toMatch(/^To: .*ducha@pinghu\.example\.cn/mu);
  expect(await city.store.unfinishedMails()).toEqual([]);
  await expect.poll(() => lines().at(-1)).toMatchObject({ route: 'digest', status: 'ok', MailsSent: 1, Stack: 'Shishi-pinghu' });
  await call(recorded('scheduler-minute'));
  expect(city.services.mails).toHaveLength(1);
});

describe('by hand', () => {
  test('what another release of the reader read is read anew', async () => {
    await change('2024-p03', '2024-t07', 'readerVersion', 0);
    const { call } = await city.lambda('ReassessHandler');
    const before = await city.store.task({ project: '2024-p03', task: '2024-t07' });
    expect(await call(recorded('by-hand-reassess'))).toMatchObject({
      readerVersion: READER_VERSION,
      written: 1,
      reread: [{ task: '2024-t07' }],
    });
    const after = await city.store.task({ project: '2024-p03', task: '2024-t07' });
    expect([after?.version, after?.readerVersion]).toEqual([(before?.version ?? 0) + 1, READER_VERSION]);
    expect(after?.assessment).toEqual(before?.assessment);
    await expect(call({ sheet: '2024', wrote: true })).rejects.toThrow('ZodError');
  });

  test('data of an older release come to the present shape, once', async () => {
    const { config } = city.engine;
    const { table } = await tableAt(config.endpoint, () => Promise.resolve(), 'older');
    await putRaw(documentClient(config), table, olderItems('1-before-overrides'));
    const { instead, endpoints } = city.surroundings;
    const { call, stop } = await startedLambda('MigrateHandler', { endpoints, instead: { ...instead, TABLE_NAME: table } });
    try {
      expect(await call(recorded('by-hand-migrate'))).toMatchObject({ outcome: 'done', to: MIGRATIONS.length });
      expect(await call(recorded('by-hand-migrate'))).toMatchObject({ outcome: 'current' });
    } finally {
      await stop();
    }
  });
});
