/** The part of the API's table about when mails go out, and by whose choice. */
import * as z from 'zod';
import { USUAL_CHOICES } from '../../domain/mail/choices.ts';
import { maskedAddress } from '../../domain/mail/robots.ts';
import { type MailSettings, USUAL_MAILING } from '../../domain/mail/settings.ts';
import {
  type MailingAnswer,
  mailingEdit,
  noticesEdit,
  type NoticesAnswer,
  type SendNowAnswer,
  sendNowRequest,
} from '../../domain/wire/mailing.ts';
import type { Actor } from '../../domain/types.ts';
import { changeMailing } from '../actions/change-mailing.ts';
import { sendNow } from '../actions/send-now.ts';
import type { Store } from '../ports.ts';
import { type MailingParts, type OfficePorts, type Route, route } from './route.ts';
import { UNSUBSCRIBE_ROUTES } from './unsubscribe-routes.ts';

const nothing = z.unknown();

/** The settings as the page sees them: the robots' secrets stay here. */
const shown = ({ robots, ...settings }: MailSettings, { letters, relay }: MailingParts): MailingAnswer => ({
  settings: {
    ...settings,
    robots: robots.map(({ secret, address, ...robot }) => ({ ...robot, address: maskedAddress(address), hasSecret: secret !== '' })),
  },
  timeZone: letters.timeZone,
  relay,
});

const choicesOf = async (store: Store, { id }: Actor): Promise<NoticesAnswer> => ({
  choices: (await store.choices())[id] ?? USUAL_CHOICES,
});

export const MAILING_ROUTES: readonly Route<OfficePorts>[] = [
  route(
    { method: 'GET', path: '/api/mailing', may: 'supervise' },
    { path: nothing, query: nothing, body: nothing },
    async (_, { store, mailing }) => ({ ok: true, value: shown((await store.mailing()) ?? USUAL_MAILING, mailing) }),
  ),
  route(
    { method: 'POST', path: '/api/mailing', may: 'supervise' },
    { path: nothing, query: nothing, body: mailingEdit },
    async ({ body, actor }, ports) => {
      const outcome = await changeMailing(ports, body, actor, ports.mailing.mayLoopback);
      return outcome.ok ? { ok: true, value: shown(outcome.settings, ports.mailing) } : { ok: false, code: outcome.reason };
    },
  ),
  route(
    { method: 'POST', path: '/api/mailing/send', may: 'supervise' },
    { path: nothing, query: nothing, body: sendNowRequest },
    async ({ body, actor }, { mailing, ...ports }) => {
      const outcome = await sendNow({ ...ports, letters: mailing.letters }, body, actor);
      if (!outcome.ok) return { ok: false, code: outcome.reason };
      mailing.sendSoon();
      return { ok: true, value: { planned: outcome.planned } satisfies SendNowAnswer };
    },
  ),
  // What somebody wants to hear is theirs: nobody reads or sets another one's choices.
  route(
    { method: 'GET', path: '/api/me/notices', may: 'read' },
    { path: nothing, query: nothing, body: nothing },
    async ({ actor }, { store }) => ({ ok: true, value: await choicesOf(store, actor) }),
  ),
  route(
    { method: 'POST', path: '/api/me/notices', may: 'read' },
    { path: nothing, query: nothing, body: noticesEdit },
    async ({ body, actor }, { store }) => {
      await store.choose(actor.id, body);
      return { ok: true, value: await choicesOf(store, actor) };
    },
  ),
  ...UNSUBSCRIBE_ROUTES,
];
