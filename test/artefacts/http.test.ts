/** What the two Lambdas behind the HTTP API make of its requests. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unsubscribeQuery } from '../../domain/mail/unsubscribe.ts';
import { WORD_TYPE } from '../../domain/bulletin/document.ts';
import { SYSTEM } from '../../domain/reporting.ts';
import { changeSheet } from '../../functions/actions/change-reporting.ts';
import { sealWith } from '../../functions/seal.ts';
import { MIGRATIONS } from '../../functions/migrations/all.ts';
import { documentClient } from '../../functions/store/client.ts';
import { engineOn } from '../../functions/store/engine.ts';
import { snapshotKey } from '../../functions/store/keys.ts';
import { unzipped } from '../support/unzip.ts';
import { type City, SEAL, startedCity } from './city.ts';
import { recorded } from './recorded.ts';

let city: City;
beforeAll(async () => {
  city = await startedCity();
});
afterAll(() => city.stop());

const TASK = { project: '2024-p06', task: '2024-t16' };

const json = async (...of: Parameters<City['answer']>) => {
  const { status, headers, body } = await city.answer(...of);
  return { status, headers, json: JSON.parse(body.toString('utf8')) };
};

describe('the API', () => {
  test('answers whoever watches without a token, and tells of the call in a line', async () => {
    expect(await json('ApiHandler', 'api-health')).toMatchObject({ status: 200, json: { status: 'ok' } });
    const { lines } = await city.lambda('ApiHandler');
    await expect.poll(lines).toEqual([expect.objectContaining({ level: 'info', route: 'GET /api/health', status: 200, cold: true })]);
  });

  test('gives the sheet to an invited clerk, who is a member from then on', async () => {
    const { status, headers, json: sheet } = await json('ApiHandler', 'api-sheet');
    expect([status, sheet.tasks.length, sheet.projects.length]).toEqual([200, 23, 10]);
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
    });
    const clerk = (await city.store.members()).find(({ id }) => id === 'sample-jiaoyu');
    expect(clerk?.bound?.subject).toBe('editor');
  });

  test('tells nothing without a token, whatever the gateway lets through', async () => {
    const refused = await json('ApiHandler', 'api-sheet-no-claims');
    expect(refused).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' }, json: { code: 'unauthenticated' } });
  });

  test('refuses bad input by its field, and saves nothing', async () => {
    const before = await city.store.task(TASK);
    const refused = await json('ApiHandler', 'api-edit-bad');
    expect(refused).toMatchObject({ status: 422, json: { code: 'invalid_request', fields: [{ path: 'version' }] } });
    expect(await city.store.task(TASK)).toEqual(before);
  });

  test('saves an edit with its history and counts it; delivered twice, it is one', async () => {
    const first = await json('ApiHandler', 'api-edit');
    expect(await json('ApiHandler', 'api-edit')).toEqual(first);
    expect(first).toMatchObject({ status: 200, json: { task: { version: 2, progress: '已提标改造宿舍60间' } } });
    expect(await city.store.task(TASK)).toMatchObject({ version: 2, progress: '已提标改造宿舍60间' });
    const events = await city.store.history(TASK.task, { before: null, limit: 10 });
    expect(events.map(({ version, by }) => [version, by.id])).toEqual([[2, 'sample-jiaoyu']]);
    const { lines } = await city.lambda('ApiHandler');
    await expect
      .poll(() => lines().at(-1))
      .toMatchObject({ Stack: 'Shishi-pinghu', Edits: 1, _aws: { CloudWatchMetrics: [{ Namespace: 'Shishi' }] } });
    expect(JSON.stringify(lines())).not.toContain('宿舍');
  });
});

describe('the office', () => {
  test('lists members for the first admin, whom the settings name', async () => {
    const { status, json: answer } = await json('ApiOffice', 'office-members');
    expect(status).toBe(200);
    const emails = answer.members.map(({ email }: { email: string }) => email);
    expect(emails).toHaveLength(5);
    expect(emails).toContain('ducha@pinghu.example.cn');
  });

  test('keeps settings for no clerk, and knows how mail goes out', async () => {
    expect(await json('ApiOffice', 'office-mailing-by-editor')).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    const answer = await json('ApiOffice', 'office-mailing');
    expect(answer).toMatchObject({ status: 200, json: { settings: { version: 1, mentions: { time: '16:30' } }, relay: 'ses' } });
    expect(await city.store.mailing()).toMatchObject({ version: 1, mentions: { time: '16:30' } });
  });

  test('issues a bulletin, and gives it as a Word file in base64', async () => {
    expect((await json('ApiOffice', 'office-draft')).status).toBe(200);
    expect(await json('ApiOffice', 'office-issue')).toMatchObject({ status: 200, json: { bulletin: { number: 1, period: '2024-03' } } });
    const { status, headers, body } = await city.answer('ApiOffice', 'office-word');
    expect([status, headers['content-type']]).toEqual([200, WORD_TYPE]);
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/u);
    expect(unzipped(body).get('word/document.xml')).toContain('“一老一小”暖心关爱项目');
  });

  test('ends a kind of mail by the link of one: shown by GET, done by the mail program with POST', async () => {
    const seal = await sealWith(() => Promise.resolve(Buffer.from(SEAL))).of(unsubscribeQuery('sample-lingdao', 'summary'));
    const shown = await city.answer('ApiOffice', 'office-unsubscribe', { seal });
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(shown.body.toString()).toContain('<form method="post">');
    expect(await city.store.choices()).toEqual({});
    const done = await city.answer('ApiOffice', 'office-unsubscribe-one-click', { seal });
    expect([done.status, done.body.toString()]).toEqual([200, expect.stringContaining('已退订')]);
    expect(await city.store.choices()).toMatchObject({ 'sample-lingdao': { summary: 'none' } });
    expect((await city.answer('ApiOffice', 'office-unsubscribe-one-click', { seal: `A${seal.slice(1)}` })).status).toBe(403);
  });
});

/** Closes the open period. */
const close = async (): Promise<void> => {
  const sheet = await city.store.head('2024');
  if (sheet === null) throw new Error('no sheet');
  const { version, period } = sheet.reporting;
  const closed = await changeSheet({ store: city.store, now: Date.now }, sheet, { version, change: { kind: 'close', period } }, SYSTEM);
  expect(closed.ok).toBe(true);
};

test('the page for everybody is what the last closing left, for whoever asks without a token', async () => {
  expect((await city.answer('PublicHandler', 'public-sheet')).body.toString('utf8')).toContain('还没有公布的进展');
  await close();
  const { status, headers, body } = await city.answer('PublicHandler', 'public-sheet');
  expect([status, headers['cache-control'], headers['content-type']]).toEqual([200, 'public, max-age=300', 'text/html; charset=utf-8']);
  expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/u);
  expect(body.toString('utf8')).toContain('共 2 项任务');
  expect(body.toString('utf8')).toContain('浙ICP备12345678号-1');
});

test('a closing from before it told what its units were called is shown too, and with their names once the data are migrated', async () => {
  await close();
  const { config, table } = city.engine;
  await engineOn(documentClient(config), table).update({ Key: snapshotKey('2024', '2024-04'), UpdateExpression: 'REMOVE unitNames' });
  const units = async (): Promise<string[]> => {
    const { status, body } = await city.answer('PublicHandler', 'public-sheet');
    expect(status).toBe(200);
    return [...body.toString('utf8').matchAll(/<td data-label="牵头单位">([^<]*)</gu)].map(([, names = '']) => names);
  };
  const before = await units();
  expect([before.length > 0, new Set(before)]).toEqual([true, new Set(['—'])]);
  const { call } = await city.lambda('MigrateHandler');
  expect(await call(recorded('by-hand-migrate'))).toMatchObject({ outcome: 'done', to: MIGRATIONS.length });
  const after = await units();
  expect(after).toHaveLength(before.length);
  expect(after.filter((names) => !/局|大队|会|联$/u.test(names))).toEqual([]);
});
