/** Every route × every role × a task of the own unit or of another one × no token, a good one, and bad ones. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { USUAL_MAILING } from '../../domain/mail/settings.ts';
import { API_ROUTES } from '../../functions/http/api-routes.ts';
import { OFFICE_ROUTES } from '../../functions/http/office-routes.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import type { Call } from '../support/http.ts';
import { startedIssuer, type TestIssuer } from '../support/issuer.ts';
import { sampleMember, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';
import { addMember, signedInApi } from '../support/sign-in.ts';

let engine: TestTable;
let issuer: TestIssuer;
let store: Store;
let call: ReturnType<typeof signedInApi>['call'];

const ROLES = ['admin', 'editor', 'viewer'] as const;
type Role = (typeof ROLES)[number];
type Place = 'own' | 'other';

const TASK: Record<Place, string> = { own: '/api/projects/2025-p1/tasks/2025-t1', other: '/api/projects/2025-p1/tasks/2025-t2' };
/** Of a version that no task has: whoever has the right hears that it is stale, and nothing is saved. */
const edit = { editId: 'edit-0001', version: 99 };
const COMMENT = '00000000-0000-4000-8000-000000000001';
const MAIL = '2025-03~summary~2025-03-28T09:00~mail~admin';
const actual = { kind: 'actual', key: 'x', value: 1, reason: '核实' };
const define = { label: '公园', op: '>=', target: 20, unit: '个', baseline: null, weight: 1 };
const taken = { name: '教育局', shortName: '教育' };
const lead = { name: '甲', email: 'editor@pinghu.example', role: 'viewer', units: [] };

type Allowed = Readonly<Record<Role, readonly Place[]>>;
const BOTH = ['own', 'other'] as const;
const EVERYBODY: Allowed = { admin: BOTH, editor: BOTH, viewer: BOTH };
const REPORTERS: Allowed = { admin: BOTH, editor: ['own'], viewer: [] };
const ADMINS: Allowed = { admin: BOTH, editor: [], viewer: [] };

/** A call of each route that changes nothing, and who may make it. A route that is not here fails the first test. */
const MATRIX: readonly (readonly [route: string, name: string, allowed: Allowed, call: (place: Place) => Call])[] = [
  ['GET /api/sheets/{sheet}', '', EVERYBODY, () => ({ path: '/api/sheets/2025' })],
  ['GET /api/sheets/{sheet}/history', '', EVERYBODY, () => ({ path: '/api/sheets/2025/history' })],
  ['GET /api/sheets/{sheet}/editors', '', EVERYBODY, () => ({ path: '/api/sheets/2025/editors' })],
  ['GET /api/sheets/{sheet}/changes', '', EVERYBODY, () => ({ path: '/api/sheets/2025/changes' })],
  ['POST /api/live/ticket', '', EVERYBODY, () => ({ method: 'POST', path: '/api/live/ticket', body: { sheet: '1999' } })],
  ['GET /api/projects/{project}/tasks/{task}/history', '', EVERYBODY, (place) => ({ path: `${TASK[place]}/history` })],
  [
    'PATCH /api/projects/{project}/tasks/{task}',
    '',
    REPORTERS,
    (place) => ({ method: 'PATCH', path: TASK[place], body: { ...edit, progress: '甲' } }),
  ],
  [
    'PATCH /api/projects/{project}/tasks/{task}/indicators',
    ' (an actual)',
    REPORTERS,
    (place) => ({ method: 'PATCH', path: `${TASK[place]}/indicators`, body: { ...edit, change: actual } }),
  ],
  [
    'PATCH /api/projects/{project}/tasks/{task}/indicators',
    ' (a target)',
    ADMINS,
    (place) => ({
      method: 'PATCH',
      path: `${TASK[place]}/indicators`,
      body: { ...edit, change: { kind: 'define', key: 'x', definition: define } },
    }),
  ],
  ['GET /api/projects/{project}/tasks/{task}/comments', '', EVERYBODY, (place) => ({ path: `${TASK[place]}/comments` })],
  [
    'POST /api/projects/{project}/tasks/{task}/comments',
    '',
    REPORTERS,
    // Nobody has this id: whoever has the right hears so.
    (place) => ({ method: 'POST', path: `${TASK[place]}/comments`, body: { id: COMMENT, text: '@甲', mentions: ['nobody'] } }),
  ],
  [
    'DELETE /api/projects/{project}/tasks/{task}/comments/{comment}',
    '',
    // An editor may withdraw their own, wherever it stands; there is none.
    { ...REPORTERS, editor: BOTH },
    (place) => ({ method: 'DELETE', path: `${TASK[place]}/comments/${COMMENT}` }),
  ],
  [
    'POST /api/projects/{project}/tasks/{task}/seen',
    '',
    EVERYBODY,
    () => ({ method: 'POST', path: '/api/projects/2025-p1/tasks/2025-t9/seen', body: { number: 1 } }),
  ],
  ['GET /api/sheets/{sheet}/marks', '', EVERYBODY, () => ({ path: '/api/sheets/2025/marks' })],
  ['GET /api/me', '', EVERYBODY, () => ({ path: '/api/me' })],
  ['GET /api/members', '', EVERYBODY, () => ({ path: '/api/members' })],
  ['POST /api/members', '', ADMINS, () => ({ method: 'POST', path: '/api/members', body: lead })],
  [
    'PATCH /api/members/{member}',
    '',
    ADMINS,
    () => ({ method: 'PATCH', path: '/api/members/editor', body: { version: 99, role: 'admin' } }),
  ],
  ['DELETE /api/members/{member}', '', ADMINS, () => ({ method: 'DELETE', path: '/api/members/editor', query: { version: '99' } })],
  ['GET /api/members/{member}/history', '', ADMINS, () => ({ path: '/api/members/editor/history' })],
  ['GET /api/units', '', EVERYBODY, () => ({ path: '/api/units' })],
  ['POST /api/units', '', ADMINS, () => ({ method: 'POST', path: '/api/units', body: taken })],
  ['PATCH /api/units/{unit}', '', ADMINS, () => ({ method: 'PATCH', path: '/api/units/u05', body: { version: 99, ...taken } })],
  [
    'POST /api/units/{unit}/merge',
    '',
    ADMINS,
    () => ({ method: 'POST', path: '/api/units/u05/merge', body: { version: 99, into: 'u06' } }),
  ],
  ['GET /api/sheets/{sheet}/reports', '', EVERYBODY, () => ({ path: '/api/sheets/2025/reports' })],
  [
    'POST /api/projects/{project}/tasks/{task}/reports/{unit}',
    '',
    REPORTERS,
    (place) => ({ method: 'POST', path: `${TASK[place]}/reports/u05`, body: { period: '2025-12', version: 0, as: 'reported' } }),
  ],
  [
    'POST /api/projects/{project}/tasks/{task}/reports/{unit}/return',
    '',
    ADMINS,
    (place) => ({ method: 'POST', path: `${TASK[place]}/reports/u05/return`, body: { period: '2025-12', version: 1, reason: '补充' } }),
  ],
  [
    'POST /api/sheets/{sheet}/reporting',
    '',
    ADMINS,
    () => ({ method: 'POST', path: '/api/sheets/2025/reporting', body: { version: 99, change: { kind: 'close', period: '2025-03' } } }),
  ],
  ['GET /api/sheets/{sheet}/days', '', EVERYBODY, () => ({ path: '/api/sheets/2025/days' })],
  ['GET /api/sheets/{sheet}/snapshots', '', EVERYBODY, () => ({ path: '/api/sheets/2025/snapshots' })],
  ['GET /api/sheets/{sheet}/snapshots/{snapshot}', '', EVERYBODY, () => ({ path: '/api/sheets/2025/snapshots/2025-01' })],
  [
    'POST /api/sheets/{sheet}/snapshots',
    '',
    ADMINS,
    () => ({ method: 'POST', path: '/api/sheets/1999/snapshots', body: { id: COMMENT, name: '年中' } }),
  ],
  ['GET /api/sheets/{sheet}/bulletins', '', EVERYBODY, () => ({ path: '/api/sheets/2025/bulletins' })],
  ['GET /api/sheets/{sheet}/bulletins/{number}', '', EVERYBODY, () => ({ path: '/api/sheets/2025/bulletins/1' })],
  ['GET /api/sheets/{sheet}/bulletins/{number}/word', '', EVERYBODY, () => ({ path: '/api/sheets/2025/bulletins/1/word' })],
  [
    'POST /api/sheets/{sheet}/bulletins',
    '',
    ADMINS,
    () => ({ method: 'POST', path: '/api/sheets/2025/bulletins', body: { id: COMMENT, version: 99 } }),
  ],
  ['GET /api/sheets/{sheet}/bulletin-draft', '', ADMINS, () => ({ path: '/api/sheets/2025/bulletin-draft' })],
  [
    'POST /api/sheets/{sheet}/bulletin-draft',
    '',
    ADMINS,
    () => ({ method: 'POST', path: '/api/sheets/2025/bulletin-draft', body: { version: 99, of: { corrects: 1 } } }),
  ],
  ['PATCH /api/sheets/{sheet}/bulletin-draft', '', ADMINS, () => ({ method: 'PATCH', path: '/api/sheets/2025/bulletin-draft', body: {} })],
  [
    'DELETE /api/sheets/{sheet}/bulletin-draft',
    '',
    ADMINS,
    () => ({ method: 'DELETE', path: '/api/sheets/2025/bulletin-draft', query: { version: '99' } }),
  ],
  ['GET /api/sheets/{sheet}/mails', '', ADMINS, () => ({ path: '/api/sheets/2025/mails' })],
  ['GET /api/sheets/{sheet}/mails/{mail}', '', ADMINS, () => ({ path: `/api/sheets/2025/mails/${MAIL}` })],
  [
    'POST /api/sheets/{sheet}/mails/{mail}/resend',
    '',
    ADMINS,
    () => ({ method: 'POST', path: `/api/sheets/2025/mails/${MAIL}/resend`, body: { version: 99 } }),
  ],
  ['GET /api/mailing', '', ADMINS, () => ({ path: '/api/mailing' })],
  ['POST /api/mailing', '', ADMINS, () => ({ method: 'POST', path: '/api/mailing', body: { ...USUAL_MAILING, version: 99 } })],
  [
    'POST /api/mailing/send',
    '',
    ADMINS,
    () => ({ method: 'POST', path: '/api/mailing/send', body: { id: COMMENT, sheet: '1999', kind: 'summary', to: 'me' } }),
  ],
  ['GET /api/me/notices', '', EVERYBODY, () => ({ path: '/api/me/notices' })],
  [
    'POST /api/me/notices',
    '',
    EVERYBODY,
    () => ({ method: 'POST', path: '/api/me/notices', body: { kind: 'summary', choice: 'as_sent' } }),
  ],
  ['GET /api/units/{unit}/history', '', EVERYBODY, () => ({ path: '/api/units/u05/history' })],
];

beforeAll(async () => {
  [engine, issuer] = await Promise.all([embeddedTable(), startedIssuer()]);
  store = dynamoStore(documentClient(engine.config), engine.table);
  const tasks = [sampleTask(), sampleTask({ id: '2025-t2', order: '2', units: ['u06'] })];
  await store.create(sampleSheet({ tasks, units: [sampleUnit(), sampleUnit({ id: 'u06', name: '残联' })] }));
  for (const role of ROLES) {
    const units = role === 'editor' ? ['u05'] : [];
    const bound = { issuer: issuer.issuer, subject: role };
    await addMember(store, sampleMember({ id: role, name: role, email: `${role}@pinghu.example`, role, units, bound }));
  }
  ({ call } = signedInApi(store, issuer));
});
afterAll(() => Promise.all([engine.stop(), issuer.stop()]));

test('every route of both tables is in the matrix, but for those that are open to anybody', () => {
  const routes = [...API_ROUTES, ...OFFICE_ROUTES].filter(({ may }) => may !== 'anyone').map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(MATRIX.map(([route]) => route))].toSorted()).toEqual(routes.toSorted());
});

describe.each(MATRIX)('%s%s', (_, __, allowed, request) => {
  test.each(ROLES)('is for %s as the table of rights says', async (role) => {
    const token = await issuer.token({ sub: role });
    for (const place of BOTH) {
      const { status, json } = await call(request(place), token);
      expect([place, status === 403]).toEqual([place, !allowed[role].includes(place)]);
      if (status === 403) expect(json).toMatchObject({ code: 'forbidden' });
      else expect([200, 404, 409, 422]).toContain(status);
    }
  });

  test.each(ROLES)('is for nobody without a good token, whoever of %s it names', async (role) => {
    const tokens = [['none', null], ...Object.entries(await issuer.badTokens(role))] as const;
    for (const place of BOTH) {
      const replies = await Promise.all(tokens.map(async ([name, token]) => [name, (await call(request(place), token)).status]));
      expect(replies).toEqual(tokens.map(([name]) => [name, 401]));
    }
  });

  test('is not for somebody who is signed in and no member', async () => {
    const { status, json } = await call(request('own'), await issuer.token({ sub: 'stranger' }));
    expect([status, json]).toEqual([403, expect.objectContaining({ code: 'not_a_member' })]);
  });
});

test('after all that nothing is changed', async () => {
  expect((await store.sheet('2025'))?.tasks.map(({ version }) => version)).toEqual([1, 1]);
  expect((await store.members()).map(({ version }) => version)).toEqual([1, 1, 1]);
  expect((await store.units()).map(({ version }) => version)).toEqual([1, 1]);
  expect(await store.snapshots('2025')).toEqual([]);
  expect([await store.bulletins('2025'), (await store.draft('2025')).version]).toEqual([[], 0]);
});
