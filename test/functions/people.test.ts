/** Managing units and members through the handler that Lambda runs, on the embedded engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver, type Call } from '../support/http.ts';
import { ADMIN, sampleMember, sampleSheet, sampleUnit, VIEWER } from '../support/samples.ts';
import { sampleLetter, sampleMail } from '../support/samples-mail.ts';
import { addMember } from '../support/sign-in.ts';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(sampleSheet({ units: [sampleUnit(), sampleUnit({ id: 'u06', name: '残联' })] }));
  await addMember(store, sampleMember());
});
afterAll(() => engine.stop());

const ask = (request: Call) => apiOver(store, ADMIN).call(request);
const post = (path: string, body: unknown) => ask({ method: 'POST', path, body });
const patch = (path: string, body: unknown) => ask({ method: 'PATCH', path, body });

const INVITATION = { name: '李静', email: 'LiJing@Pinghu.example', role: 'editor', units: ['u05'] };

describe('members', () => {
  test('are invited, changed and removed, and each step is told in their history', async () => {
    const made = await post('/api/members', INVITATION);
    const id = JSON.parse(made.text).member.id;
    const member = { ...INVITATION, id, email: 'lijing@pinghu.example', version: 1, signedIn: false };
    expect([made.status, made.json]).toEqual([200, { member }]);
    const changed = await patch(`/api/members/${id}`, { version: 1, role: 'viewer', units: [] });
    expect(changed.json).toEqual({ member: { ...member, role: 'viewer', units: [], version: 2 } });
    const removed = await ask({ method: 'DELETE', path: `/api/members/${id}`, query: { version: '2' } });
    expect(removed.json).toMatchObject({ member: { id, version: 3 } });
    const history = await ask({ path: `/api/members/${id}/history` });
    expect(JSON.parse(history.text).events.map(({ what, by }: { what: string; by: object }) => [what, by])).toEqual(
      ['member_removed', 'member_changed', 'member_invited'].map((what) => [what, { id: 'm1', name: '督查室' }]),
    );
    expect((await ask({ path: '/api/members' })).text).not.toContain(id);
  });

  test('are listed with e-mails for admins only', async () => {
    expect((await ask({ path: '/api/members' })).json).toEqual({
      members: [{ id: 'm2', name: '王敏', role: 'editor', units: ['u05'], email: 'wangmin@pinghu.example', version: 1, signedIn: false }],
    });
    expect((await apiOver(store, VIEWER).call({ path: '/api/members' })).json).toEqual({
      members: [{ id: 'm2', name: '王敏', role: 'editor', units: ['u05'] }],
    });
  });

  test('whose mail came back from the address that they have now are marked, for admins only', async () => {
    const entryTo = async (id: string, address: string) => {
      const entry = sampleMail({
        state: 'sent',
        recipient: { channel: 'mail', id, name: '王敏', address },
        occasion: `now-${address.length}`,
      });
      await store.planMails([{ entry, letter: sampleLetter() }]);
      const feedback = { as: 'bounced', said: '5.1.1', at: '2025-03-29T01:12:00.000Z' } as const;
      await store.saveMail({ ...entry, state: 'bounced', feedback, version: 2 });
    };
    const returned = async (actor = ADMIN): Promise<unknown> =>
      JSON.parse((await apiOver(store, actor).call({ path: '/api/members' })).text).members[0].returned;
    await entryTo('m2', 'older@pinghu.example');
    expect(await returned()).toBeUndefined();
    await entryTo('m2', 'wangmin@pinghu.example');
    expect(await returned()).toEqual({ said: '5.1.1', at: '2025-03-29T01:12:00.000Z' });
    expect(await returned(VIEWER)).toBeUndefined();
  });

  test("a member's history is not had as a unit's", async () => {
    expect((await apiOver(store, VIEWER).call({ path: '/api/units/m2/history' })).json).toEqual({ events: [] });
  });

  test.each<[string, Call, number, string]>([
    [
      'an e-mail that is taken',
      { method: 'POST', path: '/api/members', body: { ...INVITATION, email: 'WangMin@pinghu.example' } },
      422,
      'email_taken',
    ],
    ['an e-mail that is none', { method: 'POST', path: '/api/members', body: { ...INVITATION, email: '李静' } }, 422, 'invalid_request'],
    ['a role that is none', { method: 'POST', path: '/api/members', body: { ...INVITATION, role: 'owner' } }, 422, 'invalid_request'],
    ['a unit twice', { method: 'POST', path: '/api/members', body: { ...INVITATION, units: ['u05', 'u05'] } }, 422, 'invalid_request'],
    ['a unit that is none', { method: 'POST', path: '/api/members', body: { ...INVITATION, units: ['u99'] } }, 422, 'unknown_unit'],
    ['a name of two lines', { method: 'POST', path: '/api/members', body: { ...INVITATION, name: '李\n静' } }, 422, 'control_character'],
    [
      'a binding',
      { method: 'POST', path: '/api/members', body: { ...INVITATION, bound: { issuer: 'x', subject: 'y' } } },
      422,
      'invalid_request',
    ],
    ['an old version', { method: 'PATCH', path: '/api/members/m2', body: { version: 7, name: '甲' } }, 409, 'outdated'],
    ['an editor without a unit', { method: 'PATCH', path: '/api/members/m2', body: { version: 1, units: [] } }, 422, 'editor_without_unit'],
    ['nobody', { method: 'PATCH', path: '/api/members/m99', body: { version: 1, name: '甲' } }, 404, 'not_found'],
    ['an id with a key in it', { method: 'PATCH', path: '/api/members/a%23b', body: { version: 1 } }, 422, 'invalid_request'],
    ['a removal without a version', { method: 'DELETE', path: '/api/members/m2' }, 422, 'invalid_request'],
    ['a removal of an old version', { method: 'DELETE', path: '/api/members/m2', query: { version: '7' } }, 409, 'outdated'],
  ])('%s is refused and changes nothing', async (_, request, status, code) => {
    const reply = await ask(request);
    expect([reply.status, reply.json]).toEqual([status, expect.objectContaining({ code })]);
    expect((await store.members()).filter(({ removedAt }) => removedAt === null)).toEqual([sampleMember()]);
  });

  test('invitations at the same instant all stand', async () => {
    const replies = await Promise.all(
      Array.from({ length: 4 }, (_, index) => post('/api/members', { ...INVITATION, email: `p${index}@pinghu.example` })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('units', () => {
  test('are added, renamed and merged, and a sheet comes with them', async () => {
    const made = await post('/api/units', { name: '体育局', shortName: '体育' });
    const { id } = JSON.parse(made.text).unit;
    expect(made.json).toEqual({ unit: { id, name: '体育局', shortName: '体育', mergedInto: null, version: 1 } });
    const renamed = await patch(`/api/units/${id}`, { version: 1, name: '体育中心', shortName: '体育' });
    expect(renamed.json).toMatchObject({ unit: { name: '体育中心', version: 2 } });
    const merged = await post(`/api/units/${id}/merge`, { version: 2, into: 'u05' });
    const unit = { id, name: '体育中心', shortName: '体育', mergedInto: 'u05', version: 3 };
    expect(merged.json).toEqual({ unit });
    const history = await ask({ path: `/api/units/${id}/history` });
    expect(history.json).toMatchObject({
      events: [
        { what: 'unit_merged', after: { mergedInto: 'u05' } },
        { what: 'unit_renamed', before: { name: '体育局' } },
        { what: 'unit_added', before: null },
      ],
    });
    expect(JSON.parse((await ask({ path: '/api/sheets/2025' })).text).units).toContainEqual(unit);
    expect(JSON.parse((await ask({ path: '/api/units' })).text).units).toContainEqual(unit);
  });

  test.each<[string, Call, number, string]>([
    ['a name that is taken', { method: 'POST', path: '/api/units', body: { name: '残联', shortName: '残联' } }, 422, 'unit_name_taken'],
    ['no name', { method: 'POST', path: '/api/units', body: { name: ' ', shortName: '残联' } }, 422, 'invalid_request'],
    ['an old version', { method: 'PATCH', path: '/api/units/u06', body: { version: 7, name: '甲', shortName: '甲' } }, 409, 'outdated'],
    [
      'a unit that is none',
      { method: 'PATCH', path: '/api/units/u99', body: { version: 1, name: '甲', shortName: '甲' } },
      404,
      'not_found',
    ],
    ['a merge into itself', { method: 'POST', path: '/api/units/u06/merge', body: { version: 1, into: 'u06' } }, 422, 'unit_into_itself'],
    ['a merge into nothing', { method: 'POST', path: '/api/units/u06/merge', body: { version: 1, into: 'u99' } }, 404, 'not_found'],
  ])('%s is refused and changes nothing', async (_, request, status, code) => {
    const reply = await ask(request);
    expect([reply.status, reply.json]).toEqual([status, expect.objectContaining({ code })]);
    expect((await store.units()).find(({ id }) => id === 'u06')).toEqual(sampleUnit({ id: 'u06', name: '残联' }));
  });
});
