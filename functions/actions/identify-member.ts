import { admit } from '../../domain/people/members.ts';
import { actorOf } from '../../domain/people/merges.ts';
import type { Member } from '../../domain/people/types.ts';
import type { Actor } from '../../domain/types.ts';
import type { Caller, Clock, Ids, Issuer, Store } from '../ports.ts';

export type Identification =
  | { readonly ok: true; readonly actor: Actor }
  | { readonly ok: false; readonly code: 'unauthenticated' | 'not_a_member' };

export type IdentifyPorts = {
  readonly store: Pick<Store, 'boundMember' | 'memberOfEmail' | 'merges' | 'saveMember'>;
  readonly issuer: Issuer;
  readonly now: Clock;
  readonly newId: Ids;
  /** E-mail addresses, in small letters, whose verified holder becomes an admin where no member has that e-mail. */
  readonly firstAdmins: readonly string[];
};

/** A first sign-in: binds an invitation or makes a first admin. Of several at the same instant one does it for all. */
const admitted = async ({ store, now, newId, firstAdmins }: IdentifyPorts, caller: Caller): Promise<Member | null> => {
  const profile = await caller.profile();
  if (profile === null) return null;
  const holder = await store.memberOfEmail(profile.email);
  const change = admit(caller.identity, profile, holder, { admins: firstAdmins, id: newId() }, new Date(now()).toISOString());
  if (change !== null && (await store.saveMember(change, null)) === 'saved') return change.after;
  return store.boundMember(caller.identity);
};

/**
 * Who calls with this token. Role and units come from the member, never from the token.
 *
 * Two reads by key: who the caller is bound to, and that member; for an editor, whose rights go by units, also the merges.
 */
export const identifyMember = async (ports: IdentifyPorts, token: string): Promise<Identification> => {
  const caller = await ports.issuer.caller(token);
  if (caller === null) return { ok: false, code: 'unauthenticated' };
  const member = (await ports.store.boundMember(caller.identity)) ?? (await admitted(ports, caller));
  if (member === null || member.removedAt !== null) return { ok: false, code: 'not_a_member' };
  return { ok: true, actor: actorOf(member, member.role === 'editor' ? await ports.store.merges() : {}) };
};
