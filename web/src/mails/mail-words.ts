import type { TFunction } from 'i18next';
import { stoppedBy } from '../../../domain/mail/choices.ts';
import { mailIdOf } from '../../../domain/mail/log.ts';
import { reasonOf, reasonOfReturn } from '../../../domain/mail/reason.ts';
import type { Feedback, MailState } from '../../../domain/mail/types.ts';
import type { ShownMail } from '../../../domain/wire/mails.ts';
import { localTime } from '../parts/figures.ts';

/** In the order in which the office looks at them. */
export const MAIL_STATES = [
  'unknown',
  'failed',
  'bounced',
  'waiting',
  'claimed',
  'handed_over',
  'sent',
] as const satisfies readonly MailState[];

/** A shape beside each state's word, so that none is told by its colour alone. */
export const STATE_SIGNS: Readonly<Record<MailState, string>> = {
  unknown: '?',
  failed: '✕',
  bounced: '↩',
  waiting: '○',
  claimed: '◌',
  handed_over: '◍',
  sent: '✓',
};

/** The message's id in the page's address. */
export const idOf = (mail: ShownMail): string => mailIdOf(mail);

/** The recipient's address, or which kind of group it is. */
export const addressOf = (t: TFunction, { recipient: { channel, address } }: ShownMail): string =>
  channel === 'mail' ? address : t(`mailChannel_${channel}`);

/** What was heard of it after it was taken. */
const heardOf = (t: TFunction, { as, said }: Feedback, of: ShownMail): string => {
  if (as === 'bounced') return t('mailReturned', { why: t(`returned_${reasonOfReturn(said)}`) });
  if (as === 'delayed') return t('mailDelayed');
  return t(stoppedBy(of) === null ? 'mailComplainedStill' : 'mailComplained');
};

/** Why it has not arrived, in a person's words, and when it is tried next; empty where there is nothing to say. */
export const whyOf = (t: TFunction, of: ShownMail): string => {
  const { state, answer, until, feedback } = of;
  if (feedback !== undefined) return heardOf(t, feedback, of);
  if (state === 'unknown') return t('mailUnknownWhy');
  const reason = reasonOf(answer);
  if (reason === null || state === 'sent') return '';
  const why = t(`mailReason_${reason}`);
  return state === 'waiting' ? t('mailNextTry', { why, time: localTime(new Date(until).toISOString()) }) : why;
};
