/** Shapes of the requests about what is sent, and of their answers. */
import * as z from 'zod';
import { partsOfMessageId } from '../mail/log.ts';
import type { Letter, MailEntry, MailPlace } from '../mail/types.ts';
import { isPeriod, type Period } from '../period.ts';
import { sheetId } from './ids.ts';
import { personOrUnitId, seenVersion } from './people.ts';

const period = z.string().refine(isPeriod, { error: 'a period: 2024-03 or 2024-Q1' });

/** The parts of a message's id: see `mailIdOf`. */
const partsOfId = z.tuple([
  period,
  z.enum(['summary', 'chase', 'mentions', 'bulletin']),
  z.string().regex(/^[0-9A-Za-z:-]{1,60}$/u),
  z.enum(['mail', 'wecom', 'dingtalk']),
  personOrUnitId,
]);

/** A message within its sheet. */
const mailId = z
  .string()
  .transform((id) => id.split('~'))
  .pipe(partsOfId)
  .transform(([of, kind, occasion, channel, id]) => ({ period: of, kind, occasion, recipient: { channel, id } }));

/** Path of one message. */
export const mailPath = z.object({ sheet: sheetId, mail: mailId });

/** The message that a Message-ID of ours names, where it names one; it may be nobody's. */
export const placeNamedBy = (messageId: string): MailPlace | null => {
  const [sheet, ...parts] = partsOfMessageId(messageId) ?? [];
  const path = mailPath.safeParse({ sheet, mail: parts.join('~') });
  return path.success ? { sheet: path.data.sheet, ...path.data.mail } : null;
};

/** Query of `GET /api/sheets/{sheet}/mails`: a period, or the open one. */
export const mailsQuery = z.object({ period: period.optional() });

/** Body of `POST /api/sheets/{sheet}/mails/{mail}/resend`: the version that the person saw. */
export const mailResend = z.strictObject({ version: seenVersion });

/** A message as the office sees it. */
export type ShownMail = Omit<MailEntry, 'holder'>;

/** Messages of a period, the latest first. */
export type MailsAnswer = { readonly period: Period; readonly mails: readonly ShownMail[] };

export type MailAnswer = { readonly mail: ShownMail; readonly letter: Letter };

export type MailResentAnswer = { readonly mail: ShownMail };
