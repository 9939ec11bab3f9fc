/** The part of the API's table about what is sent. */
import * as z from 'zod';
import { type MailAnswer, mailPath, mailResend, type MailResentAnswer, type MailsAnswer, mailsQuery } from '../../domain/wire/mails.ts';
import { readMail, readMails, shownMail } from '../actions/read-mails.ts';
import { resendMail } from '../actions/resend-mail.ts';
import { sheetPath } from './paths.ts';
import { type Answer, type OfficePorts, type Route, route } from './route.ts';

const nothing = z.unknown();

const found = (value: MailsAnswer | MailAnswer | null): Answer => (value === null ? { ok: false, code: 'not_found' } : { ok: true, value });

export const MAIL_ROUTES: readonly Route<OfficePorts>[] = [
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/mails', may: 'supervise' },
    { path: sheetPath, query: mailsQuery, body: nothing },
    async ({ path, query }, { store }) => found(await readMails(store, path.sheet, query.period)),
  ),
  route(
    { method: 'GET', path: '/api/sheets/{sheet}/mails/{mail}', may: 'supervise' },
    { path: mailPath, query: nothing, body: nothing },
    async ({ path: { sheet, mail } }, { store }) => found(await readMail(store, { sheet, ...mail })),
  ),
  route(
    { method: 'POST', path: '/api/sheets/{sheet}/mails/{mail}/resend', may: 'supervise' },
    { path: mailPath, query: nothing, body: mailResend },
    async ({ path: { sheet, mail }, body, actor }, ports) => {
      const outcome = await resendMail(ports, { sheet, ...mail }, body.version, actor);
      if (outcome.ok) ports.mailing.sendSoon();
      return outcome.ok
        ? { ok: true, value: { mail: shownMail(outcome.entry) } satisfies MailResentAnswer }
        : { ok: false, code: outcome.reason };
    },
  ),
];
