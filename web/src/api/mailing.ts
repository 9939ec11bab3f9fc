import type { MailChoice } from '../../../domain/mail/choices.ts';
import type { MailingAnswer, MailingEdit, NoticesAnswer, SendNow, SendNowAnswer } from '../../../domain/wire/mailing.ts';
import { request, type Outcome } from './request.ts';

const post = <Answer>(path: string, body: object): Promise<Outcome<Answer>> =>
  request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** When the city's mails go out, and to whom; for the office. */
export const getMailing = (signal: AbortSignal): Promise<Outcome<MailingAnswer>> => request('/api/mailing', { signal });

export const postMailing = (edit: MailingEdit): Promise<Outcome<MailingAnswer>> => post('/api/mailing', edit);

/** Plans letters now. Sent again with the same id, it plans no more. */
export const postSendNow = (asked: SendNow): Promise<Outcome<SendNowAnswer>> => post('/api/mailing/send', asked);

/** What mails whoever is here wants. */
export const getNotices = (signal: AbortSignal): Promise<Outcome<NoticesAnswer>> => request('/api/me/notices', { signal });

export const postNotice = (choice: MailChoice): Promise<Outcome<NoticesAnswer>> => post('/api/me/notices', choice);
