/** What SES tells of returned mail, as EventBridge hands it over, through the handler that Lambda runs. SES itself cannot run here. */
import { expect, test } from 'vitest';
import type { MailEntry, MailKind } from '../../../domain/mail/types.ts';
import type { MailChoice } from '../../../domain/mail/choices.ts';
import type { Figures } from '../../../functions/metrics.ts';
import { newSesReturnsHandler } from '../../../functions/returns/handlers.ts';
import { memoryMails } from '../../support/memory-mails.ts';
import { MAIL_DAY, sampleLetter, sampleMail } from '../../support/samples-mail.ts';

const TO = sampleMail().recipient.address;

/** After the examples in SES's developer guide. Its own id stands beside the Message-ID that it was given. */
const event = (entry: MailEntry, eventType: string, more: object) => ({
  version: '0',
  id: '12a18625-3d8d-4c64-a0f1-ea6f1f6a1f21',
  'detail-type': 'Email Bounced',
  source: 'aws.ses',
  account: '123456789012',
  time: '2024-03-29T01:01:00Z',
  region: 'ap-southeast-1',
  resources: ['arn:aws:ses:ap-southeast-1:123456789012:configuration-set/x'],
  detail: {
    eventType,
    ...more,
    mail: {
      timestamp: '2024-03-29T01:00:07.000Z',
      source: 'shishi@pinghu.example',
      messageId: '0100018e-ses-1',
      destination: [TO],
      headersTruncated: false,
      headers: [{ name: 'Message-ID', value: entry.messageId }],
      commonHeaders: { from: ['shishi@pinghu.example'], to: [TO], messageId: entry.messageId, subject: '汇总' },
      tags: { 'ses:configuration-set': ['Shishi-pinghu'], 'ses:from-domain': ['pinghu.example'] },
    },
  },
});

const bounce = (entry: MailEntry, bounceType: string, recipient: object, bounceSubType = 'General') =>
  event(entry, 'Bounce', {
    bounce: { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: TO, ...recipient }], feedbackId: 'f1' },
  });

const told = async (kind: MailKind, make: (entry: MailEntry) => unknown) => {
  const entry = sampleMail({ kind, state: 'sent', answer: '0100018e-ses-1' });
  const store = memoryMails();
  await store.planMails([{ entry, letter: sampleLetter() }]);
  const chosen: [string, MailChoice][] = [];
  const choose = (member: string, choice: MailChoice): Promise<void> => {
    chosen.push([member, choice]);
    return Promise.resolve();
  };
  const figures: Figures[] = [];
  const handler = newSesReturnsHandler({ store: { ...store, choose }, now: () => MAIL_DAY, meter: (_, of) => void figures.push(of) });
  await handler(make(entry));
  return { entry: (await store.mail(entry))?.entry, chosen, figures };
};

const FAILED = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' };

test.each<[string, object, string, string | undefined]>([
  ['Permanent', FAILED, 'General', '550 5.1.1 user unknown'],
  ['Transient', { action: 'failed', status: '5.2.2', diagnosticCode: 'smtp; 552 mailbox full' }, 'MailboxFull', '5.2.2 552 mailbox full'],
  // What SES does not even try, because mail to that address came back before.
  ['Permanent', {}, 'OnAccountSuppressionList', 'OnAccountSuppressionList'],
  // An answer of somebody who is on leave comes as this.
  ['Transient', {}, 'General', undefined],
])('a bounce that is %s with %j (%s) is written down as %s', async (type, recipient, subtype, said) => {
  const { entry, chosen, figures } = await told('summary', (of) => bounce(of, type, recipient, subtype));
  expect([entry?.state, entry?.feedback?.said, entry?.answer]).toEqual([said === undefined ? 'sent' : 'bounced', said, '0100018e-ses-1']);
  expect([chosen, figures]).toEqual([[], [said === undefined ? {} : { MailsReturned: 1 }]]);
});

test('a message that SES holds for harmful came back; one that is late is still on its way', async () => {
  const rejected = await told('chase', (of) => event(of, 'Reject', { reject: { reason: 'Bad content' } }));
  expect(rejected.entry).toMatchObject({ state: 'bounced', feedback: { said: '5.7.0 Bad content' } });
  const late = {
    deliveryDelay: {
      delayType: 'MailboxFull',
      delayedRecipients: [{ emailAddress: TO, status: '4.2.2', diagnosticCode: 'smtp; 452 full' }],
    },
  };
  expect((await told('chase', (of) => event(of, 'DeliveryDelay', late))).entry).toMatchObject({
    state: 'sent',
    feedback: { as: 'delayed', said: '4.2.2 452 full' },
  });
});

test.each<[MailKind, unknown[]]>([
  ['summary', [['m1', { kind: 'summary', choice: 'none' }]]],
  ['mentions', [['m1', { kind: 'mentions', choice: 'none' }]]],
  ['chase', []],
])('who calls a %s spam gets none of that kind any more, unless nobody can stop it', async (kind, stopped) => {
  const complaint = { complaint: { complainedRecipients: [{ emailAddress: TO }], complaintFeedbackType: 'abuse', feedbackId: 'f2' } };
  const { entry, chosen } = await told(kind, (of) => event(of, 'Complaint', complaint));
  expect(entry).toMatchObject({ state: 'sent', feedback: { as: 'complained', said: 'abuse' } });
  expect(chosen).toEqual(stopped);
});

test('an event about another recipient or another’s message changes nothing', async () => {
  const other = await told('summary', (of) => bounce(of, 'Permanent', { ...FAILED, emailAddress: 'mayor@pinghu.example' }));
  const elsewhere = await told('summary', (of) => bounce({ ...of, messageId: '<x@elsewhere.example>' }, 'Permanent', FAILED));
  expect([other, elsewhere].map(({ entry, figures }) => [entry?.state, figures])).toEqual([
    ['sent', [{}]],
    ['sent', [{}]],
  ]);
});

test.each([
  ['another kind', (of: MailEntry) => event(of, 'Open', {})],
  ['no kind', () => ({ detail: {} })],
  ['nothing', () => undefined],
])('an event of %s is refused, so that it ends in the queue', async (_, make) => {
  await expect(told('summary', make)).rejects.toThrow(/invalid/iu);
});

test('what the log cannot take now is handed over again; told twice, it is written down once', async () => {
  const entry = sampleMail({ state: 'sent' });
  const store = memoryMails();
  await store.planMails([{ entry, letter: sampleLetter() }]);
  const choose = (): Promise<void> => Promise.resolve();
  const parts = { now: () => MAIL_DAY, meter: () => {} };
  const taken = newSesReturnsHandler({ store: { ...store, choose, saveMail: () => Promise.resolve('conflict') }, ...parts });
  await expect(taken(bounce(entry, 'Permanent', FAILED))).rejects.toThrow('never stood still');
  const handler = newSesReturnsHandler({ store: { ...store, choose }, ...parts });
  for (let times = 0; times < 2; times += 1) await handler(bounce(entry, 'Permanent', FAILED));
  expect((await store.mail(entry))?.entry).toMatchObject({ state: 'bounced', version: entry.version + 1 });
});
