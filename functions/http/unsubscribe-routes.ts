/**
 * 退订 by the link of a mail, without signing in: the seal in it says whose it is.
 *
 * Asked for with GET it only shows a button, for mail scanners open links. POST stops the mails: by that button, or by the mail
 * program itself, whose body (`List-Unsubscribe=One-Click`, RFC 8058) says nothing that the address does not.
 */
import { unsubscribe, type UnsubscribeLink, whoUnsubscribes } from '../actions/unsubscribe.ts';
import { unsubscribeLink } from '../../domain/wire/mailing.ts';
import type { OfficePorts, OpenRoute } from './route.ts';
import { unsubscribePage } from './unsubscribe-page.ts';

type Answer = Awaited<ReturnType<OpenRoute['run']>>;

/** @param ask gives whom the link is for, masked; null where it is not good */
const answered = async (
  query: unknown,
  { store, mailing }: OfficePorts,
  isDone: boolean,
  ask: (
    ports: { store: OfficePorts['store']; seal: OfficePorts['mailing']['letters']['seal'] },
    link: UnsubscribeLink,
  ) => Promise<string | null>,
): Promise<Answer> => {
  const link = unsubscribeLink.safeParse(query);
  const address = link.success ? await ask({ store, seal: mailing.letters.seal }, link.data) : null;
  return { ok: true, page: unsubscribePage(link.success && address !== null ? { address, isDone, kind: link.data.kind } : null) };
};

export const UNSUBSCRIBE_ROUTES: readonly OpenRoute<OfficePorts>[] = [
  {
    method: 'GET',
    path: '/api/unsubscribe',
    may: 'anyone',
    run: ({ query }, ports) => answered(query, ports, false, whoUnsubscribes),
  },
  {
    method: 'POST',
    path: '/api/unsubscribe',
    may: 'anyone',
    run: ({ query }, ports) => answered(query, ports, true, unsubscribe),
  },
];
