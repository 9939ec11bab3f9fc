/** What is heard of a message after it was taken, as decisions on its entry in the log. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hear, type Notice } from '../../../domain/mail/feedback.ts';
import { isEnded, messageIdOf, sendAgain } from '../../../domain/mail/log.ts';
import { reasonOfReturn } from '../../../domain/mail/reason.ts';
import type { MailEntry, MailState } from '../../../domain/mail/types.ts';
import { placeNamedBy } from '../../../domain/wire/mails.ts';
import { MAIL_DAY, sampleMail } from '../../support/samples-mail.ts';

const NOW = MAIL_DAY + 60_000;
const SENT = sampleMail({ state: 'sent', answer: '250 queued as 42', endedAt: '2024-03-29T01:00:07.000Z', attempts: 1, version: 4 });
const SAID = '5.1.1 550 no such user';

const notice = (of: Partial<Notice> = {}): Notice => ({
  messageId: SENT.messageId,
  recipients: ['lingdao@pinghu.example'],
  as: 'bounced',
  said: SAID,
  ...of,
});

const heard = (entry: MailEntry, of: Partial<Notice> = {}): MailEntry => hear(entry, notice(of), NOW) ?? expect.fail('nothing was heard');

describe('a notice', () => {
  test('returns a sent message, with what was said and when, and leaves the relay’s own answer', () => {
    const returned = heard(SENT);
    const feedback = { as: 'bounced', said: SAID, at: new Date(NOW).toISOString() };
    expect(returned).toEqual({ ...SENT, state: 'bounced', until: NOW, feedback, version: 5 });
    expect(isEnded(returned)).toBe(true);
  });

  test.each<[string, Partial<Notice>]>([
    ['another message', { messageId: sampleMail({ occasion: 'now-2' }).messageId }],
    ['another recipient', { recipients: ['fulingdao@pinghu.example'] }],
    ['nobody', { recipients: [] }],
  ])('about %s changes nothing', (_, of) => expect(hear(SENT, notice(of), NOW)).toBeNull());

  test('knows the recipient by any of the addresses that it names, in whatever letters', () => {
    expect(heard(SENT, { recipients: ['zhang@elsewhere.example', 'LingDao@Pinghu.Example'] }).state).toBe('bounced');
  });

  test('about a robot’s message changes nothing', () => {
    const robot = { ...SENT, recipient: { ...SENT.recipient, channel: 'wecom' as const } };
    expect(hear(robot, notice(), NOW)).toBeNull();
  });

  test.each<MailState>(['waiting', 'claimed', 'failed', 'bounced'])('about a message that is %s changes nothing', (state) => {
    expect(hear({ ...SENT, state }, notice(), NOW)).toBeNull();
  });

  test.each<MailState>(['handed_over', 'unknown'])('tells of a message that is %s that it was taken', (state) => {
    expect(heard({ ...SENT, state, holder: 'run-1', endedAt: null })).toMatchObject({
      state: 'bounced',
      holder: '',
      endedAt: new Date(NOW).toISOString(),
    });
    expect(heard({ ...SENT, state }, { as: 'delayed' }).state).toBe('sent');
  });

  test('of a delay or of a complaint leaves it sent; what weighs more stands over what weighs less', () => {
    const late = heard(SENT, { as: 'delayed', said: '4.4.1' });
    expect(late).toMatchObject({ state: 'sent', feedback: { as: 'delayed', said: '4.4.1' } });
    expect(hear(late, notice({ as: 'delayed', said: '4.4.7' }), NOW)).toBeNull();
    const disliked = heard(late, { as: 'complained', said: 'abuse' });
    expect(disliked).toMatchObject({ state: 'sent', feedback: { as: 'complained' } });
    expect(hear(disliked, notice({ as: 'delayed' }), NOW)).toBeNull();
    expect(heard(disliked).state).toBe('bounced');
  });

  test('is kept in one line of 300 characters, whatever is in it', () => {
    const said = heard(SENT, { said: `5.1.1\r\nBcc: x@example.cn\u202e${'长'.repeat(500)}` }).feedback?.said;
    expect([said?.length, said?.replace(/长+/u, '长')]).toEqual([300, '5.1.1 Bcc: x@example.cn 长']);
  });
});

test('what came back is sent again on request, and what was heard of it before is gone', () => {
  const again = sendAgain(heard(SENT), { by: { id: 'm9', name: '督查室' }, at: '2024-03-30T01:00:00.000Z' }, NOW);
  expect(again).toMatchObject({ state: 'waiting', attempts: 0, endedAt: null, again: [{ by: { name: '督查室' } }] });
  expect(again).not.toHaveProperty('feedback');
});

test('the Message-ID of every message leads back to it', () => {
  const id = fc.stringMatching(/^[0-9A-Za-z-]{1,40}$/u);
  const occasion = fc.stringMatching(/^[0-9A-Za-z:-]{1,60}$/u);
  fc.assert(
    fc.property(id, occasion, fc.constantFrom('summary', 'chase', 'mentions'), (member, when, kind) => {
      const place = { sheet: '2024a', period: '2024-Q1', kind, occasion: when, recipient: { channel: 'mail' as const, id: member } };
      expect(placeNamedBy(messageIdOf(place, 'shishi.pinghu.example'))).toEqual(place);
    }),
  );
});

test.each([
  '',
  '<>',
  '<hello@example.cn>',
  '<2024.2024-03.summary.x.mail.m1@a@b>',
  '<2024.2024-13.summary.x.mail.m1@example.cn>',
  '<2024.2024-03.summary.x.fax.m1@example.cn>',
  '<2024.2024-03.summary.x.mail@example.cn>',
  '<2024.2024-03.summary.x.mail.m1.m2@example.cn>',
  '<2024.2024-03.summary._23_.mail.m1@example.cn>',
  '<_fffff_.2024-03.summary.x.mail.m1@example.cn>',
])('%j is the Message-ID of nothing of ours', (id) => expect(placeNamedBy(id)).toBeNull());

test.each([
  ['5.1.1 550 5.1.1 User unknown', 'address'],
  ['5.1.10 550 RecipientNotFound', 'address'],
  [' 550 Mailbox not found. http://service.mail.qq.com/', 'address'],
  ['收件人不存在(user not exist)', 'address'],
  ['5.2.2 552 5.2.2 Mailbox full', 'full'],
  ['4.2.2 452 4.2.2 over quota', 'full'],
  ['收件人空间不足', 'full'],
  ['5.7.1 554 5.7.1 blocked', 'policy'],
  [' 554 DT:SPM spam', 'policy'],
  ['4.4.7 delivery time expired', 'later'],
  // Words of our own mailers mean nothing in somebody else's notice.
  ['EAUTH', 'other'],
  ['535 5.0.0', 'other'],
  ['', 'other'],
])('a notice that says %j means %s', (said, reason) => expect(reasonOfReturn(said)).toBe(reason));
