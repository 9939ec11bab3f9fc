/** From a token to a member: invitations, first admins, removal, and an issuer that is away. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { freePort } from '../../local/free-port.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { AUDIENCE, startedIssuer, type TestIssuer } from '../support/issuer.ts';
import { sampleMember, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';
import { addMember, signedInApi } from '../support/sign-in.ts';

let engine: TestTable;
let issuer: TestIssuer;
let store: Store;
let call: ReturnType<typeof signedInApi>['call'];

const FIRST_ADMIN = 'ducha@pinghu.example';
const ME = { path: '/api/me' };

beforeAll(async () => {
  [engine, issuer] = await Promise.all([embeddedTable(), startedIssuer()]);
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(
    sampleSheet({ tasks: [sampleTask({ units: ['u06'] })], units: [sampleUnit(), sampleUnit({ id: 'u06', name: '残联' })] }),
  );
  ({ call } = signedInApi(store, issuer, [FIRST_ADMIN]));
});
afterAll(() => Promise.all([engine.stop(), issuer.stop()]));

/** Somebody whom the issuer knows; `email` is verified. */
const person = (subject: string, email: string): Promise<string> => {
  issuer.people.set(subject, { sub: subject, email, email_verified: true });
  return issuer.token({ sub: subject });
};

const invited = async (id: string, changes = {}): Promise<string> => {
  const email = `${id}@pinghu.example`;
  await addMember(store, sampleMember({ id, name: id, email, ...changes }));
  return email;
};

const bound = (subject: string) => ({ bound: { issuer: issuer.issuer, subject } });

describe('an invited person', () => {
  test('becomes the member at the first sign-in, and userinfo is asked once', async () => {
    const token = await person('s-a', await invited('a'));
    const before = issuer.asked('/userinfo');
    expect((await call(ME, token)).json).toEqual({ id: 'a', name: 'a', role: 'editor', units: ['u05'] });
    expect((await call(ME, token)).status).toBe(200);
    expect(issuer.asked('/userinfo')).toBe(before + 1);
    expect((await store.registerHistory('a')).map(({ what, by }) => [what, by.id])).toEqual([
      ['member_bound', 'a'],
      ['member_invited', 'test'],
    ]);
  });

  test('may be vouched for by the token itself, with capitals in the address', async () => {
    const email = await invited('b');
    const before = issuer.asked('/userinfo');
    const token = await issuer.token({ sub: 's-b', email: email.toUpperCase(), email_verified: true });
    expect([(await call(ME, token)).status, issuer.asked('/userinfo')]).toEqual([200, before]);
  });

  test('is bound once: a second subject with the same e-mail is refused, and the first one stays', async () => {
    const email = await invited('c');
    const first = await person('s-c1', email);
    expect((await call(ME, first)).status).toBe(200);
    const second = await call(ME, await person('s-c2', email));
    expect([second.status, second.json]).toEqual([403, expect.objectContaining({ code: 'not_a_member' })]);
    expect((await call(ME, first)).status).toBe(200);
  });

  test('is served in all calls that a page makes at once at the first sign-in', async () => {
    const token = await person('s-d', await invited('d'));
    const replies = await Promise.all(Array.from({ length: 8 }, () => call(ME, token)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await store.registerHistory('d')).toHaveLength(2);
  });

  test.each([
    ['an e-mail that is not verified', { email_verified: false }],
    ['an e-mail without a word on whether it is verified', { email_verified: undefined }],
    ['the answer for somebody else', { sub: 'someone' }],
    ['no e-mail', { email: undefined }],
  ])('is not let in by %s', async (name, changes) => {
    const id = `e${name.length}`;
    const subject = `s-${id}`;
    const token = await person(subject, await invited(id));
    issuer.people.set(subject, { ...issuer.people.get(subject), ...changes });
    expect((await call(ME, token)).json).toMatchObject({ code: 'not_a_member' });
    expect((await store.memberOfEmail(`${id}@pinghu.example`))?.bound).toBeNull();
  });

  test('may come with a token that names a client in place of an audience', async () => {
    await invited('f', bound('s-f'));
    const token = await issuer.token({ sub: 's-f', aud: undefined, client_id: AUDIENCE, token_use: 'access' });
    expect((await call(ME, token)).status).toBe(200);
  });

  test('gets role and units from the member, whatever the token says', async () => {
    await invited('g', { ...bound('s-g'), role: 'viewer', units: [] });
    const token = await issuer.token({ sub: 's-g', role: 'admin', roles: ['admin'], units: ['u05'], groups: ['admin'] });
    expect((await call(ME, token)).json).toEqual({ id: 'g', name: 'g', role: 'viewer', units: [] });
  });
});

describe('a first admin', () => {
  test('is made at the first sign-in, once, and does not come back once removed', async () => {
    const token = await person('s-first', FIRST_ADMIN);
    const replies = await Promise.all(Array.from({ length: 5 }, () => call(ME, token)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(replies[0]?.json).toMatchObject({ name: FIRST_ADMIN, role: 'admin' });
    const admins = (await store.members()).filter(({ role }) => role === 'admin');
    expect(admins).toHaveLength(1);
    const last = await call({ method: 'DELETE', path: `/api/members/${admins[0]?.id}`, query: { version: '1' } }, token);
    expect([last.status, last.json]).toEqual([422, expect.objectContaining({ code: 'last_admin' })]);

    await invited('h', { ...bound('s-h'), role: 'admin', units: [] });
    const removed = await call({ method: 'DELETE', path: `/api/members/${admins[0]?.id}`, query: { version: '1' } }, token);
    expect(removed.status).toBe(200);
    expect((await call(ME, token)).json).toMatchObject({ code: 'not_a_member' });
    expect((await call(ME, await person('s-first-again', FIRST_ADMIN))).json).toMatchObject({ code: 'not_a_member' });
  });
});

describe('what an admin changes', () => {
  test('holds at the next request: another role, and removal', async () => {
    await invited('i', { ...bound('s-i'), role: 'admin', units: [] });
    await invited('j', bound('s-j'));
    const [admin, editor] = [await issuer.token({ sub: 's-i' }), await issuer.token({ sub: 's-j' })];
    await call({ method: 'PATCH', path: '/api/members/j', body: { version: 1, role: 'viewer' } }, admin);
    expect((await call(ME, editor)).json).toMatchObject({ role: 'viewer' });
    await call({ method: 'DELETE', path: '/api/members/j', query: { version: '2' } }, admin);
    const before = issuer.asked('/userinfo');
    expect((await call(ME, editor)).json).toMatchObject({ code: 'not_a_member' });
    expect(issuer.asked('/userinfo')).toBe(before);
  });

  test('of units does too: rights follow a merge, both ways', async () => {
    await invited('k', { ...bound('s-k'), role: 'admin', units: [] });
    await invited('l', bound('s-l'));
    const [admin, editor] = [await issuer.token({ sub: 's-k' }), await issuer.token({ sub: 's-l' })];
    const edit = {
      method: 'PATCH',
      path: '/api/projects/2025-p1/tasks/2025-t1',
      body: { editId: 'edit-0001', version: 1, progress: '已建成公园3个' },
    };
    expect((await call(edit, editor)).status).toBe(403);
    expect((await call({ method: 'POST', path: '/api/units/u06/merge', body: { version: 1, into: 'u05' } }, admin)).status).toBe(200);
    expect((await call(edit, editor)).status).toBe(200);
    expect((await call(ME, editor)).json).toMatchObject({ units: ['u05', 'u06'] });
  });
});

describe('an issuer that is away', () => {
  test('is told as that, and neither token nor e-mail is in the log', async () => {
    const away = signedInApi(store, { issuer: `http://127.0.0.1:${await freePort()}` });
    const token = await issuer.token({ sub: 's-a', email: 'geheim@pinghu.example' });
    const reply = await away.call(ME, token);
    expect([reply.status, reply.headers['retry-after']]).toEqual([503, '2']);
    expect(away.lines).toEqual([
      { level: 'error', request: 'request-1', route: 'GET /api/me', error: expect.stringMatching(/^IssuerUnavailable/u) },
    ]);
  });

  test('keeps nobody out whose keys are known: they are fetched once', async () => {
    const second = await startedIssuer();
    const api = signedInApi(store, second);
    await invited('m', { bound: { issuer: second.issuer, subject: 's-m' } });
    const token = await second.token({ sub: 's-m' });
    expect((await api.call(ME, token)).status).toBe(200);
    expect([second.asked('/keys'), second.asked('/.well-known/openid-configuration')]).toEqual([1, 1]);
    await second.stop();
    expect((await api.call(ME, token)).status).toBe(200);
  });
});

test('who has not signed in is told how to', async () => {
  const reply = await call(ME, null);
  expect([reply.status, reply.headers['www-authenticate']]).toEqual([401, 'Bearer']);
});
