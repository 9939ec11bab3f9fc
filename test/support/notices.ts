/** Notices about mail that came back, as servers of several makes write them. The texts are made up after their forms. */
import { sampleMail } from './samples-mail.ts';

export const RETURNED = sampleMail({ state: 'sent', attempts: 1 });
export const TO = RETURNED.recipient.address;

const lines = (...all: readonly string[]): string => all.join('\r\n');

const HEAD_OF_OURS = lines(
  'From: =?utf-8?B?5a6e5LqL5Y+w6LSm?= <shishi@pinghu.example>',
  `To: <${TO}>`,
  // Longer than a line may be, so it stands in the one below.
  'Message-ID:',
  ` ${RETURNED.messageId}`,
  'Subject: =?utf-8?B?5rGH5oC7?=',
);

type Report = {
  readonly from?: string;
  /** Fields of each recipient. */
  readonly fields?: string;
  readonly words?: string;
  /** The part with the returned message, head and all. */
  readonly returned?: string;
  readonly more?: readonly string[];
};

/** RFC 3464: words for people, fields for programs, and the head of the message. */
export const report = ({
  from = 'Mail Delivery System <MAILER-DAEMON@mx.example.cn>',
  fields = lines(
    `Final-Recipient: rfc822; ${TO}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${TO}>: Recipient address`,
    '    rejected: User unknown',
  ),
  words = 'I could not deliver your message.',
  returned = lines('Content-Type: text/rfc822-headers', '', HEAD_OF_OURS),
  more = [],
}: Report = {}): string =>
  lines(
    'Return-Path: <>',
    `From: ${from}`,
    'To: shishi@pinghu.example',
    'Subject: Undelivered Mail Returned to Sender',
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="A.1/mx"',
    '',
    '--A.1/mx',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    words,
    '',
    '--A.1/mx',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.cn',
    'Arrival-Date: Fri, 29 Mar 2024 09:00:07 +0800 (CST)',
    '',
    fields,
    '',
    '--A.1/mx',
    returned,
    '',
    '--A.1/mx--',
    '',
  );

/** A notice without fields: words, and the message below or beside them. */
export const words = (from: string, type: string, ...text: readonly string[]): string =>
  lines(
    `From: ${from}`,
    'To: shishi@pinghu.example',
    'Subject: failure notice',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text,
  );

/** As qmail has it, and mail servers made here that came after it. */
export const qmail = (reason: string): string =>
  words(
    'MAILER-DAEMON@mail.example.cn',
    'text/plain; charset=utf-8',
    'Hi. This is the smtp delivery program.',
    "I'm afraid I wasn't able to deliver your message to the following addresses.",
    '',
    '您好!您的邮件不能成功地递送到指定地址。',
    `<${TO}>:`,
    reason,
    '',
    '--- Below this line is a copy of the message.',
    '',
    HEAD_OF_OURS,
    '',
    '各位领导:550 项任务中有 5.1.1 项。',
  );

/** As a large mailbox provider here has it: a page for people, and the message beside it. */
export const page = (reason: string): string =>
  words(
    '"PostMaster" <PostMaster@mail.example.cn>',
    'multipart/mixed; boundary="P1"',
    '--P1',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      `<div>很抱歉您发送的邮件被退回</div><table><tr><td>收件人</td><td>&lt;${TO}&gt;</td></tr><tr><td>${reason}</td></tr></table>`,
    ).toString('base64'),
    '--P1',
    'Content-Type: message/rfc822',
    '',
    HEAD_OF_OURS,
    '',
    '各位领导',
    '--P1--',
  );

/** Somebody's own mail, which is nobody else's business. */
export const OWN_MAIL = words('李强 <liqiang@pinghu.example>', 'text/plain; charset=utf-8', '请查收。');
