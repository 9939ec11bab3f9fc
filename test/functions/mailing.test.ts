/** Mail settings, a member's own choices, and links of mails, through the handler that Lambda runs, on the embedded engine. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { USUAL_MAILING } from '../../domain/mail/settings.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { MAILING_KEY } from '../../functions/store/keys.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver, type Call, type Reply } from '../support/http.ts';
import { putRaw } from '../support/older.ts';
import { letterParts } from '../support/letter-parts.ts';
import { ADMIN, EDITOR, sampleMember, sampleSheet, VIEWER } from '../support/samples.ts';
import { addMember } from '../support/sign-in.ts';

let engine: TestTable;
let store: Store;
let mail: ReturnType<typeof letterParts>;

beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(sampleSheet());
  await addMember(store, sampleMember());
  await addMember(store, sampleMember({ id: 'm1', name: '督查室', email: 'ducha@pinghu.example', role: 'admin', units: [] }));
  await addMember(store, sampleMember({ id: 'm3', name: '分管领导', email: 'lingdao@pinghu.example', role: 'viewer', units: [] }));
  await addMember(store, sampleMember({ id: 'm9', name: '已离任', email: 'm9@pinghu.example', removedAt: '2025-01-01T00:00:00.000Z' }));
});
beforeEach(() => {
  mail = letterParts();
});
afterAll(() => engine.stop());

const ID = '6f6a1b52-3c1e-4a57-9d7c-6a9d0e5b7c11';
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=abc1234567';
const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=def1234567';
const robot = (changes: object = {}) => ({ id: ID, name: '督查群', channel: 'dingtalk', kinds: ['chase'], ...changes });

const call = (request: Call, actor = ADMIN): Promise<Reply> => apiOver(store, actor, mail.letters).call(request);
const save = async (changes: object): Promise<Reply> => {
  const { version, bulletin, ...rest } = (await store.mailing()) ?? USUAL_MAILING;
  const { since: _, ...asked } = bulletin;
  return call({ method: 'POST', path: '/api/mailing', body: { ...rest, bulletin: asked, robots: [], version, ...changes } });
};

describe('the settings', () => {
  test('are off before anybody has set anything; the page is told the zone and what takes mails', async () => {
    const { json } = await call({ path: '/api/mailing' });
    expect(json).toEqual({ settings: USUAL_MAILING, timeZone: 'Asia/Shanghai', relay: 'local' });
  });

  test('keep a robot’s secrets to themselves, and as they are where nobody types others', async () => {
    expect((await save({ robots: [robot({ address: DINGTALK, secret: 'SECabc' })] })).status).toBe(200);
    const { text, json } = await call({ path: '/api/mailing' });
    expect(text).not.toMatch(/abc123|SECabc/u);
    expect(json).toMatchObject({ settings: { robots: [{ id: ID, address: 'oapi.dingtalk.com/…4567', hasSecret: true }] } });
    await save({ robots: [robot({ name: '新名' })] });
    expect((await store.mailing())?.robots).toEqual([robot({ name: '新名', address: DINGTALK, secret: 'SECabc' })]);
    // A new address has not the old one's secret; another channel has neither.
    await save({ robots: [robot({ address: `${DINGTALK}8` })] });
    expect((await store.mailing())?.robots[0]?.secret).toBe('');
    expect(await save({ robots: [robot({ channel: 'wecom' })] })).toMatchObject({ status: 422, json: { code: 'robot_address' } });
    const history = JSON.stringify(await store.registerHistory('mailing'));
    expect(history).not.toMatch(/abc123|SECabc/u);
  });

  test.each([
    ['no address', robot()],
    ['another host', robot({ address: 'https://example.com/robot/send?access_token=a' })],
    ['a host that looks like it', robot({ address: 'https://oapi.dingtalk.com.example.com/robot/send?access_token=a' })],
    ['a name before the host', robot({ address: 'https://oapi.dingtalk.com@169.254.169.254/robot/send?access_token=a' })],
    ['another port', robot({ address: 'https://oapi.dingtalk.com:8443/robot/send?access_token=a' })],
    ['another path', robot({ address: 'https://oapi.dingtalk.com/topapi/x?access_token=a' })],
    ['no key', robot({ address: 'https://oapi.dingtalk.com/robot/send' })],
    ['no encryption', robot({ address: 'http://oapi.dingtalk.com/robot/send?access_token=a' })],
    ['this computer', robot({ address: 'http://127.0.0.1/robot/send?access_token=a' })],
    ['the other channel’s', robot({ address: WECOM })],
  ])('refuse a robot’s address with %s', async (_, wrong) => {
    const before = await store.mailing();
    expect(await save({ robots: [{ ...wrong, id: 'ffffffff-3c1e-4a57-9d7c-6a9d0e5b7c11' }] })).toMatchObject({
      status: 422,
      json: { code: 'robot_address' },
    });
    expect(await store.mailing()).toEqual(before);
  });

  test.each([
    ['a time that no clock shows', { mentions: { isOn: true, time: '24:00' } }, 'mentions.time'],
    [
      'a day that no month has',
      { summary: { isOn: true, time: '09:00', on: { every: 'month', workingDay: 0 }, to: [] } },
      'summary.on.workingDay',
    ],
    ['a Sunday', { summary: { isOn: true, time: '09:00', on: { every: 'week', weekday: 7 }, to: [] } }, 'summary.on.weekday'],
    ['no day', { chase: { isOn: true, time: '09:00', days: [] } }, 'chase.days'],
    ['a day twice', { chase: { isOn: true, time: '09:00', days: [1, 1] } }, 'chase.days'],
    ['bulletins that are made before the period is closed', { bulletin: { how: 'draft', after: -1, time: '09:00' } }, 'bulletin.after'],
    ['bulletins made in a way that there is not', { bulletin: { how: 'send', after: 1, time: '09:00' } }, 'bulletin.how'],
    ['bulletins of before', { bulletin: { how: 'draft', after: 1, time: '09:00', since: '2020-01-01T00:00:00.000Z' } }, 'bulletin'],
    ['a robot that mentions', { robots: [robot({ kinds: ['mentions'], address: DINGTALK })] }, 'robots.0.kinds.0'],
  ])('refuse %s, and say where', async (_, wrong, field) => {
    const { status, json } = await save(wrong);
    expect([status, json]).toEqual([422, expect.objectContaining({ fields: [expect.objectContaining({ path: field })] })]);
  });

  test('say since when bulletins are made by themselves; those from before there was a choice leave them to the office', async () => {
    const { json } = await save({ bulletin: { how: 'draft', after: 2, time: '10:30' } });
    expect(json).toMatchObject({
      settings: { bulletin: { how: 'draft', after: 2, time: '10:30', since: expect.stringMatching(/^20.*Z$/u) } },
    });
    // As a page of the release before sends them.
    const { bulletin: kept, version: next, ...others } = (await store.mailing()) ?? USUAL_MAILING;
    const before = await call({ method: 'POST', path: '/api/mailing', body: { ...others, robots: [], version: next } });
    expect(before.json).toMatchObject({ settings: { bulletin: kept } });
    const { bulletin: _, ...old } = (await store.mailing()) ?? USUAL_MAILING;
    await putRaw(documentClient(engine.config), engine.table, [{ ...MAILING_KEY, settings: JSON.stringify(old), version: old.version }]);
    expect((await store.mailing())?.bulletin).toEqual(USUAL_MAILING.bulletin);
  });

  test('of two who change them at once one does, and the other hears so', async () => {
    // Both have looked at the same settings before either saves.
    const { version } = (await store.mailing()) ?? USUAL_MAILING;
    const replies = await Promise.all([save({ version }), save({ version })]);
    expect(replies.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
  });
});

describe('choices', () => {
  const notices = (body: object, actor = EDITOR): Promise<Reply> => call({ method: 'POST', path: '/api/me/notices', body }, actor);

  test('are each member’s own', async () => {
    expect((await call({ path: '/api/me/notices' }, EDITOR)).json).toEqual({ choices: { summary: 'as_sent', mentions: 'daily' } });
    expect((await notices({ kind: 'mentions', choice: 'at_once' })).json).toEqual({ choices: { summary: 'as_sent', mentions: 'at_once' } });
    expect((await call({ path: '/api/me/notices' }, VIEWER)).json).toEqual({ choices: { summary: 'as_sent', mentions: 'daily' } });
  });

  test.each([
    [{ kind: 'chase', choice: 'none' }],
    [{ kind: 'summary', choice: 'daily' }],
    [{ kind: 'mentions', choice: 'none', member: 'm1' }],
  ])('are not %j', async (body) => expect((await notices(body)).status).toBe(422));
});

describe('sending now', () => {
  const send = (body: object, actor = ADMIN): Promise<Reply> =>
    call({ method: 'POST', path: '/api/mailing/send', body: { id: ID, sheet: '2025', ...body } }, actor);
  const planned = (): unknown[] => mail.planned().map(({ entry }) => [entry.kind, entry.occasion, entry.recipient.id]);

  test('goes to a kind’s recipients, once however often it is sent', async () => {
    await save({ summary: { isOn: false, time: '09:00', on: { every: 'month', workingDay: -1 }, to: ['m3', 'm9', 'nobody'] } });
    expect((await send({ kind: 'summary', to: 'recipients' })).json).toEqual({ planned: 1 });
    expect((await send({ kind: 'summary', to: 'recipients' })).json).toEqual({ planned: 1 });
    expect((await send({ kind: 'chase', to: 'recipients' })).json).toEqual({ planned: 1 });
    expect(planned()).toEqual([
      ['summary', `now-${ID}`, 'm3'],
      ['chase', `now-${ID}`, 'm2'],
    ]);
  });

  test('goes only to whoever tries it out, with what all are told', async () => {
    await send({ kind: 'chase', to: 'me' });
    await send({ kind: 'mentions', to: 'me' });
    expect(planned()).toEqual([['chase', `now-${ID}`, 'm1']]);
    expect(mail.planned()[0]?.request).toMatchObject({ owing: [{ unit: 'u05' }] });
  });

  test('is refused where there is no such sheet, or whoever tries it out has no address', async () => {
    expect(await send({ kind: 'summary', to: 'me', sheet: '1999' })).toMatchObject({ status: 404 });
    expect(await send({ kind: 'summary', to: 'me' }, { ...ADMIN, id: 'local-admin' })).toMatchObject({ status: 403 });
  });
});

describe('a mail’s link', () => {
  const linkOf = async (member: string, kind: string) => {
    const text = new URLSearchParams({ member, kind }).toString();
    return { member, kind, seal: await mail.letters.seal.of(text) };
  };
  const open = (query: Record<string, string>): Promise<Reply> =>
    apiOver(store, null, mail.letters).call({ path: '/api/unsubscribe', query });
  const press = (query: Record<string, string>): Promise<Reply> =>
    apiOver(store, null, mail.letters).call({
      method: 'POST',
      path: '/api/unsubscribe',
      query,
      raw: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const choices = async () => (await store.choices()).m3;

  test('shows a button and changes nothing; the button, or the mail program, stops that kind and no other', async () => {
    const link = await linkOf('m3', 'mentions');
    const asked = await open(link);
    expect([asked.status, asked.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(asked.text).toContain('l•••@pinghu.example');
    expect(asked.text).not.toMatch(/lingdao|分管领导/u);
    expect(asked.text).toContain('<form method="post">');
    expect(await choices()).toBeUndefined();
    expect((await press(link)).text).toContain('已退订');
    expect(await choices()).toEqual({ summary: 'as_sent', mentions: 'none' });
    expect((await press(link)).status).toBe(200);
  });

  test('comes with a policy of its own: no script, and the one style by its hash', async () => {
    const { headers, text } = await open(await linkOf('m3', 'summary'));
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'/u);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff' });
    expect(text).not.toMatch(/<script|style=|https?:/u);
  });

  test.each<[string, (link: Record<string, string>) => Record<string, string>]>([
    ['another seal', (link) => ({ ...link, seal: `A${link.seal?.slice(1)}` })],
    ['a seal that is cut off', (link) => ({ ...link, seal: link.seal?.slice(0, 20) ?? '' })],
    ['no seal', ({ member, kind }) => ({ member: member ?? '', kind: kind ?? '' })],
    ['another kind', (link) => ({ ...link, kind: 'mentions' })],
    ['a kind that cannot be stopped', (link) => ({ ...link, kind: 'chase' })],
    ['another member', (link) => ({ ...link, member: 'm2' })],
    ['markup', (link) => ({ ...link, member: '<img src=x>' })],
  ])('does nothing with %s, and says so', async (_, spoilt) => {
    const [before, link] = [await store.choices(), spoilt(await linkOf('m3', 'summary'))];
    for (const reply of [await open(link), await press(link)]) {
      expect(reply.status).toBe(403);
      expect(reply.text).toContain('这个退订链接不正确');
      expect(reply.text).not.toMatch(/•|pinghu|<img/u);
    }
    expect(await store.choices()).toEqual(before);
  });

  test('of somebody who is no member any more is not good', async () => {
    expect((await press(await linkOf('m9', 'summary'))).status).toBe(403);
  });

  test('a kind that cannot be stopped is not, whatever was sealed', async () => {
    expect((await press(await linkOf('m3', 'chase'))).status).toBe(403);
  });
});
