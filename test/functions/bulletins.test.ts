/** Bulletins through the handler that Lambda runs, on the embedded engine: written, issued once, and then as they are. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { official } from '../../domain/bulletin/words.ts';
import type { Bulletin, BulletinFigures, BulletinHead, BulletinText, Draft } from '../../domain/bulletin/types.ts';
import type { Actor } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver, type Reply } from '../support/http.ts';
import { ADMIN, EDITOR, sampleSheet, sampleTask, VIEWER } from '../support/samples.ts';
import { unzipped } from '../support/unzip.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  const tasks = [sampleTask({ content: '新建公园10个' }), sampleTask({ id: '2025-t2', order: '2', number: 2, content: '新建公园10个' })];
  await store.create(sampleSheet({ tasks }));
});
afterAll(() => engine.stop());

const BULLETINS = '/api/sheets/2025/bulletins';
const DRAFT = '/api/sheets/2025/bulletin-draft';
const idOf = (n: number): string => `6f6a1b52-3c1e-4a57-9d7c-${String(n).padStart(12, '0')}`;

const as = (actor: Actor, path: string, method = 'GET', body?: object): Promise<Reply> =>
  apiOver(store, actor).call({ path, method, ...(body === undefined ? {} : { body }) });
const begin = (version: number, period = '2025-03'): Promise<Reply> => as(ADMIN, DRAFT, 'POST', { version, of: { period } });
const correct = (version: number, corrects: number): Promise<Reply> => as(ADMIN, DRAFT, 'POST', { version, of: { corrects } });
const save = (version: number, text: BulletinText, toCheck: readonly string[] = []): Promise<Reply> =>
  as(ADMIN, DRAFT, 'PATCH', { version, text, toCheck });
const issue = (n: number, version: number): Promise<Reply> => as(ADMIN, BULLETINS, 'POST', { id: idOf(n), version });
const drafted = async (): Promise<{ draft: Draft; figures: BulletinFigures | null }> => JSON.parse((await as(ADMIN, DRAFT)).text);
const textOf = async (): Promise<BulletinText> => {
  const { body } = (await drafted()).draft;
  if (body === null) throw new Error('no draft');
  return body.text;
};
const listed = async (): Promise<BulletinHead[]> => JSON.parse((await as(VIEWER, BULLETINS)).text).bulletins;
const whole = async (number: number): Promise<Bulletin> => JSON.parse((await as(VIEWER, `${BULLETINS}/${number}`)).text).bulletin;
const progress = (version: number, text: string): Promise<Reply> =>
  as(ADMIN, '/api/projects/2025-p1/tasks/2025-t1', 'PATCH', { editId: `edit-000${version}`, version, progress: text });

test('at first there is neither a draft nor a bulletin', async () => {
  expect([await drafted(), await listed()]).toEqual([{ draft: { sheet: '2025', version: 0, body: null }, figures: null }, []]);
  expect((await issue(0, 0)).json).toMatchObject({ code: 'draft_outdated' });
  expect((await as(VIEWER, `${BULLETINS}/1`)).status).toBe(404);
  expect((await as(ADMIN, '/api/sheets/1999/bulletin-draft', 'POST', { version: 0, of: { period: '2025-03' } })).status).toBe(404);
  expect((await begin(0, '2025-02')).status).toBe(404);
  expect((await begin(0, '2025-13')).status).toBe(422);
});

test('a draft begins with the figures of the sheet, of the day that it is on the mainland', async () => {
  expect((await begin(0)).json).toMatchObject({
    draft: { version: 1, body: { corrects: null, toCheck: [], by: { id: 'm1', name: '督查室' }, text: { date: '2025-03-01' } } },
    figures: { period: '2025-03', rollUp: { completionOfAll: 0.2 }, since: null },
  });
  expect((await begin(0)).json).toMatchObject({ code: 'draft_outdated' });
  expect([(await as(EDITOR, DRAFT)).status, (await as(VIEWER, DRAFT)).status]).toEqual([403, 403]);
});

test('of two who save at once one does, and the other is told', async () => {
  const text = await textOf();
  const replies = await Promise.all(['甲', '乙'].map((overall) => save(1, { ...text, overall })));
  expect(replies.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
  expect(replies.find(({ status }) => status === 409)?.json).toMatchObject({ code: 'draft_outdated' });
});

test.each([
  ['no title', { title: ' ' }, 'invalid_request'],
  ['a title of two lines', { title: '甲\n乙' }, 'control_character'],
  ['no office', { office: '' }, 'invalid_request'],
  ['a day that there is not', { date: '2025-02-30' }, 'invalid_request'],
  ['a section that is too long', { overall: '长'.repeat(3001) }, 'bulletin_too_long'],
  ['a control character', { next: '甲\u0007' }, 'control_character'],
  ['half a character', { next: '甲\ud800' }, 'control_character'],
  ['figures', { figures: {} }, 'invalid_request'],
])('%s is refused', async (_, change, code) => {
  expect(await save(2, { ...(await textOf()), ...change })).toMatchObject({ status: 422, json: { code } });
});

test('new figures are taken without losing what was edited', async () => {
  await save(2, { ...(await textOf()), overall: '我写的。' });
  await progress(1, '已建成公园6个');
  const again = await begin(3);
  expect(again.json).toMatchObject({
    draft: { version: 4, body: { text: { overall: '我写的。' }, toCheck: ['overall'] } },
    figures: { rollUp: { completionOfAll: 0.4 } },
  });
});

test('of many who issue at once one bulletin comes, whoever sends its request again hears of it, and its draft is closed', async () => {
  const [first, ...others] = await Promise.all([issue(1, 4), issue(1, 4), issue(2, 4), issue(3, 4)]);
  const heads = await listed();
  expect(heads).toMatchObject([{ number: 1, period: '2025-03', corrects: null, title: '平湖市2025年民生实事项目进展情况通报' }]);
  const outcomes = [first, ...others].map((reply) => (reply?.status === 200 ? JSON.parse(reply.text).bulletin.id : reply?.json));
  const told = outcomes.filter((outcome) => outcome === heads[0]?.id);
  expect(told.length).toBeGreaterThan(0);
  for (const outcome of outcomes) if (outcome !== heads[0]?.id) expect(outcome).toMatchObject({ code: 'draft_outdated' });
  expect((await drafted()).draft).toEqual({ sheet: '2025', version: 5, body: null });
  const again = await as(ADMIN, BULLETINS, 'POST', { id: heads[0]?.id ?? '', version: 4 });
  expect(JSON.parse(again.text).bulletin).toEqual(heads[0]);
});

test('an issued bulletin stays as it is, whatever becomes of the sheet, and every member reads it', async () => {
  const issued = await whole(1);
  expect(issued).toMatchObject({ number: 1, text: { overall: '我写的。' }, figures: { rollUp: { completionOfAll: 0.4 } } });
  await progress(2, '已建成公园9个');
  await as(ADMIN, '/api/units/u05', 'PATCH', { version: 1, name: '教体局', shortName: '教体' });
  expect(await whole(1)).toEqual(issued);
  for (const method of ['PATCH', 'PUT', 'DELETE']) expect((await as(ADMIN, `${BULLETINS}/1`, method, {})).status).toBe(405);
});

test('it comes as a Word file under its own name', async () => {
  const { status, headers, text } = await as(EDITOR, `${BULLETINS}/1/word`);
  expect([status, headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']);
  const name = /^attachment; filename\*=UTF-8''([\w%.-]+)$/u.exec(String(headers['content-disposition']))?.[1] ?? '';
  expect(decodeURIComponent(name)).toBe(`平湖市2025年民生实事项目进展情况通报${official('(第1期)')}.docx`);
  expect(unzipped(Buffer.from(text, 'base64')).get('word/document.xml')).toContain('我写的。');
  expect((await as(EDITOR, `${BULLETINS}/9/word`)).status).toBe(404);
});

test('a mistake is a new bulletin that names the old one, and the numbers go on', async () => {
  expect((await correct(5, 7)).status).toBe(404);
  expect((await correct(5, 1)).json).toMatchObject({ draft: { version: 6, body: { corrects: 1, text: { overall: '我写的。' } } } });
  expect((await correct(6, 1)).json).toMatchObject({ code: 'draft_open' });
  expect((await textOf()).opening).toContain(official('(第1期)有误,现予更正,以本期为准。'));
  expect((await drafted()).figures).toEqual((await whole(1)).figures);
  expect((await issue(4, 6)).json).toMatchObject({ bulletin: { number: 2, corrects: 1 } });
  expect((await listed()).map(({ number }) => number)).toEqual([2, 1]);
});

test('the next draft has the office of the last bulletin; one that is given up takes no number', async () => {
  await begin(7);
  await save(8, { ...(await textOf()), office: '平湖市人民政府办公室' });
  expect((await apiOver(store, ADMIN).call({ path: DRAFT, method: 'DELETE', query: { version: '8' } })).json).toMatchObject({
    code: 'draft_outdated',
  });
  expect((await apiOver(store, ADMIN).call({ path: DRAFT, method: 'DELETE', query: { version: '9' } })).json).toEqual({
    draft: { sheet: '2025', version: 10, body: null },
    figures: null,
  });
  await begin(10);
  expect((await textOf()).office).toBe('平湖市人民政府督查室');
  await save(11, { ...(await textOf()), office: '平湖市人民政府办公室' });
  expect((await issue(5, 12)).json).toMatchObject({ bulletin: { number: 3 } });
  await begin(13);
  expect((await textOf()).office).toBe('平湖市人民政府办公室');
});

test('a draft of a period that is closed meanwhile is of that period still, as it was at its closing', async () => {
  const { figures: open } = await drafted();
  await as(ADMIN, '/api/sheets/2025/reporting', 'POST', { version: 1, change: { kind: 'close', period: '2025-03' } });
  await progress(3, '已建成公园10个');
  expect((await begin(14)).json).toMatchObject({ figures: { ...open, asOf: expect.any(String) } });
  expect((await drafted()).figures).toMatchObject({ period: '2025-03', since: null, rollUp: { completionOfAll: 0.55 } });
  await apiOver(store, ADMIN).call({ path: DRAFT, method: 'DELETE', query: { version: '15' } });
});

test('the next period is compared with the one that was closed before', async () => {
  await begin(16, '2025-04');
  const { figures } = await drafted();
  expect(figures).toMatchObject({ period: '2025-04', since: { period: '2025-03' }, moved: [{ task: '2025-t1', by: expect.closeTo(0.1) }] });
});
