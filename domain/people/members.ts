/** Deciding who is a member, and as what. */
import type { Role } from '../types.ts';
import type { Invitation, MemberEdit } from '../wire/members.ts';
import type {
  Doing,
  Identity,
  Member,
  MemberChange,
  MemberEvent,
  MemberId,
  MemberState,
  Register,
  RegisterDecision,
  Unit,
  UnitId,
} from './types.ts';

/** Why a member cannot be invited, changed or removed so. */
export type MemberFault = 'not_found' | 'outdated' | 'email_taken' | 'unknown_unit' | 'editor_without_unit' | 'last_admin';

type Decision = RegisterDecision<MemberChange, MemberFault>;

const refused = (reason: MemberFault): Decision => ({ ok: false, reason });

const stateOf = ({ name, email, role, units, bound, removedAt }: Member): MemberState => ({
  name,
  email,
  role,
  units,
  removedAt,
  signedIn: bound !== null,
});

const changeOf = (before: Member | null, after: Member, what: MemberEvent['what'], { by, at }: Doing): MemberChange => ({
  before,
  after,
  event: {
    subject: after.id,
    version: after.version,
    what,
    before: before === null ? null : stateOf(before),
    after: stateOf(after),
    by,
    at,
  },
});

/** An editor reports for units that exist, and for at least one. */
const faultOfUnits = (role: Role, ids: readonly UnitId[], units: readonly Unit[]): MemberFault | null => {
  if (!ids.every((id) => units.some((unit) => unit.id === id))) return 'unknown_unit';
  return role === 'editor' && ids.length === 0 ? 'editor_without_unit' : null;
};

const isAdmin = ({ role, removedAt }: Member): boolean => role === 'admin' && removedAt === null;

/** True where nobody could invite the others any more: no admin is left, or none who has ever signed in where there was one. */
const leavesNoAdmin = (members: readonly Member[], before: Member, after: Member): boolean => {
  if (!isAdmin(before) || isAdmin(after)) return false;
  const left = members.filter((member) => member.id !== before.id && isAdmin(member));
  return left.length === 0 || (before.bound !== null && left.every(({ bound }) => bound === null));
};

/** Invites somebody; a removed member of the same e-mail is invited again, and binds anew. */
export const inviteMember = ({ members, units }: Register, id: MemberId, invitation: Invitation, doing: Doing): Decision => {
  const earlier = members.find(({ email }) => email === invitation.email) ?? null;
  if (earlier !== null && earlier.removedAt === null) return refused('email_taken');
  const fault = faultOfUnits(invitation.role, invitation.units, units);
  if (fault !== null) return refused(fault);
  const kept = earlier === null ? { id, version: 1 } : { id: earlier.id, version: earlier.version + 1 };
  const member: Member = { ...invitation, ...kept, bound: null, removedAt: null };
  return { ok: true, change: changeOf(earlier, member, 'member_invited', doing) };
};

/** The member where it can be changed at this version. */
const present = ({ members }: Register, id: MemberId, version: number): Member | MemberFault => {
  const member = members.find((one) => one.id === id);
  if (member === undefined || member.removedAt !== null) return 'not_found';
  return member.version === version ? member : 'outdated';
};

export const changeMember = (register: Register, id: MemberId, edit: MemberEdit, doing: Doing): Decision => {
  const member = present(register, id, edit.version);
  if (typeof member === 'string') return refused(member);
  const { name = member.name, email = member.email, role = member.role, units = member.units } = edit;
  if (register.members.some((other) => other.id !== id && other.email === email)) return refused('email_taken');
  const fault = faultOfUnits(role, units, register.units);
  if (fault !== null) return refused(fault);
  const after: Member = { ...member, name, email, role, units, version: member.version + 1 };
  if (leavesNoAdmin(register.members, member, after)) return refused('last_admin');
  return { ok: true, change: changeOf(member, after, 'member_changed', doing) };
};

/** The item stays, so that the past goes on naming the person. */
export const removeMember = (register: Register, id: MemberId, version: number, doing: Doing): Decision => {
  const member = present(register, id, version);
  if (typeof member === 'string') return refused(member);
  const after: Member = { ...member, removedAt: doing.at, version: member.version + 1 };
  if (leavesNoAdmin(register.members, member, after)) return refused('last_admin');
  return { ok: true, change: changeOf(member, after, 'member_removed', doing) };
};

/** What the issuer vouches for: a verified e-mail in small letters, and the name where it knows one. */
export type Profile = { readonly email: string; readonly name: string | null };

/** Whoever signs in for the first time: an invitation of their e-mail binds once; a first admin becomes one; null for all others. */
export const admit = (
  identity: Identity,
  profile: Profile,
  holder: Member | null,
  first: { readonly admins: readonly string[]; readonly id: MemberId },
  at: string,
): MemberChange | null => {
  if (holder !== null) {
    if (holder.bound !== null || holder.removedAt !== null) return null;
    const by = { id: holder.id, name: holder.name };
    return changeOf(holder, { ...holder, bound: identity, version: holder.version + 1 }, 'member_bound', { by, at });
  }
  if (!first.admins.includes(profile.email)) return null;
  const { id } = first;
  const name = profile.name ?? profile.email;
  const admin: Member = { id, name, email: profile.email, role: 'admin', units: [], bound: identity, removedAt: null, version: 1 };
  return changeOf(null, admin, 'member_bound', { by: { id, name }, at });
};
