/** Sending as a whole: the log on the embedded engine, mail to a real relay, and many recipients at a rate. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TRY_MS } from '../../../domain/mail/log.ts';
import type { MailEntry } from '../../../domain/mail/types.ts';
import { sendMails, type SendingPorts } from '../../../functions/actions/send-mails.ts';
import { notSetUp } from '../../../functions/mail/robot-mailer.ts';
import { smtpMailer } from '../../../functions/mail/smtp-mailer.ts';
import type { Mailer, MailStore } from '../../../functions/ports.ts';
import { documentClient } from '../../../functions/store/client.ts';
import { dynamoStore } from '../../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../../support/engine.ts';
import { memoryMails } from '../../support/memory-mails.ts';
import { reply, startRelay } from '../../support/relay.ts';
import { MAIL_DAY, sampleLetter, sampleMail } from '../../support/samples-mail.ts';

const mailTo = (id: string, of: Partial<MailEntry> = {}): MailEntry => {
  const entry = sampleMail({ recipient: { channel: 'mail', id, name: '甲', address: `${id}@pinghu.example` }, ...of });
  return { ...entry, messageId: `<${entry.period}.${id}@pinghu.example>` };
};

/** Says that it was taken, at once. */
const TAKEN: Mailer = {
  send: async (_entry, _letter, _files, handingOver) => {
    await handingOver();
    return { as: 'accepted', answer: '250 OK' };
  },
};

const portsOf = (store: MailStore, mailer: Mailer, of: Partial<SendingPorts> = {}): SendingPorts => ({
  store,
  mailers: { mail: mailer, wecom: notSetUp, dingtalk: notSetUp },
  files: ({ name }) => Promise.resolve({ name, type: 'application/zip', bytes: new Uint8Array() }),
  now: () => MAIL_DAY,
  newId: randomUUID,
  pause,
  ...of,
});

const LIMITS = { deadline: MAIL_DAY + 15 * 60_000, perSecond: 1000, atOnce: 5 };

const stateOf = async (store: MailStore, entry: MailEntry) => (await store.mail(entry))?.entry;

describe('on the embedded engine and a real relay', () => {
  let engine: TestTable;
  let store: MailStore;
  beforeAll(async () => {
    engine = await embeddedTable();
    store = dynamoStore(documentClient(engine.config), engine.table);
  });
  afterAll(() => engine.stop());

  test('three runs at once send each message once; an address that is refused, or is none, stops no other', async () => {
    const relay = await startRelay({
      onRcptTo: ({ address }, _, done) => done(address.startsWith('m7@') ? reply(550, '5.1.1 no such user') : null),
    });
    const mails = Array.from({ length: 40 }, (_, at) => mailTo(`m${at}`));
    const odd = mailTo('odd', { recipient: { channel: 'mail', id: 'odd', name: '乙', address: 'a@x.cn\r\nDATA' } });
    await store.planMails([...mails, odd].map((entry) => ({ entry, letter: sampleLetter() })));
    const mailers = Array.from({ length: 3 }, () =>
      smtpMailer({
        relay: { host: '127.0.0.1', port: relay.port, secure: false, user: '', password: '' },
        from: { name: '督查室', address: 'shishi@pinghu.example' },
        now: () => MAIL_DAY,
        atOnce: 3,
      }),
    );
    const counts = await Promise.all(mailers.map((mailer) => sendMails(portsOf(store, mailer), LIMITS)));
    for (const mailer of mailers) mailer.close();
    await relay.stop();
    const sum = (of: 'sent' | 'failed'): number => counts.reduce((all, one) => all + one[of], 0);
    expect([sum('sent'), sum('failed')]).toEqual([39, 2]);
    expect(relay.taken.flatMap(({ to }) => to).toSorted()).toEqual(
      mails
        .map(({ recipient }) => recipient.address)
        .filter((address) => !address.startsWith('m7@'))
        .toSorted(),
    );
    expect(await store.unfinishedMails()).toEqual([]);
    expect(await stateOf(store, mailTo('m7'))).toMatchObject({ state: 'failed', attempts: 1, answer: '550 5.1.1 no such user' });
    expect(await stateOf(store, odd)).toMatchObject({ state: 'failed', answer: 'EADDRESS' });
    expect(await stateOf(store, mailTo('m1'))).toMatchObject({ state: 'sent', holder: '' });
  });

  test('what goes along is made when it is sent; where it cannot be made the message waits', async () => {
    const entry = mailTo('m1', { period: '2094-06' });
    const attachment = { name: '通报.docx', bulletin: { sheet: '2094', number: 3 } };
    await store.planMails([{ entry, letter: sampleLetter({ attachments: [attachment] }) }]);
    await sendMails(portsOf(store, TAKEN, { files: () => Promise.reject(new Error('no such bulletin')) }), LIMITS);
    expect(await stateOf(store, entry)).toMatchObject({ state: 'waiting', attempts: 1, answer: 'EFILE', until: MAIL_DAY + 60_000 });
    const asked: string[] = [];
    const files: SendingPorts['files'] = ({ name, bulletin }) => {
      asked.push(`${name} ${bulletin.number}`);
      return Promise.resolve({ name, type: '', bytes: new Uint8Array() });
    };
    await sendMails(portsOf(store, TAKEN, { files, now: () => MAIL_DAY + 60_000 }), LIMITS);
    expect([asked, (await stateOf(store, entry))?.state]).toEqual([['通报.docx 3'], 'sent']);
  });
});

test('1,000 recipients go out at the rate that is set, so many at once and no more', async () => {
  const store = memoryMails();
  await store.planMails(Array.from({ length: 1000 }, (_, at) => ({ entry: mailTo(`m${at}`), letter: sampleLetter() })));
  let [now, open, most] = [MAIL_DAY, 0, 0];
  const begun: number[] = [];
  const mailer: Mailer = {
    send: async (entry, letter, files, handingOver) => {
      begun.push(now);
      open += 1;
      most = Math.max(most, open);
      for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
      open -= 1;
      return TAKEN.send(entry, letter, files, handingOver);
    },
  };
  const clock = {
    now: () => now,
    pause: (ms: number) => {
      now = Math.max(now, now + ms);
      return Promise.resolve();
    },
  };
  expect(await sendMails(portsOf(store, mailer, clock), { ...LIMITS, perSecond: 14 })).toMatchObject({ sent: 1000, left: 0 });
  expect(most).toBe(5);
  const inOneSecond = begun.map((from, at) => begun.slice(at).filter((later) => later < from + 1000).length);
  expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(15);
});

test('no try is begun that might not be over before the deadline; what is left is for the next run', async () => {
  const store = memoryMails();
  await store.planMails(Array.from({ length: 4 }, (_, at) => ({ entry: mailTo(`m${at}`), letter: sampleLetter() })));
  let now = MAIL_DAY;
  const slow: Mailer = {
    send: (...of) => {
      now += TRY_MS;
      return TAKEN.send(...of);
    },
  };
  const ports = portsOf(store, slow, { now: () => now });
  const limits = { perSecond: 1000, atOnce: 1 };
  expect(await sendMails(ports, { ...limits, deadline: now + 2 * TRY_MS + 10_000 })).toMatchObject({ sent: 2, left: 2 });
  expect((await store.unfinishedMails()).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['waiting', 0],
    ['waiting', 0],
  ]);
  expect(await sendMails(ports, { ...limits, deadline: now + 60 * 60_000 })).toMatchObject({ sent: 2, left: 0 });
});

test('a channel that is not set up is told of, and tried again later', async () => {
  const store = memoryMails();
  const entry = mailTo('r1', { recipient: { channel: 'wecom', id: 'r1', name: '督查群', address: '' } });
  await store.planMails([{ entry, letter: sampleLetter() }]);
  expect(await sendMails(portsOf(store, TAKEN), LIMITS)).toMatchObject({ again: 1 });
  expect(await stateOf(store, entry)).toMatchObject({ state: 'waiting', answer: 'ENOTSETUP' });
});
