import type { MemberId, UnitId } from '../../../domain/people/types.ts';
import type { Invitation, MemberAnswer, MemberEdit, MemberHistoryAnswer, MembersAnswer } from '../../../domain/wire/members.ts';
import type { UnitAddition, UnitAnswer, UnitHistoryAnswer, UnitMerge, UnitRenaming, UnitsAnswer } from '../../../domain/wire/units.ts';
import { request, type Outcome } from './request.ts';

const json = (method: 'POST' | 'PATCH', body: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const memberPath = (id: MemberId): string => `/api/members/${encodeURIComponent(id)}`;

const unitPath = (id: UnitId): string => `/api/units/${encodeURIComponent(id)}`;

/** Everybody who is a member; e-mail addresses and versions come for admins only. */
export const getMembers = (signal: AbortSignal): Promise<Outcome<MembersAnswer>> => request('/api/members', { signal });

/** Invites somebody: their first sign-in with this e-mail address makes them this member. */
export const inviteMember = (invitation: Invitation): Promise<Outcome<MemberAnswer>> => request('/api/members', json('POST', invitation));

export const changeMember = (id: MemberId, edit: MemberEdit): Promise<Outcome<MemberAnswer>> =>
  request(memberPath(id), json('PATCH', edit));

export const removeMember = (id: MemberId, version: number): Promise<Outcome<MemberAnswer>> =>
  request(`${memberPath(id)}?version=${version}`, { method: 'DELETE' });

export const getMemberHistory = (id: MemberId, signal: AbortSignal): Promise<Outcome<MemberHistoryAnswer>> =>
  request(`${memberPath(id)}/history`, { signal });

/** All units, those that went into others too. */
export const getUnits = (signal: AbortSignal): Promise<Outcome<UnitsAnswer>> => request('/api/units', { signal });

export const addUnit = (addition: UnitAddition): Promise<Outcome<UnitAnswer>> => request('/api/units', json('POST', addition));

export const renameUnit = (id: UnitId, renaming: UnitRenaming): Promise<Outcome<UnitAnswer>> =>
  request(unitPath(id), json('PATCH', renaming));

export const mergeUnit = (id: UnitId, merge: UnitMerge): Promise<Outcome<UnitAnswer>> =>
  request(`${unitPath(id)}/merge`, json('POST', merge));

export const getUnitHistory = (id: UnitId, signal: AbortSignal): Promise<Outcome<UnitHistoryAnswer>> =>
  request(`${unitPath(id)}/history`, { signal });
