/** The part of the office's table about units and members. */
import * as z from 'zod';
import {
  invitation,
  type MemberAnswer,
  memberEdit,
  type MemberHistoryAnswer,
  memberPath,
  memberRemoval,
  type MembersAnswer,
} from '../../domain/wire/members.ts';
import {
  type UnitAnswer,
  unitAddition,
  type UnitHistoryAnswer,
  unitMerge,
  unitPath,
  unitRenaming,
  type UnitsAnswer,
} from '../../domain/wire/units.ts';
import { entryOf, listMembers } from '../actions/list-members.ts';
import { manageMember, type MemberOutcome } from '../actions/manage-members.ts';
import { manageUnit, type UnitOutcome } from '../actions/manage-units.ts';
import { memberHistory, unitHistory } from '../actions/read-register-history.ts';
import { type Answer, type Route, route } from './route.ts';

const nothing = z.unknown();

const memberSaved = (outcome: MemberOutcome): Answer =>
  outcome.ok ? { ok: true, value: { member: entryOf(outcome.change.after) } satisfies MemberAnswer } : { ok: false, code: outcome.reason };

const unitSaved = (outcome: UnitOutcome): Answer =>
  outcome.ok ? { ok: true, value: { unit: outcome.change.after } satisfies UnitAnswer } : { ok: false, code: outcome.reason };

export const PEOPLE_ROUTES: readonly Route[] = [
  route(
    { method: 'GET', path: '/api/members', may: 'read' },
    { path: nothing, query: nothing, body: nothing },
    async ({ actor }, { store }) => ({ ok: true, value: { members: await listMembers(store, actor) } satisfies MembersAnswer }),
  ),
  route(
    { method: 'POST', path: '/api/members', may: 'manage' },
    { path: nothing, query: nothing, body: invitation },
    async ({ body, actor }, ports) => memberSaved(await manageMember(ports, { kind: 'invite', body }, actor)),
  ),
  route(
    { method: 'PATCH', path: '/api/members/{member}', may: 'manage' },
    { path: memberPath, query: nothing, body: memberEdit },
    async ({ path, body, actor }, ports) => memberSaved(await manageMember(ports, { kind: 'change', id: path.member, body }, actor)),
  ),
  route(
    { method: 'DELETE', path: '/api/members/{member}', may: 'manage' },
    { path: memberPath, query: memberRemoval, body: nothing },
    async ({ path, query, actor }, ports) =>
      memberSaved(await manageMember(ports, { kind: 'remove', id: path.member, version: query.version }, actor)),
  ),
  route(
    { method: 'GET', path: '/api/members/{member}/history', may: 'manage' },
    { path: memberPath, query: nothing, body: nothing },
    async ({ path }, { store }) => ({
      ok: true,
      value: { events: await memberHistory(store, path.member) } satisfies MemberHistoryAnswer,
    }),
  ),
  route({ method: 'GET', path: '/api/units', may: 'read' }, { path: nothing, query: nothing, body: nothing }, async (_, { store }) => ({
    ok: true,
    value: { units: await store.units() } satisfies UnitsAnswer,
  })),
  route(
    { method: 'POST', path: '/api/units', may: 'manage' },
    { path: nothing, query: nothing, body: unitAddition },
    async ({ body, actor }, ports) => unitSaved(await manageUnit(ports, { kind: 'add', body }, actor)),
  ),
  route(
    { method: 'PATCH', path: '/api/units/{unit}', may: 'manage' },
    { path: unitPath, query: nothing, body: unitRenaming },
    async ({ path, body, actor }, ports) => unitSaved(await manageUnit(ports, { kind: 'rename', id: path.unit, body }, actor)),
  ),
  route(
    { method: 'POST', path: '/api/units/{unit}/merge', may: 'manage' },
    { path: unitPath, query: nothing, body: unitMerge },
    async ({ path, body, actor }, ports) => unitSaved(await manageUnit(ports, { kind: 'merge', id: path.unit, body }, actor)),
  ),
  route(
    { method: 'GET', path: '/api/units/{unit}/history', may: 'read' },
    { path: unitPath, query: nothing, body: nothing },
    async ({ path }, { store }) => ({
      ok: true,
      value: { events: await unitHistory(store, path.unit) } satisfies UnitHistoryAnswer,
    }),
  ),
];
