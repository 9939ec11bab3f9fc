/** The sender's mailbox, over the IMAP client and a real server on loopback, into the log on the embedded engine. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailEntry } from '../../../domain/mail/types.ts';
import { imapMailbox, type MailboxAccess } from '../../../functions/returns/imap-mailbox.ts';
import { newMailboxHandler } from '../../../functions/returns/handlers.ts';
import type { Call, MailboxStore, Store } from '../../../functions/ports.ts';
import type { Figures } from '../../../functions/metrics.ts';
import { documentClient } from '../../../functions/store/client.ts';
import { dynamoStore } from '../../../functions/store/dynamo-store.ts';
import { engineOn } from '../../../functions/store/engine.ts';
import { mailboxStore } from '../../../functions/store/mailbox-store.ts';
import { embeddedTable, type TestTable } from '../../support/engine.ts';
import { ACCOUNT, startMailbox, type TestMailbox } from '../../support/imap.ts';
import { OWN_MAIL, qmail, report, RETURNED, TO } from '../../support/notices.ts';
import { MAIL_DAY, sampleLetter } from '../../support/samples-mail.ts';

let engine: TestTable;
let store: Store & MailboxStore;
let mailbox: TestMailbox;
beforeAll(async () => {
  engine = await embeddedTable();
});
afterAll(() => engine.stop());

let calls: { readonly status: Call['status']; readonly figures: Figures }[];

beforeEach(async () => {
  const client = documentClient(engine.config);
  store = { ...dynamoStore(client, engine.table), ...mailboxStore(engineOn(client, engine.table)) };
  mailbox = await startMailbox();
  calls = [];
});
afterEach(() => mailbox.stop());

/** Each test has a message of its own, under a Message-ID of its own. */
let count = 0;
const sent = async (): Promise<MailEntry> => {
  count += 1;
  const period = '2094-03';
  const entry = {
    ...RETURNED,
    occasion: `now-${count}`,
    messageId: RETURNED.messageId.replace('2094-03-29T09_3a_00', `now-${count}`),
    period,
  };
  await store.planMails([{ entry, letter: sampleLetter() }]);
  return entry;
};
const about = ({ messageId }: MailEntry, raw = report()): string => raw.replaceAll(RETURNED.messageId, messageId);
const stateOf = async (entry: MailEntry) => (await store.mail(entry))?.entry.state;

/** Milliseconds: `all` for one reading, `answer` for what the server is asked for at once. */
const LIMITS = { all: 60_000, answer: 60_000 };

const read = (access: Partial<MailboxAccess> = {}, over: Partial<Store> = {}, limits: Partial<typeof LIMITS> = {}): Promise<void> => {
  const { all, answer } = { ...LIMITS, ...limits };
  const at = { host: '127.0.0.1', port: mailbox.port, secure: false, mailbox: 'INBOX', ...ACCOUNT, ...access };
  const meter = ({ status }: Call, figures: Figures): void => void calls.push({ status, figures });
  const box = imapMailbox(() => Promise.resolve(at), answer);
  return newMailboxHandler({ store: { ...store, ...over }, mailbox: box, now: () => MAIL_DAY, meter, longest: all })();
};
/** Which messages were read whole, in order. */
const readWhole = (): readonly (string | undefined)[] =>
  mailbox
    .heard()
    .filter((line) => /BODY\.PEEK\[\]/u.test(line))
    .map((line) => /FETCH (\d+)/u.exec(line)?.[1]);

test('what came back is in the log, with the reason; people’s own mail is not even opened', async () => {
  const [first, second] = [await sent(), await sent()];
  for (const raw of [OWN_MAIL, about(first), OWN_MAIL, about(second, qmail('550 5.2.2 mailbox full'))]) mailbox.deliver(raw);
  await read();
  expect((await store.mail(first))?.entry).toMatchObject({
    state: 'bounced',
    feedback: { as: 'bounced', said: expect.stringContaining('5.1.1'), at: new Date(MAIL_DAY).toISOString() },
  });
  expect(await stateOf(second)).toBe('bounced');
  expect(calls).toEqual([{ status: 'ok', figures: { MailsReturned: 2 } }]);
  expect(readWhole()).toEqual(['2', '4']);
});

test('nothing in the mailbox is changed: it is opened to be looked at, and no command of the client would change anything', async () => {
  mailbox.deliver(about(await sent()));
  await read();
  expect(mailbox.flags()).toEqual([[]]);
  const commands = new Set(mailbox.heard().map((line) => line.replace(/^UID /u, '').split(' ', 1)[0]));
  expect([...commands].filter((command) => /SELECT|STORE|COPY|MOVE|APPEND|EXPUNGE|DELETE|CLOSE/iu.test(command ?? ''))).toEqual([]);
  expect(commands).toContain('EXAMINE');
});

test('each reading goes on from the one before', async () => {
  const [first, second] = [await sent(), await sent()];
  mailbox.deliver(about(first));
  await read();
  const before = mailbox.heard().length;
  mailbox.deliver(about(second));
  await read();
  expect(await stateOf(second)).toBe('bounced');
  const later = mailbox.heard().slice(before).join('\n');
  expect(later).not.toMatch(/FETCH 1\b/u);
  await read();
  expect(calls.map(({ figures }) => figures)).toEqual([{ MailsReturned: 1 }, { MailsReturned: 1 }, {}]);
});

test('a mailbox whose ids mean something else now is looked back over; nothing is counted twice', async () => {
  const [first, second] = [await sent(), await sent()];
  mailbox.deliver(about(first));
  await read();
  mailbox.deliver(about(second));
  mailbox.renumber(9999);
  await read();
  expect([await stateOf(first), await stateOf(second)]).toEqual(['bounced', 'bounced']);
  expect(calls.at(-1)?.figures).toEqual({ MailsReturned: 1 });
  expect(await store.mailboxPlace()).toEqual({ validity: '9999', uid: 2 });
});

test('what cannot be written down is read again next time', async () => {
  const entry = await sent();
  mailbox.deliver(about(entry));
  await expect(read({}, { saveMail: () => Promise.reject(new Error('the table is away')) })).rejects.toThrow('the table is away');
  expect(await stateOf(entry)).toBe('sent');
  await read();
  expect(await stateOf(entry)).toBe('bounced');
});

describe('how far it got is written down after each message', () => {
  test('so one whose time is over is gone on with by the next, message by message', async () => {
    const entries = [await sent(), await sent(), await sent()];
    for (const entry of entries) mailbox.deliver(about(entry));
    for (const left of [2, 1, 0]) {
      await read({}, {}, { all: 0 });
      const states = await Promise.all(entries.map(stateOf));
      expect(states.filter((state) => state === 'sent')).toHaveLength(left);
    }
    expect(readWhole()).toEqual(['1', '2', '3']);
  });

  test('so one that broke off at the second does not read the first again', async () => {
    const [first, second] = [await sent(), await sent()];
    for (const entry of [first, second]) mailbox.deliver(about(entry));
    const saveMail: Store['saveMail'] = (entry) =>
      entry.messageId === second.messageId ? Promise.reject(new Error('the table is away')) : store.saveMail(entry);
    await expect(read({}, { saveMail })).rejects.toThrow('the table is away');
    expect(await store.mailboxPlace()).toMatchObject({ uid: 1 });
    await read();
    expect([await stateOf(first), await stateOf(second)]).toEqual(['bounced', 'bounced']);
    expect(readWhole()).toEqual(['1', '2', '2']);
  });
});

test('a head that is longer than any literal that is taken stops nobody', async () => {
  const entry = await sent();
  mailbox.deliver(about(entry, report({ from: `MAILER-DAEMON ${'x'.repeat(600_000)} <a@mx.example.cn>` })));
  mailbox.deliver(about(entry));
  await read();
  expect([await stateOf(entry), (await store.mailboxPlace())?.uid]).toEqual(['bounced', 2]);
});

test('a server that falls silent is not waited for, and what it kept back is read once it speaks', async () => {
  const entry = await sent();
  await read();
  mailbox.deliver(about(entry));
  mailbox.keepSilent(true);
  await expect(read({}, {}, { answer: 100 })).rejects.toThrow('Connection');
  expect(await store.mailboxPlace()).toMatchObject({ uid: 0 });
  mailbox.keepSilent(false);
  await read();
  expect(await stateOf(entry)).toBe('bounced');
});

test('a mailbox that takes nobody in fails, and is gone on with where it was', async () => {
  mailbox.deliver(about(await sent()));
  const before = await store.mailboxPlace();
  await expect(read({ password: 'wrong' })).rejects.toThrow('Command failed');
  await expect(read({ mailbox: 'no such folder' })).rejects.toThrow('Command failed');
  const { port } = mailbox;
  await mailbox.stop();
  await expect(read({ port })).rejects.toThrow('ECONNREFUSED');
  expect(await store.mailboxPlace()).toEqual(before);
  mailbox = await startMailbox();
});

test('a mailbox that refuses to be searched fails, and what came in meanwhile is read once it answers', async () => {
  const entry = await sent();
  await read();
  const before = await store.mailboxPlace();
  mailbox.deliver(about(entry));
  mailbox.refuseSearches(true);
  await expect(read()).rejects.toThrow('refused');
  expect(await store.mailboxPlace()).toEqual(before);
  mailbox.refuseSearches(false);
  await read();
  expect(await stateOf(entry)).toBe('bounced');
});

test('a server elsewhere that offers no TLS is not told the account', async () => {
  // Not one of the names of this computer, and yet it leads here.
  await expect(read({ host: '0.0.0.0' })).rejects.toThrow(/TLS/u);
  expect(mailbox.heard().join('\n')).not.toMatch(/LOGIN|AUTHENTICATE/iu);
});

test('a folder that notices are moved to can be looked into', async () => {
  await mailbox.stop();
  mailbox = await startMailbox('Returned');
  const entry = await sent();
  mailbox.deliver(about(entry));
  await read({ mailbox: 'Returned' });
  expect(await stateOf(entry)).toBe('bounced');
});

test('of two who move on at once from where it was read to, one does', async () => {
  const before = await store.mailboxPlace();
  const next = { validity: 'once more', uid: 2 };
  const both = await Promise.all([store.saveMailboxPlace(next, before), store.saveMailboxPlace(next, before)]);
  expect(both.toSorted()).toEqual(['conflict', 'saved']);
  expect(await store.saveMailboxPlace({ ...next, uid: 3 }, { ...next, uid: 1 })).toBe('conflict');
  expect(await store.mailboxPlace()).toEqual(next);
});

describe('a notice that somebody made up', () => {
  test.each<[string, (raw: string) => string]>([
    ['about another recipient', (raw) => raw.replaceAll(TO, 'mayor@pinghu.example')],
    ['about a message that was never sent', (raw) => raw.replace('.mail.m1@', '.mail.m9@')],
    ['about a message of another kind of name', (raw) => raw.replace('.summary.', '._23_.')],
  ])('%s changes nothing', async (_, forged) => {
    const entry = await sent();
    mailbox.deliver(forged(about(entry)));
    await read();
    expect([await stateOf(entry), calls.at(-1)?.figures]).toEqual(['sent', {}]);
  });

  test('comes to no more than that a message is listed as returned, and is sent again on request', async () => {
    const entry = await sent();
    mailbox.deliver(about(entry).replace('Status: 5.1.1', 'Status: 5.1.1\r\nX-Role: admin'));
    await read();
    const { feedback, ...rest } = (await store.mail(entry))?.entry ?? expect.fail('gone');
    expect(feedback?.as).toBe('bounced');
    expect(rest).toEqual({ ...entry, state: 'bounced', until: MAIL_DAY, endedAt: new Date(MAIL_DAY).toISOString(), version: 2 });
  });
});
