/** What the Lambdas that hear of returned mail make of it: told by SES, or found in the sender's mailbox. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENVIRONMENT } from '../../functions/environment.ts';
import type { MailEntry } from '../../domain/mail/types.ts';
import { newMail } from '../../domain/mail/log.ts';
import { ACCOUNT, startMailbox } from '../support/imap.ts';
import { startedLambda } from '../support/lambda.ts';
import { report, RETURNED, TO } from '../support/notices.ts';
import { sampleLetter } from '../support/samples-mail.ts';
import { type City, startedCity } from './city.ts';
import { recorded } from './recorded.ts';

let city: City;
beforeAll(async () => {
  city = await startedCity({ 'shishi/smtp': JSON.stringify(ACCOUNT) });
});
afterAll(() => city.stop());

/** A message that the relay took. */
const sent = async (occasion: string): Promise<MailEntry> => {
  const { sheet, period, kind, recipient } = RETURNED;
  const entry: MailEntry = {
    ...RETURNED,
    ...newMail({ sheet, period, kind, occasion, recipient }, sampleLetter(), 'shishi.example.cn', 0),
    state: 'sent',
    attempts: 1,
  };
  await city.store.planMails([{ entry, letter: sampleLetter() }]);
  return entry;
};

const heardOf = async (entry: MailEntry) => {
  const mail = await city.store.mail(entry);
  return [mail?.entry.state, mail?.entry.feedback?.as];
};

test('SES says that it came back: it is so in the log, however often it is said', async () => {
  const [returned, other] = [await sent('now-1'), await sent('now-2')];
  const { call, lines } = await city.lambda('ReturnsHandler');
  const event = recorded('ses-bounce', { message: returned.messageId, address: TO });
  expect(await call(event)).toBeNull();
  expect(await call(event)).toBeNull();
  expect(await heardOf(returned)).toEqual(['bounced', 'bounced']);
  expect(await heardOf(other)).toEqual(['sent', undefined]);
  await expect
    .poll(() => lines().map(({ route, MailsReturned: count }) => [route, count]))
    .toEqual([
      ['bounces', 1],
      ['bounces', undefined],
    ]);
});

test('a notice in the mailbox is found, read and left as it is', async () => {
  const returned = await sent('now-3');
  const mailbox = await startMailbox();
  const { endpoints, instead } = city.surroundings;
  const at = { [ENVIRONMENT.imapHost]: '127.0.0.1', [ENVIRONMENT.imapPort]: String(mailbox.port) };
  const { call, stop } = await startedLambda('MailboxHandler', { endpoints, instead: { ...instead, ...at } });
  try {
    mailbox.deliver(report().replaceAll(RETURNED.messageId, returned.messageId));
    expect(await call(recorded('scheduler-minute'))).toBeNull();
    expect(await heardOf(returned)).toEqual(['bounced', 'bounced']);
    expect(mailbox.heard().filter((line) => /\b(?:STORE|SELECT|EXPUNGE|APPEND|COPY|MOVE)\b/iu.test(line))).toEqual([]);
  } finally {
    await stop();
    await mailbox.stop();
  }
});
