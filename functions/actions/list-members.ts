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

/** Entries of members, with what came back from the address that each has now. */
const entriesOf = async (store: Store, members: readonly Member[]): Promise<readonly MemberEntry[]> => {
  const returned = new Map((await store.returnedMails()).map(({ recipient: { id, address }, feedback }) => [`${id} ${address}`, feedback]));
  return members.map((member) => {
    const feedback = returned.get(`${member.id} ${member.email}`);
    return { ...entryOf(member), ...(feedback === undefined ? {} : { returned: { said: feedback.said, at: feedback.at } }) };
  });
};

/** Everybody who is not removed; e-mail addresses are for those who manage members only. */
export const listMembers = async (store: Store, actor: Actor): Promise<readonly (MemberEntry | MemberCard)[]> => {
  const members = (await store.members()).filter(({ removedAt }) => removedAt === null);
  const sorted = members.toSorted((a, b) => byName.compare(a.name, b.name));
  return mayEver(actor, 'manage') ? entriesOf(store, sorted) : sorted.map(cardOf);
};
