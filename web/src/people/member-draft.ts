/** What stands in the form of a member, as typed, and the request that it makes. */
import type { UnitId } from '../../../domain/people/types.ts';
import type { Role } from '../../../domain/types.ts';
import { invitation, type Invitation, type MemberCard, type MemberEdit, type MemberEntry } from '../../../domain/wire/members.ts';
import type { UnitBook } from '../state/unit-book.ts';
import { faultsOfIssues, type PeopleFaults } from './faults.ts';

export type MemberDraft = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly units: readonly UnitId[];
};

export const ROLES = ['editor', 'admin', 'viewer'] as const satisfies readonly Role[];

export const BLANK_MEMBER: MemberDraft = { name: '', email: '', role: 'editor', units: [] };

/** A member as the form shows it; units that went into others as those that stand for them. */
export const memberDraft = ({ name, email, role, units }: MemberEntry, book: UnitBook): MemberDraft => ({
  name,
  email,
  role,
  units: [...new Set(units.map((id) => book.standing(id).id))],
});

type Checked = { readonly ok: true; readonly invitation: Invitation } | { readonly ok: false; readonly faults: PeopleFaults };

/** The draft in the shape that the server takes, or what is to be mended in it. */
export const checkMember = (draft: MemberDraft): Checked => {
  const parsed = invitation.safeParse(draft);
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), expected: message }));
  const faults: PeopleFaults = {
    ...faultsOfIssues(issues),
    // An e-mail that is not there is not a wrong one.
    ...(draft.email.trim() === '' ? { email: 'missing' } : {}),
    ...(draft.role === 'editor' && draft.units.length === 0 ? { units: 'units' } : {}),
  };
  return parsed.success && Object.keys(faults).length === 0 ? { ok: true, invitation: parsed.data } : { ok: false, faults };
};

const sameUnits = (a: readonly UnitId[], b: readonly UnitId[]): boolean => a.length === b.length && a.every((id) => b.includes(id));

/**
 * Only what was changed in the form: what somebody else has changed meanwhile stays as it is. Null where nothing was.
 *
 * @param seen the draft that the form began with
 */
export const memberEditFrom = (wanted: Invitation, seen: MemberDraft, version: number): MemberEdit | null => {
  const edit: MemberEdit = {
    version,
    ...(wanted.name === seen.name ? {} : { name: wanted.name }),
    ...(wanted.email === seen.email ? {} : { email: wanted.email }),
    ...(wanted.role === seen.role ? {} : { role: wanted.role }),
    ...(sameUnits(wanted.units, seen.units) ? {} : { units: wanted.units }),
  };
  return Object.keys(edit).length === 1 ? null : edit;
};

/** True for the entries that an admin is given. */
export const isEntry = (member: MemberCard | MemberEntry): member is MemberEntry => 'email' in member;

/** Members whose name, e-mail or units hold what is looked for, letter case aside. */
export const findMembers = (members: readonly MemberEntry[], text: string, book: UnitBook): readonly MemberEntry[] => {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return members;
  return members.filter(({ name, email, units }) =>
    [name, email, ...book.namesOf(units)].some((words) => words.toLocaleLowerCase().includes(wanted)),
  );
};
