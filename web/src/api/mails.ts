import type { Period } from '../../../domain/period.ts';
import type { SheetId } from '../../../domain/types.ts';
import type { MailAnswer, MailResentAnswer, MailsAnswer } from '../../../domain/wire/mails.ts';
import { request, type Outcome } from './request.ts';

const path = (sheet: SheetId): string => `/api/sheets/${encodeURIComponent(sheet)}/mails`;

/** What was sent in a period, the latest first. */
export const getMails = (sheet: SheetId, period: Period, signal: AbortSignal): Promise<Outcome<MailsAnswer>> =>
  request(`${path(sheet)}?period=${encodeURIComponent(period)}`, { signal });

/** One message with its letter. Its id is safe in a path as it is. */
export const getMail = (sheet: SheetId, id: string, signal: AbortSignal): Promise<Outcome<MailAnswer>> =>
  request(`${path(sheet)}/${id}`, { signal });

/** Has a message sent once more; `version` is the one that the person saw. */
export const postResend = (sheet: SheetId, id: string, version: number): Promise<Outcome<MailResentAnswer>> =>
  request(`${path(sheet)}/${id}/resend`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version }),
  });
