/** Notices of several makes, read by the parser that reads them in the mailbox. */
import { describe, expect, test } from 'vitest';
import { mayBeNotice, noticesIn } from '../../../functions/returns/notice.ts';
import { OWN_MAIL, page, qmail, report, RETURNED, TO, words } from '../../support/notices.ts';

const read = (raw: string) => noticesIn(Buffer.from(raw));
const headOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'));

const fields = (...all: readonly string[]): string => all.join('\r\n');
const OURS = { messageId: RETURNED.messageId, as: 'bounced' } as const;

describe('a report after the RFC', () => {
  test('names message, recipient and reason', async () => {
    expect(await read(report())).toEqual([
      { ...OURS, recipients: [TO], said: `550 5.1.1 <${TO}>: Recipient address rejected: User unknown` },
    ]);
  });

  test('names the recipient as it was sent to, where it was sent on', async () => {
    const sentOn = fields(
      'Original-Recipient: rfc822;lingdao@pinghu.example',
      'Final-Recipient: RFC822; <12345@qq.example>',
      'Action: Failed',
      'Status: 5.2.2 (mailbox full)',
    );
    expect(await read(report({ fields: sentOn }))).toEqual([{ ...OURS, recipients: ['12345@qq.example', TO], said: '5.2.2' }]);
  });

  test('of a delay is not of a return, and of a delivery is nothing', async () => {
    const late = fields(
      `Final-Recipient: rfc822; ${TO}`,
      'Action: delayed',
      'Status: 4.4.1',
      'Will-Retry-Until: Wed, 3 Apr 2024 09:00:00 +0800',
    );
    expect(await read(report({ fields: late }))).toEqual([{ ...OURS, as: 'delayed', recipients: [TO], said: '4.4.1' }]);
    for (const action of ['delivered', 'relayed', 'expanded'])
      expect(await read(report({ fields: fields(`Final-Recipient: rfc822; ${TO}`, `Action: ${action}`, 'Status: 2.0.0') }))).toEqual([]);
  });

  test('of trying in vain is of a return, though its status is a passing one', async () => {
    const expired = fields(
      `Final-Recipient: rfc822; ${TO}`,
      'Action: failed',
      'Status: 4.4.7',
      'Diagnostic-Code: X-Postfix; delivery temporarily suspended',
    );
    expect(await read(report({ fields: expired }))).toMatchObject([{ as: 'bounced', said: '4.4.7 delivery temporarily suspended' }]);
  });

  test('of several recipients names each', async () => {
    const two = fields(
      `Final-Recipient: rfc822; ${TO}`,
      'Action: failed',
      'Status: 5.1.1',
      '',
      'Final-Recipient: rfc822; b@example.cn',
      'Status: 5.7.1',
    );
    expect((await read(report({ fields: two }))).map(({ recipients, said }) => [recipients, said])).toEqual([
      [[TO], '5.1.1'],
      [['b@example.cn'], '5.7.1'],
    ]);
  });

  test('of thousands names no more than a few', async () => {
    const all = Array.from({ length: 3000 }, (_, at) => fields(`Final-Recipient: rfc822; m${at}@example.cn`, 'Action: failed', ''));
    expect((await read(report({ fields: fields(...all) }))).map(({ recipients }) => recipients[0])).toEqual(
      Array.from({ length: 20 }, (_, at) => `m${at}@example.cn`),
    );
  });

  test('finds the message in the whole of it, and in what the notice answers, as Exchange has it', async () => {
    const whole = fields('Content-Type: message/rfc822', '', `Message-Id: ${RETURNED.messageId}`, 'Content-Type: text/plain', '', 'x');
    expect(await read(report({ returned: whole }))).toMatchObject([OURS]);
    const nothing = fields('Content-Type: text/plain', '', '');
    const answering = report({ returned: nothing, more: [`In-Reply-To: ${RETURNED.messageId}`], from: '<postmaster@corp.example>' });
    expect(await read(answering)).toMatchObject([OURS]);
  });

  test('about other people’s messages is about nothing of ours', async () => {
    const other = fields('Content-Type: text/rfc822-headers', '', 'Message-ID: <abc@elsewhere.example>');
    expect(await read(report({ returned: other }))).toEqual([]);
    expect(await read(report({ returned: '' }))).toEqual([]);
  });
});

describe('a notice in words', () => {
  test.each([
    ['host mx.example.cn said: 550 5.1.1 User unknown', '550 5.1.1 User unknown'],
    ['remote server said: 554 Service unavailable; blocked', '554 Service unavailable'],
    ["Connected to 203.5.113.9 but connection died. I'm not going to try again; this message has been in the queue too long.", 'too long'],
    ['该用户不存在', '用户不存在'],
    ['对方邮箱空间不足', '空间不足'],
  ])('below which stands the message: %s', async (reason, said) => {
    const [notice, ...more] = await read(qmail(reason));
    expect([notice, more]).toEqual([{ ...OURS, recipients: [TO], said: expect.stringContaining(said) }, []]);
  });

  test.each([
    ['收件人邮件地址不存在,550 Mailbox not found', 'Mailbox not found'],
    ['收件人空间不足', '空间不足'],
  ])('as a page, with the message beside it: %s', async (reason, said) => {
    expect(await read(page(reason))).toEqual([{ ...OURS, recipients: [TO], said: expect.stringContaining(said) }]);
  });

  test('that leaves it open whether it was given up says nothing, whatever the message below it says', async () => {
    expect(await read(qmail('The mail system will try again for 3 days.'))).toEqual([]);
    expect(await read(page('邮件尚未送达,系统将继续尝试投递'))).toEqual([]);
    expect(await read(qmail('Connected to 203.5.113.9 and 5.12.34.56 but the connection died; will try again.'))).toEqual([]);
  });
});

describe('what is looked at', () => {
  test.each([
    ['a report', report({ from: 'whoever@example.cn' })],
    ['a mailer daemon’s words', qmail('x')],
    ['a postmaster’s page', page('x')],
    ['a sender on two lines', words('=?utf-8?B?57O757uf?=\r\n <PostMaster@mail.example.cn>', 'text/plain', 'x')],
  ])('is %s', (_, raw) => expect(mayBeNotice(headOf(raw))).toBe(true));

  test.each([
    ['people’s own mail', OWN_MAIL],
    ['a letter about postmasters', words('liqiang@pinghu.example', 'text/plain', 'postmaster@example.cn')],
    ['a list of several parts', words('liqiang@pinghu.example', 'multipart/mixed; boundary=x', '--x--')],
  ])('is not %s', (_, raw) => expect(mayBeNotice(headOf(raw))).toBe(false));
});

test.each([
  ['nothing', ''],
  ['no parts', 'Content-Type: multipart/report; boundary=x\r\n\r\n'],
  [
    'bytes of no meaning',
    `Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n${'\u0000\uFFFD'.repeat(99)}`,
  ],
  [
    'a thousand parts within each other',
    Array.from({ length: 1000 }, (_, at) => `Content-Type: multipart/report; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(''),
  ],
  ['fields without end', report({ fields: `Final-Recipient: rfc822; ${'a'.repeat(100_000)}` })],
  ['one word without end', qmail('a'.repeat(200_000))],
  ['tags without end', page('<'.repeat(200_000))],
  ['line breaks without end', page('<br '.repeat(50_000))],
])('a notice of %s says nothing, and stops nobody', async (_, raw) => expect(await read(raw)).toEqual([]));
