/** The log of what is sent through the handler that Lambda runs, on the embedded engine. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { claim, handOver, mailIdOf, settle } from '../../domain/mail/log.ts';
import type { MailEntry } from '../../domain/mail/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver } from '../support/http.ts';
import { ADMIN, sampleSheet } from '../support/samples.ts';
import { MAIL_DAY as NOW, sampleLetter, sampleMail } from '../support/samples-mail.ts';

let engine: TestTable;
let store: Store;
let api: ReturnType<typeof apiOver>;
beforeAll(async () => {
  engine = await embeddedTable();
  store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(sampleSheet());
  api = apiOver(store, ADMIN);
});
afterAll(() => engine.stop());

const mailTo = (id: string, of: Partial<MailEntry> = {}): MailEntry =>
  sampleMail({ sheet: '2025', period: '2025-03', recipient: { channel: 'mail', id, name: '甲', address: `${id}@pinghu.example` }, ...of });

const MAILS = '/api/sheets/2025/mails';
const pathOf = (entry: MailEntry): string => `${MAILS}/${mailIdOf(entry)}`;
const resend = (entry: MailEntry, version: number) => api.call({ method: 'POST', path: `${pathOf(entry)}/resend`, body: { version } });

/** A message whose end nobody knows. */
const unknown = async (id: string): Promise<MailEntry> => {
  const entry = mailTo(id);
  await store.planMails([{ entry, letter: sampleLetter() }]);
  const claimed = claim(entry, 'run-1', NOW) ?? entry;
  const handed = handOver(claimed, NOW);
  const ended = settle(handed, { as: 'unknown', answer: 'ECONNECTION' }, NOW);
  for (const next of [claimed, handed, ended]) expect(await store.saveMail(next)).toBe('saved');
  return ended;
};

test('the office reads what was sent in the open period or another one, without which run holds it', async () => {
  const entry = mailTo('list');
  const before = mailTo('before', { period: '2025-02' });
  await store.planMails([entry, before].map((one) => ({ entry: one, letter: sampleLetter() })));
  const { holder: _, ...shown } = entry;
  expect((await api.call({ path: MAILS })).json).toEqual({ period: '2025-03', mails: [shown] });
  expect((await api.call({ path: MAILS, query: { period: '2025-02' } })).json).toMatchObject({ mails: [{ recipient: before.recipient }] });
  expect((await api.call({ path: pathOf(entry) })).json).toEqual({ mail: shown, letter: sampleLetter() });
});

test.each([
  ['/api/sheets/1999/mails', 404],
  [`${MAILS}/2025-03~summary~2025-03-28T09:00~mail~nobody`, 404],
  [`${MAILS}/2025-03~summary~x`, 422],
  [`${MAILS}/2025-03~summary~a#b~mail~m1`, 422],
  [`${MAILS}/2025-13~summary~x~mail~m1`, 422],
])('%s is answered with %i', async (path, status) => expect((await api.call({ path })).status).toBe(status));

test('what nobody knows the end of is sent again on request: under the same Message-ID, with who asked, and once', async () => {
  const entry = await unknown('again');
  const replies = await Promise.all(Array.from({ length: 5 }, () => resend(entry, entry.version)));
  expect(replies.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409', '409', '409']);
  const kept = (await store.mail(entry))?.entry;
  expect(kept).toMatchObject({ state: 'waiting', messageId: entry.messageId, again: [{ by: { id: 'm1', name: '督查室' } }] });
  expect((await store.unfinishedMails()).filter(({ recipient }) => recipient.id === 'again')).toEqual([kept]);
  expect(await resend(entry, entry.version + 1)).toMatchObject({ status: 409, json: { code: 'outdated' } });
});

test('the bulletin of the period before stands where it went out, the latest first, and under its own', async () => {
  const bulletin = { kind: 'bulletin', occasion: 'issued' } as const;
  const entries = [
    mailTo('boss', { ...bulletin, period: '2025-02', writtenAt: '2025-04-08T01:00:00.000Z' }),
    mailTo('old', { ...bulletin, period: '2025-01' }),
    mailTo('last', { period: '2025-02' }),
  ];
  await store.planMails(entries.map((entry) => ({ entry, letter: sampleLetter() })));
  const listed = z.object({ mails: z.array(z.object({ recipient: z.object({ id: z.string() }) })) });
  const idsIn = async (period: string): Promise<string[]> =>
    listed.parse((await api.call({ path: MAILS, query: { period } })).json).mails.map(({ recipient: { id } }) => id);
  const open = await idsIn('2025-03');
  expect(open[0]).toBe('boss');
  expect(open).not.toContain('old');
  expect(open).not.toContain('last');
  expect(await idsIn('2025-02')).toEqual(expect.arrayContaining(['boss', 'old', 'last']));
});

test('a version that is none, and anything else, is refused', async () => {
  const entry = await unknown('refused');
  for (const body of [{ version: 0 }, { version: entry.version, to: 'boss@evil.example' }])
    expect((await api.call({ method: 'POST', path: `${pathOf(entry)}/resend`, body })).status).toBe(422);
  expect((await store.mail(entry))?.entry.state).toBe('unknown');
});
