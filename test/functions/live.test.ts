/** Live connections: who gets one, what is said on it, and what ends it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeMember } from '../../functions/actions/close-member.ts';
import { newLiveHandler } from '../../functions/live/handler.ts';
import { type Store, StoreUnavailable } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { liveEvent, recordingPush } from '../support/live.ts';
import { EDITOR, sampleSheet, VIEWER } from '../support/samples.ts';

/** The clock of the API in tests. */
const START = Date.parse('2025-03-01T02:00:00.000Z');
const PAGE = 'https://page.example.cn';

let engine: TestTable;
let store: Store;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(sampleSheet());
});
afterAll(() => engine.stop());

const live = (over: Store = store) => {
  const clock = { now: START + 1000 };
  const lines: object[] = [];
  const recorded = recordingPush();
  const handler = newLiveHandler({
    store: over,
    push: recorded.push,
    now: () => clock.now,
    isOurPage: (origin) => origin === PAGE,
    log: (line) => lines.push(line),
    meter: () => {},
  });
  const connect = async (id: string, ticket: string | undefined, origin = PAGE): Promise<number> =>
    (await handler(liveEvent('CONNECT', id, { headers: { Origin: origin }, queryStringParameters: { ticket } }))).statusCode;
  const say = async (id: string, body: string): Promise<number> => (await handler(liveEvent('MESSAGE', id, { body }))).statusCode;
  const leave = (id: string) => handler(liveEvent('DISCONNECT', id));
  return { ...recorded, clock, lines, handler, connect, say, leave };
};

const ticketFor = async (actor = EDITOR): Promise<string> => {
  const { json } = await apiOver(store, actor).call({ method: 'POST', path: '/api/live/ticket', body: { sheet: '2025' } });
  return String(Reflect.get(Object(json), 'ticket'));
};

const reasons = (lines: readonly object[]): unknown[] => lines.map((line) => Reflect.get(line, 'what'));

/** A connection of its own member, so that tests do not see each other's. */
const connected = async (id: string, over?: Store) => {
  const all = live(over);
  expect(await all.connect(id, await ticketFor({ ...EDITOR, id: `member-of-${id}` }))).toBe(200);
  return all;
};

describe('a ticket', () => {
  test('is given to every member, for a minute, with the address that it is for', async () => {
    const reply = await apiOver(store, VIEWER).call({ method: 'POST', path: '/api/live/ticket', body: { sheet: '2025' } });
    expect([reply.status, reply.json]).toEqual([
      200,
      { ticket: expect.stringMatching(/^[\w-]{32}$/u), expiresAt: '2025-03-01T02:01:00.000Z', address: '/live' },
    ]);
  });

  test('is not given to strangers, nor for a sheet that does not exist', async () => {
    const ask = (actor: typeof VIEWER | null, sheet: string) =>
      apiOver(store, actor).call({ method: 'POST', path: '/api/live/ticket', body: { sheet } });
    expect([(await ask(null, '2025')).status, (await ask(VIEWER, '1999')).status, (await ask(VIEWER, 'city')).status]).toEqual([
      401, 404, 422,
    ]);
  });

  test('opens one connection; used again it is refused, and logged without itself', async () => {
    const { connect, lines } = live();
    const ticket = await ticketFor();
    expect([await connect('t1', ticket), await connect('t2', ticket)]).toEqual([200, 401]);
    expect(lines).toEqual([{ level: 'warn', connection: 't2', route: '$connect', what: 'no_ticket' }]);
    expect(JSON.stringify(lines)).not.toContain(ticket);
    expect(await store.connection('t2', START)).toBeNull();
  });

  test('is refused after its minute, and where there is none or nonsense', async () => {
    const { connect, clock } = live();
    const ticket = await ticketFor();
    clock.now = START + 60_000;
    expect([await connect('t3', ticket), await connect('t3', undefined), await connect('t3', 'x'.repeat(5000))]).toEqual([401, 401, 401]);
  });

  test('of another page is refused and stays good for ours', async () => {
    const { connect, lines } = live();
    const ticket = await ticketFor();
    expect([await connect('t4', ticket, 'https://evil.example'), await connect('t4', ticket, '')]).toEqual([403, 403]);
    expect(reasons(lines)).toEqual(['foreign_origin', 'foreign_origin']);
    expect(await connect('t4', ticket)).toBe(200);
  });
});

describe('a connection', () => {
  test('answers a ping with the time, and writes only where little is left', async () => {
    let renewed = 0;
    const counting: Store = { ...store, renewConnection: (of, until) => ((renewed += 1), store.renewConnection(of, until)) };
    const { say, sent, clock } = await connected('p1', counting);
    await say('p1', '{"type":"ping"}');
    expect([sent, renewed]).toEqual([[{ to: 'p1', message: { type: 'pong', now: '2025-03-01T02:00:01.000Z' } }], 0]);
    clock.now += 31 * 60_000;
    await say('p1', '{"type":"ping"}');
    expect(renewed).toBe(1);
    expect((await store.connection('p1', clock.now))?.expiresAt).toBe(clock.now + 2 * 60 * 60 * 1000);
  });

  test('tells whoever opens a cell who is there, with their names, colours and cells', async () => {
    const { say, sent } = await connected('o1');
    await say('o1', '{"type":"open","task":"2025-t1"}');
    const [{ message } = { message: null }] = sent;
    const people: unknown = Reflect.get(Object(message), 'people');
    expect(people).toContainEqual({
      connection: 'o1',
      member: 'member-of-o1',
      name: '王敏',
      unit: expect.any(String),
      colour: expect.any(Number),
      task: '2025-t1',
    });
  });

  test('is gone when it is closed', async () => {
    const { leave } = await connected('l1');
    await leave('l1');
    await leave('l1');
    expect(await store.connection('l1', START)).toBeNull();
  });

  test('whose time is over is told so and closed', async () => {
    const { say, clock, sent, closed } = await connected('e1');
    clock.now += 2 * 60 * 60 * 1000;
    expect(await say('e1', '{"type":"ping"}')).toBe(410);
    expect([sent, closed]).toEqual([[{ to: 'e1', message: { type: 'bye', reason: 'expired' } }], ['e1']]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"type":'],
    ['no message', '{"type":"edit"}'],
    ['more than the message', '{"type":"ping","x":1}'],
    ['no task', '{"type":"open","task":"history#2025"}'],
  ])('that says %s is closed', async (what, body) => {
    const id = `n-${what.replaceAll(' ', '-')}`;
    const { say, closed, lines } = await connected(id);
    expect([await say(id, body), closed, reasons(lines)]).toEqual([400, [id], ['not_understood']]);
    expect(await store.connection(id, START)).toBeNull();
  });

  test('that sends over 32 KB is closed; 32 KB are looked at', async () => {
    const { say, closed, lines } = await connected('b1');
    expect(await say('b1', `{"type":"ping"}${' '.repeat(32 * 1024 - 15)}`)).toBe(200);
    expect([await say('b1', 'x'.repeat(32 * 1024 + 1)), closed, reasons(lines)]).toEqual([413, ['b1'], ['too_large']]);
  });

  test('that sends 1,000 messages in a second is closed and logged once; another one is not disturbed', async () => {
    const { say, connect, sent, closed, lines } = await connected('f1');
    await connect('f2', await ticketFor());
    const codes = await Promise.all(Array.from({ length: 1000 }, () => say('f1', '{"type":"ping"}')));
    expect(codes.filter((code) => code === 200).length).toBeLessThanOrEqual(50);
    expect([closed, reasons(lines)]).toEqual([['f1'], ['too_many']]);
    expect(await say('f2', '{"type":"ping"}')).toBe(200);
    expect(sent.at(-1)?.to).toBe('f2');
  });

  test('that is ended says nothing more, not even what was on its way as a new second began', async () => {
    const { say, clock, closed, lines } = await connected('m1');
    await Promise.all(Array.from({ length: 60 }, () => say('m1', '{"type":"ping"}')));
    clock.now += 1000;
    await say('m1', '{"type":"ping"}');
    expect([closed, reasons(lines)]).toEqual([['m1'], ['too_many']]);
  });

  test('may send again in the next second as long as it is not too much', async () => {
    const { say, clock } = await connected('s1');
    for (let second = 0; second < 3; second += 1) {
      await Promise.all(Array.from({ length: 50 }, () => say('s1', '{"type":"ping"}')));
      clock.now += 1000;
    }
    expect(await say('s1', '{"type":"ping"}')).toBe(200);
  });

  test('of a member who is changed or removed is closed, and no one else’s', async () => {
    const { connect, push, sent, closed } = await connected('m1');
    await connect('m2', await ticketFor({ ...EDITOR, id: 'member-of-m1' }));
    await connect('m3', await ticketFor({ ...EDITOR, id: 'another' }));
    await closeMember({ store, push, now: () => START + 1000 }, 'member-of-m1');
    expect(closed.toSorted()).toEqual(['m1', 'm2']);
    expect(sent.map(({ message }) => message)).toEqual([1, 2].map(() => ({ type: 'bye', reason: 'member_changed' })));
    expect([await store.connection('m1', START), (await store.connection('m3', START))?.member]).toEqual([null, 'another']);
  });
});

test('a ticket that a member got before being changed or removed is no good; one got after it is', async () => {
  const { connect, push } = live();
  const member = { ...EDITOR, id: 'member-of-x' };
  const before = await ticketFor(member);
  await closeMember({ store, push, now: () => START + 500 }, member.id);
  expect([await connect('x1', before), await store.connection('x1', START)]).toEqual([401, null]);
  const after = await store.issueTicket({ sheet: '2025', member: member.id, name: '', unit: '' }, START + 600 + 60_000);
  expect(await connect('x2', after)).toBe(200);
});

test('where the store is away a connect is refused for the moment, and the log names no one', async () => {
  const { connect, lines } = live({ ...store, takeTicket: () => Promise.reject(new StoreUnavailable('away')) });
  expect(await connect('a1', await ticketFor())).toBe(503);
  expect(lines).toEqual([{ level: 'error', connection: 'a1', route: '$connect', what: 'StoreUnavailable' }]);
});
