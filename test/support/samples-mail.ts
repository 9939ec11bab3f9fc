/** Made-up messages and letters. */
import { newMail } from '../../domain/mail/log.ts';
import type { Letter, MailEntry } from '../../domain/mail/types.ts';

/** When they are written: 2024-03-29, 09:00 in the city. */
export const MAIL_DAY = Date.parse('2024-03-29T01:00:00.000Z');

export const sampleLetter = (of: Partial<Letter> = {}): Letter => ({
  subject: '平湖市民生实事 2024年3月进展汇总',
  text: '各位领导:\n总体完成率 28.4%。\n查看:https://shishi.pinghu.example/?task=2024-t19',
  html: '<p style="color: rgb(30, 127, 79)">各位领导:总体完成率 <b>28.4%</b></p>',
  attachments: [],
  unsubscribe: null,
  ...of,
});

export const sampleMail = (of: Partial<MailEntry> = {}): MailEntry => ({
  ...newMail(
    {
      sheet: '2094',
      period: '2094-03',
      kind: 'summary',
      occasion: '2094-03-29T09:00',
      recipient: { channel: 'mail', id: 'm1', name: '分管领导', address: 'lingdao@pinghu.example' },
      ...of,
    },
    sampleLetter(),
    'pinghu.example',
    MAIL_DAY,
  ),
  ...of,
});
