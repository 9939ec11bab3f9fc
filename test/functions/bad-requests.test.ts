/** What is refused, with which code, and that nothing is saved by it. */
import { usualReporting } from '../../domain/reporting.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_MESSAGES } from '../../domain/text/errors.ts';
import type { Store } from '../../functions/ports.ts';
import { StoreUnavailable } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { freePort } from '../../local/free-port.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver, type Call } from '../support/http.ts';
import { ADMIN, sampleSheet } from '../support/samples.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(sampleSheet());
});
afterAll(() => engine.stop());

const PATH = '/api/projects/2025-p1/tasks/2025-t1';
const good = { editId: 'edit-0001', version: 1, progress: '已建成公园4个' };
const patch = (body: unknown): Call => ({ method: 'PATCH', path: PATH, body });

describe('a bad edit is refused and saves nothing', () => {
  const cases: readonly (readonly [string, Call, number, string])[] = [
    ['progress of 5,001 characters', patch({ ...good, progress: '长'.repeat(5001) }), 422, 'too_long'],
    ['a control character', patch({ ...good, progress: '已建成\u0000公园' }), 422, 'control_character'],
    ['an escape character', patch({ ...good, progress: '\u001b[31m' }), 422, 'control_character'],
    ['half of a surrogate pair', patch({ ...good, progress: '\ud842' }), 422, 'control_character'],
    ['an unknown field', patch({ ...good, completion: 1 }), 422, 'invalid_request'],
    ['progress that is a number', patch({ ...good, progress: 5 }), 422, 'invalid_request'],
    ['no progress', patch({ editId: 'edit-0001', version: 1 }), 422, 'invalid_request'],
    ['no version', patch({ editId: 'edit-0001', progress: '甲' }), 422, 'invalid_request'],
    ['a version that is text', patch({ ...good, version: '1' }), 422, 'invalid_request'],
    ['version 0', patch({ ...good, version: 0 }), 422, 'invalid_request'],
    ['no editId', patch({ version: 1, progress: '甲' }), 422, 'invalid_request'],
    ['an editId with a key in it', patch({ ...good, editId: 'history#2025' }), 422, 'invalid_request'],
    ['a list', patch([]), 422, 'invalid_request'],
    ['null', patch(null), 422, 'invalid_request'],
    ['invalid JSON', { method: 'PATCH', path: PATH, raw: '{"editId":' }, 400, 'invalid_json'],
    ['no body', { method: 'PATCH', path: PATH, headers: { 'content-type': 'application/json' } }, 400, 'invalid_json'],
    [
      'a body over 256 KB',
      { method: 'PATCH', path: PATH, raw: JSON.stringify({ ...good, progress: '长'.repeat(90_000) }) },
      413,
      'body_too_large',
    ],
    [
      'a form',
      { method: 'PATCH', path: PATH, raw: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported_media_type',
    ],
    ['an unknown task', { ...patch(good), path: '/api/projects/2025-p1/tasks/2025-t9' }, 404, 'not_found'],
    ['an unknown project', { ...patch(good), path: '/api/projects/2025-p9/tasks/2025-t1' }, 404, 'not_found'],
    ['an id that is no id', { ...patch(good), path: '/api/projects/history%232025/tasks/x' }, 422, 'invalid_request'],
    ['an unknown route', { ...patch(good), path: '/api/elsewhere' }, 404, 'not_found'],
    ['a method that the route does not take', { path: PATH }, 405, 'method_not_allowed'],
  ];
  test.each(cases)('%s', async (_, call, status, code) => {
    const reply = await apiOver(store, ADMIN).call(call);
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(reply.json).toMatchObject({ status, code, messages: Reflect.get(ERROR_MESSAGES, code) });
    const task = await store.task({ project: '2025-p1', task: '2025-t1' });
    expect([task?.version, task?.progress]).toEqual([1, '已建成公园2个']);
  });

  test('and names the field at fault', async () => {
    const reply = await apiOver(store, ADMIN).call(patch({ ...good, version: '1' }));
    expect(reply.json).toMatchObject({ fields: [{ path: 'version' }] });
  });
});

describe('the limits themselves are taken', () => {
  test('progress of 5,000 characters, line breaks and tabs', async () => {
    const contents = sampleSheet({ sheet: { id: '2026', name: '', city: '', reporting: usualReporting('2025-03') } });
    await store.create({
      ...contents,
      projects: contents.projects.map((project) => ({ ...project, id: '2026-p1', sheet: '2026' })),
      tasks: contents.tasks.map((task) => ({ ...task, id: '2026-t1', project: '2026-p1', sheet: '2026' })),
    });
    const progress = `一\n二\t${'长'.repeat(4996)}`;
    const reply = await apiOver(store, ADMIN).call({
      method: 'PATCH',
      path: '/api/projects/2026-p1/tasks/2026-t1',
      body: { ...good, progress },
    });
    expect(reply.status).toBe(200);
    expect(reply.json).toHaveProperty('task.progress', progress);
  });
});

describe('reading', () => {
  test('a sheet that does not exist is not found, one whose id is none is refused', async () => {
    const { call } = apiOver(store, ADMIN);
    expect((await call({ path: '/api/sheets/1999' })).status).toBe(404);
    expect((await call({ path: '/api/sheets/city' })).status).toBe(422);
  });

  test('an unchanged sheet is not sent again', async () => {
    const { call } = apiOver(store, ADMIN);
    const first = await call({ path: '/api/sheets/2025' });
    const again = await call({ path: '/api/sheets/2025', headers: { 'if-none-match': String(first.headers.etag) } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('history comes in pages', async () => {
    const { call } = apiOver(store, ADMIN);
    expect((await call({ path: `${PATH}/history`, query: { limit: '0' } })).status).toBe(422);
    expect((await call({ path: '/api/projects/2025-p1/tasks/2025-t9/history' })).status).toBe(404);
  });

  test('nothing is told to somebody who has not signed in, but that the service is there', async () => {
    const { call } = apiOver(store, null);
    expect((await call({ path: '/api/sheets/2025' })).status).toBe(401);
    expect((await call({ path: `${PATH}/history` })).status).toBe(401);
    expect((await call({ path: '/api/health' })).json).toEqual({ status: 'ok' });
  });
});

test('every answer says that it is no page: nothing in it runs, is framed, or is taken for what it is not', async () => {
  const [{ call }, stranger] = [apiOver(store, ADMIN), apiOver(store, null)];
  const etag = String((await call({ path: '/api/sheets/2025' })).headers.etag);
  const answers = [
    await call({ path: '/api/sheets/2025' }),
    await call({ path: '/api/sheets/2025', headers: { 'if-none-match': etag } }),
    await stranger.call({ path: '/api/members' }),
    await call({ path: '/api/elsewhere' }),
    await call(patch('')),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 304, 401, 404, 422]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
  }
});

describe('with the engine down', () => {
  test('an edit is answered 503 with a time to try again, and logged without its text', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const away = dynamoStore(documentClient({ ...engine.config, endpoint: nowhere, maxAttempts: 1 }), engine.table);
    const api = apiOver(away, ADMIN);
    const reply = await api.call(patch(good));
    expect([reply.status, reply.headers['retry-after'], reply.json]).toEqual([503, '2', expect.objectContaining({ code: 'unavailable' })]);
    expect(api.lines).toHaveLength(1);
    expect(JSON.stringify(api.lines)).not.toContain('公园');
  });

  test('a fault of our own is 500 and tells the caller nothing of it', async () => {
    const broken: Store = { ...store, sheet: () => Promise.reject(new Error('已建成公园 secret')) };
    const api = apiOver(broken, ADMIN);
    const reply = await api.call({ path: '/api/sheets/2025' });
    expect([reply.status, reply.json]).toEqual([500, expect.objectContaining({ code: 'internal' })]);
    expect(reply.text + JSON.stringify(api.lines)).not.toContain('secret');
  });

  test('a store that is away is told apart from a fault', async () => {
    const away: Store = { ...store, sheet: () => Promise.reject(new StoreUnavailable('away')) };
    expect((await apiOver(away, ADMIN).call({ path: '/api/sheets/2025' })).status).toBe(503);
  });
});
