/** The digest on the embedded engine: what is due is written to whom it concerns, once, whoever looks and however often. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailSettings } from '../../domain/mail/settings.ts';
import type { Day } from '../../domain/period.ts';
import { usualReporting } from '../../domain/reporting.ts';
import type { SheetContents, SheetId } from '../../domain/types.ts';
import { runDigest } from '../../functions/actions/run-digest.ts';
import { writeComment } from '../../functions/actions/write-comment.ts';
import { type DigestLog, newDigestHandler } from '../../functions/digest/handler.ts';
import { StoreUnavailable, type Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { DOING, fillCity, SETTINGS } from '../support/digest-city.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { letterParts } from '../support/letter-parts.ts';
import { ADMIN, sampleSheet, sampleUnit } from '../support/samples.ts';

/** The due day of March 2025 is Monday the 31st. */
const DUE = Date.parse('2025-03-31T01:00:00.000Z');
const MINUTE = 60_000;

const tables: TestTable[] = [];
afterAll(() => Promise.all(tables.map((table) => table.stop())));

let store: Store;
let mail: ReturnType<typeof letterParts>;
let closed: [SheetId, Day][];
let sent: number;

const open = async (): Promise<Store> => {
  const table = await embeddedTable();
  tables.push(table);
  return dynamoStore(documentClient(table.config), table.table);
};

const run = (now: number, over = store) =>
  runDigest({
    store: over,
    letters: mail.letters,
    now: () => now,
    closeDue: (sheet, day) => {
      closed.push([sheet, day]);
      return Promise.resolve();
    },
    sendMails: () => {
      sent += 1;
      return Promise.resolve();
    },
  });

const city = async (contents: Partial<SheetContents> = {}, settings: MailSettings | null = SETTINGS): Promise<void> => {
  store = await open();
  await fillCity(store, contents, settings);
};

const letters = (): string[] =>
  mail
    .planned()
    .map(({ entry }) => `${entry.kind} ${entry.occasion} ${entry.recipient.channel}:${entry.recipient.id}`)
    .toSorted();

beforeEach(() => {
  [mail, closed, sent] = [letterParts(), [], 0];
});

describe('on the due day', () => {
  test('leaders get the figures, each unit its own tasks and no others; who is removed gets nothing', async () => {
    await city();
    const { planned, ownerless } = await run(DUE);
    expect(letters()).toEqual([
      'chase 2025-03-31T09:00 mail:disabled',
      'chase 2025-03-31T09:00 mail:school',
      'summary 2025-03-31T09:00 mail:leader',
    ]);
    const owed = Object.fromEntries(
      mail
        .planned()
        .flatMap(({ entry, request }) =>
          request.kind === 'chase'
            ? [[entry.recipient.id, [request.daysLeft, request.owing.map(({ unit, tasks }) => [unit, tasks.map(({ id }) => id)])]]]
            : [],
        ),
    );
    expect(owed).toEqual({ school: [0, [['u05', ['2025-t1']]]], disabled: [0, [['u06', ['2025-t2']]]] });
    expect(mail.planned()[0]).toMatchObject({
      entry: {
        sheet: '2025',
        period: '2025-03',
        state: 'waiting',
        attempts: 0,
        version: 1,
        recipient: { address: 'leader@pinghu.example' },
      },
      setting: {
        city: '平湖市',
        today: '2025-03-31',
        days: { due: '2025-03-31', cutOff: '2025-04-03' },
        page: 'https://shishi.example.cn',
      },
    });
    // Nobody reports for the third unit any more.
    expect([planned, ownerless]).toEqual([3, [{ sheet: '2025', units: ['u07'] }]]);
    expect([closed, sent]).toEqual([[['2025', '2025-03-31']], 1]);
  });

  test('what was confirmed is not chased; an editor of a unit that went into another one is told of that one’s tasks', async () => {
    await city({
      units: [sampleUnit(), sampleUnit({ id: 'u06', mergedInto: 'u07' }), sampleUnit({ id: 'u07', name: '体育局' })],
    });
    const said = { sheet: '2025', period: '2025-03', unit: 'u05', task: '2025-t1', taskVersion: 1, reason: '', version: 1, ...DOING };
    await store.saveReport({ ...said, state: 'unchanged' });
    await run(DUE);
    const chased = mail
      .planned()
      .flatMap(({ entry, request }) => (request.kind === 'chase' ? [[entry.recipient.id, request.owing.map(({ unit }) => unit)]] : []));
    expect(chased).toEqual([['disabled', ['u07']]]);
  });

  test('what was sent back is told of with its reason', async () => {
    await city();
    const said = { sheet: '2025', period: '2025-03', unit: 'u05', task: '2025-t1', taskVersion: 1, version: 1, ...DOING };
    await store.saveReport({ ...said, state: 'reported', reason: '' });
    await store.saveReport({ ...said, state: 'sent_back', reason: '请补充开工时间', version: 2 });
    await run(DUE);
    const told = mail.planned().flatMap(({ entry, request }) => (request.kind === 'chase' ? [[entry.recipient.id, request]] : []));
    expect(Object.fromEntries(told)).toMatchObject({
      school: { owing: [{ unit: 'u05' }], sentBack: [{ task: '2025-t1', unit: 'u05', reason: '请补充开工时间' }] },
    });
  });

  test('a group’s robot gets what it is there for, and nobody stops a chase', async () => {
    const robot = {
      id: 'r1',
      name: '督查群',
      channel: 'wecom',
      kinds: ['chase'],
      address: 'https://qyapi.weixin.qq.com/x',
      secret: '',
    } as const;
    await city({}, { ...SETTINGS, robots: [robot] });
    await store.choose('leader', { kind: 'summary', choice: 'none' });
    await run(DUE);
    expect(letters()).toEqual([
      'chase 2025-03-31T09:00 mail:disabled',
      'chase 2025-03-31T09:00 mail:school',
      'chase 2025-03-31T09:00 wecom:r1',
    ]);
    expect(mail.planned().map(({ letter }) => letter.unsubscribe)).toEqual([null, null, null]);
    expect(JSON.stringify(mail.planned())).not.toContain('qyapi');
  });
});

describe('once', () => {
  test('two runs at the same time, and any after them, come to the same letters', async () => {
    await city();
    await Promise.all([run(DUE), run(DUE + 5000)]);
    await run(DUE + MINUTE);
    expect(letters()).toHaveLength(3);
    expect(await store.digestPlace()).toEqual({ handled: DUE + MINUTE, told: null });
  });

  test('a run that broke off is taken up by the next one; what waits is sent all the same', async () => {
    await city();
    const broken: Store = { ...store, reports: () => Promise.reject(new StoreUnavailable('away')) };
    await expect(run(DUE, broken)).rejects.toThrow(StoreUnavailable);
    expect([letters(), sent, await store.digestPlace()]).toEqual([[], 1, null]);
    const half: Store = { ...store, saveDigestPlace: () => Promise.reject(new StoreUnavailable('away')) };
    await expect(run(DUE, half)).rejects.toThrow(StoreUnavailable);
    expect(letters()).toHaveLength(3);
    await run(DUE + 20_000);
    expect(letters()).toHaveLength(3);
  });

  test('a sheet that goes wrong keeps no other from its letters, and is told of', async () => {
    await city();
    await store.create(
      sampleSheet({ sheet: { id: '2024', name: '', city: '', reporting: usualReporting('2024-12') }, tasks: [], projects: [] }),
    );
    const head = (id: SheetId) => (id === '2024' ? Promise.reject(new StoreUnavailable()) : store.head(id));
    await expect(run(DUE, { ...store, head })).rejects.toThrow(StoreUnavailable);
    const before = letters();
    expect(before).toContain('chase 2025-03-31T09:00 mail:school');
    await run(DUE);
    expect(letters()).toEqual(before);
  });

  test('after an outage what was due is caught up with, for a day', async () => {
    await city();
    await run(DUE - MINUTE);
    await run(DUE + 23 * 60 * MINUTE);
    expect(letters()).toHaveLength(3);
    await city();
    mail = letterParts();
    await run(DUE - MINUTE);
    await run(DUE + 25 * 60 * MINUTE);
    expect(letters()).toEqual([]);
  });
});

describe('mentions', () => {
  const mention = (id: string, text: string, mentions: string[], at: number) =>
    writeComment({ store, now: () => at }, { project: '2025-p1', task: '2025-t1' }, { id, text, mentions }, ADMIN);
  const ID = '00000000-0000-4000-8000-00000000000';

  test('are told at once, once a day, or not at all, as each has chosen', async () => {
    await city();
    await store.choose('school', { kind: 'mentions', choice: 'at_once' });
    await store.choose('disabled', { kind: 'mentions', choice: 'none' });
    const noon = Date.parse('2025-03-03T04:00:00.000Z');
    await run(noon);
    await mention(`${ID}1`, '@school @disabled @leader 请核对', ['school', 'disabled', 'leader'], noon + 10_000);
    await mention(`${ID}2`, '@school 另请补充', ['school'], noon + 50_000);
    await Promise.all([run(noon + MINUTE), run(noon + MINUTE)]);
    expect(letters()).toEqual(['mentions now-20250303T0401Z mail:school']);
    await run(noon + 2 * MINUTE);
    expect(letters()).toEqual(['mentions now-20250303T0401Z mail:school', 'mentions now-20250303T0402Z mail:school']);
    await run(Date.parse('2025-03-03T09:31:00.000Z'));
    expect(letters().filter((letter) => !letter.endsWith('school'))).toEqual(['mentions 2025-03-03T17:30 mail:leader']);
    const daily = mail.planned().find(({ entry }) => entry.recipient.id === 'leader');
    expect(daily?.request).toMatchObject({
      mentions: [{ comment: { text: '@school @disabled @leader 请核对' }, task: { id: '2025-t1', number: 1 } }],
    });
    expect(daily?.letter.unsubscribe).toMatch(
      /^https:\/\/shishi\.example\.cn\/api\/unsubscribe\?member=leader&kind=mentions&seal=[\w-]{43}$/u,
    );
    // The next day tells nothing twice.
    await run(Date.parse('2025-03-04T09:31:00.000Z'));
    expect(letters()).toHaveLength(3);
  });

  test('a comment that was withdrawn meanwhile is not told of', async () => {
    await city();
    const noon = Date.parse('2025-03-03T04:00:00.000Z');
    await mention(`${ID}1`, '@leader 误发', ['leader'], noon);
    const comment = await store.comment('2025-t1', `${ID}1`);
    if (comment === null) throw new Error('no comment');
    await store.saveWithdrawal({ ...comment, withdrawn: { by: DOING.by, at: DOING.at } }, { sheet: '2025', project: '2025-p1' });
    await run(Date.parse('2025-03-03T09:31:00.000Z'));
    expect(letters()).toEqual([]);
  });

  test('one that is made right before the daily time is told of that day, also where it is saved late, and on no other day', async () => {
    await city();
    const daily = Date.parse('2025-03-03T09:30:00.000Z');
    await run(daily - MINUTE);
    await mention(`${ID}1`, '@leader 请今天核对', ['leader'], daily - 1000);
    await run(daily);
    await mention(`${ID}2`, '@leader 补充', ['leader'], daily - 500);
    await run(daily + MINUTE);
    expect(letters()).toEqual(['mentions 2025-03-03T17:30 mail:leader']);
    expect(mail.planned()[0]?.request).toMatchObject({
      mentions: [{ comment: { text: '@leader 请今天核对' } }, { comment: { text: '@leader 补充' } }],
    });
    await run(daily + 24 * 60 * MINUTE + MINUTE);
    expect(letters()).toHaveLength(1);
  });
});

describe('where there is little to tell', () => {
  test.each<[string, Partial<SheetContents>, MailSettings | null]>([
    ['nobody has set anything', {}, null],
    ['the sheet is empty', { tasks: [] }, SETTINGS],
    ['the year is over', { sheet: { ...sampleSheet().sheet, reporting: { ...usualReporting('2025-12'), isOver: true } } }, SETTINGS],
  ])('nothing goes out: %s', async (_, contents, settings) => {
    await city(contents, settings);
    await run(DUE);
    expect(letters()).toEqual([]);
    expect((await store.digestPlace())?.handled).toBe(DUE);
  });

  test('without any members or sheets a run comes to its end', async () => {
    store = await open();
    await store.saveMailing(SETTINGS, DOING);
    expect(await run(DUE)).toEqual({ planned: 0, ownerless: [] });
    await store.create(sampleSheet());
    expect(await run(DUE + MINUTE)).toEqual({ planned: 0, ownerless: [] });
  });
});

test('the log says how many letters were planned, and which units have nobody; it names no person', async () => {
  await city();
  const lines: Parameters<DigestLog>[0][] = [];
  const { letters: parts } = mail;
  const handler = newDigestHandler({
    store,
    letters: parts,
    now: () => DUE,
    closeDue: () => Promise.resolve(),
    sendMails: () => Promise.resolve({}),
    meter: () => {},
    log: (line) => lines.push(line),
  });
  await handler();
  expect(lines).toEqual([
    { level: 'info', what: 'planned', letters: 3 },
    { level: 'warn', what: 'no_members', sheet: '2025', units: ['u07'] },
  ]);
});
