import { changeMember, inviteMember, type MemberFault, removeMember } from '../../domain/people/members.ts';
import type { MemberChange, MemberId, Register, RegisterDecision } from '../../domain/people/types.ts';
import type { Actor } from '../../domain/types.ts';
import type { Invitation, MemberEdit } from '../../domain/wire/members.ts';
import type { Clock, Ids, Store } from '../ports.ts';
import { changeRegister } from './change-register.ts';

/** What is asked of a member; an invited one has no id yet. */
export type MemberRequest =
  | { readonly kind: 'invite'; readonly body: Invitation }
  | { readonly kind: 'change'; readonly id: MemberId; readonly body: MemberEdit }
  | { readonly kind: 'remove'; readonly id: MemberId; readonly version: number };

export type MemberOutcome = RegisterDecision<MemberChange, MemberFault>;

type ManagePorts = { readonly store: Store; readonly now: Clock; readonly newId: Ids };

/** Invites, changes or removes a member, and tells of it in the member's history. */
export const manageMember = ({ store, now, newId }: ManagePorts, asked: MemberRequest, { id, name }: Actor): Promise<MemberOutcome> => {
  const doing = { by: { id, name }, at: new Date(now()).toISOString() };
  const decide = (register: Register): MemberOutcome => {
    if (asked.kind === 'invite') return inviteMember(register, newId(), asked.body, doing);
    return asked.kind === 'change'
      ? changeMember(register, asked.id, asked.body, doing)
      : removeMember(register, asked.id, asked.version, doing);
  };
  return changeRegister(store, decide, (change, { version }) => store.saveMember(change, version));
};
