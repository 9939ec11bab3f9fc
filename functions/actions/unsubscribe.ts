import { maskedEmail, type StoppableKind } from '../../domain/mail/choices.ts';
import { stopping, unsubscribeQuery } from '../../domain/mail/unsubscribe.ts';
import type { MemberId } from '../../domain/people/types.ts';
import type { Seal, Store } from '../ports.ts';

type Ports = { readonly store: Pick<Store, 'members' | 'choose'>; readonly seal: Seal };

/** A link of a mail, as it came back. */
export type UnsubscribeLink = { readonly member: MemberId; readonly kind: StoppableKind; readonly seal: string };

/** The masked address of whom a link is for; null where it was not made here, or they are no member any more. */
export const whoUnsubscribes = async ({ store, seal }: Ports, link: UnsubscribeLink): Promise<string | null> => {
  if (!(await seal.fits(unsubscribeQuery(link.member, link.kind), link.seal))) return null;
  const member = (await store.members()).find(({ id, removedAt }) => id === link.member && removedAt === null);
  return member === undefined ? null : maskedEmail(member);
};

/** Stops one kind of mail for whom the link is for. Again, it changes nothing. */
export const unsubscribe = async (ports: Ports, link: UnsubscribeLink): Promise<string | null> => {
  const address = await whoUnsubscribes(ports, link);
  if (address !== null) await ports.store.choose(link.member, stopping(link.kind));
  return address;
};
