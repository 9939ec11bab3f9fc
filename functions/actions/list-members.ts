import { mayEver } from '../../domain/access.ts';
import type { Member } from '../../domain/people/types.ts';
import type { Actor } from '../../domain/types.ts';
import type { MemberCard, MemberEntry } from '../../domain/wire/members.ts';
import type { Store } from '../ports.ts';

const byName = new Intl.Collator('zh-CN');

const cardOf = ({ id, name, role, units }: Member): MemberCard => ({ id, name, role, units });

/** A member as an admin sees them. */
export const entryOf = (member: Member): MemberEntry => ({
  ...cardOf(member),
  email: member.email,
  version: member.version,
  signedIn: member.bound !== null,
});

/** Everybody who is not removed; e-mail addresses are for those who manage members only. */
export const listMembers = async (store: Store, actor: Actor): Promise<readonly (MemberEntry | MemberCard)[]> => {
  const members = (await store.members()).filter(({ removedAt }) => removedAt === null);
  return members.toSorted((a, b) => byName.compare(a.name, b.name)).map(mayEver(actor, 'manage') ? entryOf : cardOf);
};
