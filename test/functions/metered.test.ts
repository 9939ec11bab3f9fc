/** What the Lambdas say of their calls: enough to watch a city by, and nothing of what anybody wrote. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newChangesHandler } from '../../functions/changes/handler.ts';
import { newDigestHandler } from '../../functions/digest/handler.ts';
import { API_ROUTES } from '../../functions/http/api-routes.ts';
import { OFFICE_ROUTES } from '../../functions/http/office-routes.ts';
import { lineOf } from '../../functions/lines.ts';
import { newLiveHandler } from '../../functions/live/handler.ts';
import type { Call, Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { letterParts } from '../support/letter-parts.ts';
import { liveEvent, recordingPush } from '../support/live.ts';
import { ADMIN, sampleSheet } from '../support/samples.ts';

const SECRET = '王敏geheim';
const NOW = Date.parse('2025-03-01T02:00:00.000Z');
const TASK = '/api/projects/2025-p1/tasks/2025-t1';

let engine: TestTable;
let store: Store;

beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(sampleSheet());
});
afterAll(() => engine.stop());

/** Fails at whatever it is asked, with somebody's text. */
const broken = (): Store => new Proxy(store, { get: () => () => Promise.reject(new Error(SECRET)) });

const CALL: Call = { request: 'r1', route: 'GET /api/me', status: 200, milliseconds: 12, cold: true };

describe('a line', () => {
  test('tells of a call, when it was and how it ended', () => {
    expect(JSON.parse(lineOf(CALL, {}, { stack: 'Shishi-pinghu', at: NOW }))).toEqual({
      level: 'info',
      time: '2025-03-01T02:00:00.000Z',
      ...CALL,
    });
  });

  test('holds its figures as CloudWatch reads them', () => {
    expect(JSON.parse(lineOf(CALL, { Edits: 1, EditTime: 12 }, { stack: 'Shishi-pinghu', at: NOW }))).toMatchObject({
      ...CALL,
      _aws: {
        Timestamp: NOW,
        CloudWatchMetrics: [
          {
            Namespace: 'Shishi',
            Dimensions: [['Stack']],
            Metrics: [
              { Name: 'Edits', Unit: 'Count' },
              { Name: 'EditTime', Unit: 'Milliseconds' },
            ],
          },
        ],
      },
      Stack: 'Shishi-pinghu',
      Edits: 1,
      EditTime: 12,
    });
  });
});

describe('the meter', () => {
  test('hears of edits and of those that another one came before, by the route and not by the path', async () => {
    const { call, metered } = apiOver(store, ADMIN);
    const edit = { method: 'PATCH', path: TASK, body: { editId: 'edit-0001', version: 1, progress: '已建成公园3个' } };
    await call(edit);
    await call({ ...edit, body: { ...edit.body, editId: 'edit-0002' } });
    await call({ path: `/api/${SECRET}` });
    const route = 'PATCH /api/projects/{project}/tasks/{task}';
    expect(metered).toEqual([
      { call: { request: 'request-1', route, status: 200, milliseconds: 0, cold: true }, figures: { Edits: 1, EditTime: 0 } },
      { call: { request: 'request-1', route, status: 409, milliseconds: 0, cold: false }, figures: { Conflicts: 1 } },
      { call: { request: 'request-1', route: 'none', status: 404, milliseconds: 0, cold: false }, figures: {} },
    ]);
  });

  test('hears of what units said', async () => {
    const { call, metered } = apiOver(store, ADMIN);
    const reply = await call({ method: 'POST', path: `${TASK}/reports/u05`, body: { period: '2025-03', version: 0, as: 'reported' } });
    expect([reply.status, metered[0]?.figures]).toEqual([200, { Reports: 1 }]);
  });

  test('hears how long roll-ups took, of mails by what became of them, and of nothing that there was none of', async () => {
    const metered: object[] = [];
    let clock = NOW;
    const meter = (_: Call, figures: object): void => void metered.push(figures);
    const changes = newChangesHandler({ store, push: recordingPush().push, now: () => (clock += 5), log: () => {}, meter });
    await changes({ Records: [{ dynamodb: { Keys: { project: { S: '2025#p1' }, task: { S: 'task#2025-t1' } }, NewImage: {} } }] });
    await changes({ Records: [] });
    const digest = newDigestHandler({
      store,
      letters: letterParts().letters,
      now: () => NOW,
      log: () => {},
      meter,
      closeDue: () => Promise.resolve(),
      sendMails: () => Promise.resolve({ sent: 2, failed: 0, unknown: 1 }),
    });
    await digest();
    expect(metered).toEqual([{ RollUpTime: 5 }, {}, { MailsSent: 2, MailsUnknown: 1 }]);
  });
});

describe('neither log nor meter', () => {
  const told: unknown[] = [];
  const listening = { now: () => NOW, log: (line: object) => void told.push(line), meter: (...of: unknown[]) => void told.push(of) };

  test.each([...API_ROUTES, ...OFFICE_ROUTES].map(({ method, path }) => [method, path]))(
    'tells what somebody wrote, asked or is called: %s %s',
    async (method, path) => {
      for (const over of [store, broken()]) {
        const api = apiOver(over, { ...ADMIN, id: SECRET, name: SECRET });
        const named = path.replace('{project}', '2025-p1').replace('{task}', '2025-t1').replace('{sheet}', '2025');
        const request = { method, query: { period: SECRET, before: SECRET }, headers: { authorization: `Bearer ${SECRET}` } };
        const body = { editId: 'edit-0003', version: 1, progress: SECRET, text: SECRET, name: SECRET, email: SECRET };
        for (const asked of [named.replaceAll(/\{\w+\}/gu, 'u05'), path.replaceAll(/\{\w+\}/gu, SECRET)]) {
          // oxlint-disable-next-line no-await-in-loop -- in their order
          await api.call({ ...request, path: asked, ...(method === 'GET' || method === 'DELETE' ? {} : { body }) });
        }
        expect(api.metered).toHaveLength(2);
        expect(JSON.stringify([api.lines, api.metered])).not.toContain(SECRET);
      }
    },
  );

  test('tells what stands in a changed item, or in an error of the store', async () => {
    const keys = { project: { S: '2025#p1' }, task: { S: 'task#2025-t1' } };
    const event = { Records: [{ dynamodb: { Keys: keys, OldImage: {}, NewImage: { progress: { S: SECRET } } } }] };
    await newChangesHandler({ ...listening, store, push: recordingPush().push })(event);
    const failing = newChangesHandler({
      ...listening,
      store: { ...store, viewers: () => Promise.reject(new Error(SECRET)) },
      push: recordingPush().push,
    });
    await failing(event);
    await expect(newChangesHandler({ ...listening, store: broken(), push: recordingPush().push })(event)).rejects.toThrow(SECRET);
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });

  test('tells a ticket, a message, or an error behind a connection', async () => {
    for (const over of [store, broken()]) {
      const live = newLiveHandler({ ...listening, store: over, push: recordingPush().push, isOurPage: () => true });
      // oxlint-disable no-await-in-loop -- in their order
      await live(liveEvent('CONNECT', 'c1', { queryStringParameters: { ticket: SECRET.padEnd(32, 'a') } }));
      await live(liveEvent('CONNECT', 'c1', { queryStringParameters: { ticket: 'a'.repeat(32) } }));
      await live(liveEvent('MESSAGE', 'c1', { body: SECRET }));
      await live(liveEvent('DISCONNECT', 'c1'));
      // oxlint-enable no-await-in-loop
    }
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });

  test('tells whom mails are for, or why a run failed', async () => {
    const digest = newDigestHandler({
      ...listening,
      store: broken(),
      letters: letterParts().letters,
      closeDue: () => Promise.resolve(),
      sendMails: () => Promise.resolve({ sent: 1 }),
    });
    await expect(digest()).rejects.toThrow(SECRET);
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });
});
