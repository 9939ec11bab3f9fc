/** The city's units and members, and what is told of them in history. */
import type { Role } from '../types.ts';

export type UnitId = string;
export type MemberId = string;

/** 单位: a bureau or an office of the city. */
export type Unit = {
  readonly id: UnitId;
  readonly name: string;
  /** As a narrow column shows it. */
  readonly shortName: string;
  /** The unit that took over from this one, which is kept for the tasks and the history that name it. */
  readonly mergedInto: UnitId | null;
  readonly version: number;
};

/** Somebody as an issuer knows them: the pair stays theirs, where an e-mail address may pass to another person. */
export type Identity = { readonly issuer: string; readonly subject: string };

/** 成员: a person whom an admin has invited. */
export type Member = {
  readonly id: MemberId;
  readonly name: string;
  /** In small letters; no two members have the same. */
  readonly email: string;
  readonly role: Role;
  /** The units that an editor reports for, as an admin chose them. */
  readonly units: readonly UnitId[];
  /** Who signed in with the e-mail first; null until then. */
  readonly bound: Identity | null;
  /** ISO 8601, UTC; null for a member who is not removed. */
  readonly removedAt: string | null;
  readonly version: number;
};

/** Which unit went into which. */
export type Merges = Readonly<Record<UnitId, UnitId>>;

/** 花名册: all units and members, at a version that grows with each change that an admin makes of any of them. */
export type Register = { readonly version: number; readonly units: readonly Unit[]; readonly members: readonly Member[] };

/** One entry of a unit's or a member's history; put once, never changed. */
type Told<What extends string, State> = {
  /** Id of the unit or the member. */
  readonly subject: string;
  /** The version that the change produced. */
  readonly version: number;
  readonly what: What;
  /** Null where the change made it. */
  readonly before: State | null;
  readonly after: State;
  readonly by: { readonly id: MemberId; readonly name: string };
  /** ISO 8601, UTC. */
  readonly at: string;
};

export type UnitState = Pick<Unit, 'name' | 'shortName' | 'mergedInto'>;
export type UnitEvent = Told<'unit_added' | 'unit_renamed' | 'unit_merged', UnitState>;

/** Without the issuer's name for the person, which is nobody else's business. */
export type MemberState = Pick<Member, 'name' | 'email' | 'role' | 'units' | 'removedAt'> & { readonly signedIn: boolean };
export type MemberEvent = Told<'member_invited' | 'member_bound' | 'member_changed' | 'member_removed', MemberState>;

export type RegisterEvent = UnitEvent | MemberEvent;

/** A unit or member before and after a change, and the event that tells of it. */
export type UnitChange = { readonly before: Unit | null; readonly after: Unit; readonly event: UnitEvent };
export type MemberChange = { readonly before: Member | null; readonly after: Member; readonly event: MemberEvent };

/** A change, or why there is none. */
export type RegisterDecision<Change, Reason extends string> =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly reason: Reason };

/** Who does something, and when (ISO 8601, UTC). */
export type Doing = { readonly by: { readonly id: MemberId; readonly name: string }; readonly at: string };
