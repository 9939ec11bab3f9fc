/** Who becomes a member, who stays one, and what merged units mean for rights. */
import { describe, expect, test } from 'vitest';
import { may } from '../../domain/access.ts';
import { admit, changeMember, inviteMember, removeMember } from '../../domain/people/members.ts';
import { actorOf, familyOf, mergesOf } from '../../domain/people/merges.ts';
import type { Member, Register } from '../../domain/people/types.ts';
import { addUnit, mergeUnit, renameUnit } from '../../domain/people/units.ts';
import { sampleMember, sampleUnit } from '../support/samples.ts';

const AT = '2025-03-01T02:00:00.000Z';
const DOING = { by: { id: 'm1', name: '督查室' }, at: AT };
const BOUND = { issuer: 'https://id.example.cn', subject: 's1' };
const ADMIN = sampleMember({ id: 'm1', name: '督查室', email: 'ducha@pinghu.example', role: 'admin', units: [], bound: BOUND });
const EDITOR = sampleMember();

const register = (
  members: readonly Member[] = [ADMIN, EDITOR],
  units = [sampleUnit(), sampleUnit({ id: 'u06', name: '残联' })],
): Register => ({
  version: 1,
  members,
  units,
});

const invitation = { name: '李静', email: 'lijing@pinghu.example', role: 'editor' as const, units: ['u06'] };

describe('an invitation', () => {
  test('makes a member who has not signed in yet', () => {
    expect(inviteMember(register(), 'm9', invitation, DOING)).toEqual({
      ok: true,
      change: {
        before: null,
        after: { ...invitation, id: 'm9', bound: null, removedAt: null, version: 1 },
        event: {
          subject: 'm9',
          version: 1,
          what: 'member_invited',
          before: null,
          after: { ...invitation, removedAt: null, signedIn: false },
          ...DOING,
        },
      },
    });
  });

  test.each([
    ['of an e-mail that a member has', { ...invitation, email: EDITOR.email }, 'email_taken'],
    ['for a unit that does not exist', { ...invitation, units: ['u99'] }, 'unknown_unit'],
    ['of an editor without a unit', { ...invitation, units: [] }, 'editor_without_unit'],
  ] as const)('%s is refused', (_, asked, reason) => {
    expect(inviteMember(register(), 'm9', asked, DOING)).toEqual({ ok: false, reason });
  });

  test('of somebody who was removed takes up the same member, who binds anew', () => {
    const gone = sampleMember({ removedAt: AT, bound: BOUND, version: 3 });
    expect(inviteMember(register([ADMIN, gone]), 'm9', { ...invitation, email: gone.email }, DOING)).toMatchObject({
      ok: true,
      change: { before: gone, after: { id: gone.id, name: '李静', bound: null, removedAt: null, version: 4 } },
    });
  });
});

describe('the last admin', () => {
  const second = sampleMember({ id: 'm4', email: 'b@pinghu.example', role: 'admin', units: [] });

  test('is neither removed nor made something else', () => {
    expect(removeMember(register(), 'm1', 1, DOING)).toEqual({ ok: false, reason: 'last_admin' });
    expect(changeMember(register(), 'm1', { version: 1, role: 'viewer' }, DOING)).toEqual({ ok: false, reason: 'last_admin' });
  });

  test('is not replaced by one who has never signed in', () => {
    expect(removeMember(register([ADMIN, second]), 'm1', 1, DOING)).toEqual({ ok: false, reason: 'last_admin' });
    expect(removeMember(register([ADMIN, { ...second, bound: { ...BOUND, subject: 's2' } }]), 'm1', 1, DOING)).toMatchObject({ ok: true });
  });

  test('may change in everything else, and an invited admin may go', () => {
    expect(changeMember(register(), 'm1', { version: 1, name: '督查室王' }, DOING)).toMatchObject({ ok: true });
    expect(removeMember(register([ADMIN, second]), 'm4', 1, DOING)).toMatchObject({ ok: true, change: { after: { removedAt: AT } } });
  });
});

describe('a change of a member', () => {
  test('keeps what it does not name', () => {
    expect(changeMember(register(), 'm2', { version: 1, units: ['u06'] }, DOING)).toMatchObject({
      ok: true,
      change: { after: { ...EDITOR, units: ['u06'], version: 2 }, event: { before: { units: ['u05'] }, after: { units: ['u06'] } } },
    });
  });

  test.each([
    ['of an old version', 'm2', { version: 7 }, 'outdated'],
    ['of nobody', 'm9', { version: 1 }, 'not_found'],
    ['to an e-mail that another one has', 'm2', { version: 1, email: ADMIN.email }, 'email_taken'],
    ['to an editor without a unit', 'm2', { version: 1, units: [] }, 'editor_without_unit'],
  ] as const)('%s is refused', (_, id, edit, reason) => {
    expect(changeMember(register(), id, edit, DOING)).toEqual({ ok: false, reason });
  });

  test('of somebody who was removed is refused', () => {
    const gone = register([ADMIN, sampleMember({ removedAt: AT })]);
    expect(changeMember(gone, 'm2', { version: 1, name: '甲' }, DOING)).toEqual({ ok: false, reason: 'not_found' });
    expect(removeMember(gone, 'm2', 1, DOING)).toEqual({ ok: false, reason: 'not_found' });
  });
});

describe('a first sign-in', () => {
  const profile = { email: EDITOR.email, name: null };
  const first = { admins: ['ducha@pinghu.example'], id: 'm9' };

  test('binds an invitation, once', () => {
    expect(admit(BOUND, profile, EDITOR, first, AT)).toMatchObject({
      after: { ...EDITOR, bound: BOUND, version: 2 },
      event: { what: 'member_bound' },
    });
    expect(admit({ ...BOUND, subject: 's2' }, profile, { ...EDITOR, bound: BOUND }, first, AT)).toBeNull();
  });

  test('of a first admin makes one; of one who was removed does not', () => {
    const admin = { email: 'ducha@pinghu.example', name: '张强' };
    expect(admit(BOUND, admin, null, first, AT)).toMatchObject({
      before: null,
      after: { id: 'm9', name: '张强', role: 'admin', bound: BOUND },
    });
    expect(admit(BOUND, admin, { ...ADMIN, removedAt: AT }, first, AT)).toBeNull();
  });

  test('of anybody else makes nobody', () => expect(admit(BOUND, { email: 'x@pinghu.example', name: null }, null, first, AT)).toBeNull());
});

describe('units', () => {
  const [education, disabled, health] = [sampleUnit(), sampleUnit({ id: 'u06', name: '残联' }), sampleUnit({ id: 'u07', name: '卫健局' })];
  const units = register([ADMIN], [education, disabled, health]);

  test('are renamed with their history', () => {
    expect(renameUnit(units, 'u05', { version: 1, name: '教育体育局', shortName: '教体' }, DOING)).toEqual({
      ok: true,
      change: {
        before: education,
        after: { id: 'u05', name: '教育体育局', shortName: '教体', mergedInto: null, version: 2 },
        event: {
          subject: 'u05',
          version: 2,
          what: 'unit_renamed',
          before: { name: '教育局', shortName: '教育', mergedInto: null },
          after: { name: '教育体育局', shortName: '教体', mergedInto: null },
          ...DOING,
        },
      },
    });
  });

  test('have names of their own, but for those of merged ones', () => {
    expect(addUnit(units, 'u9', { name: '残联', shortName: '残联' }, DOING)).toEqual({ ok: false, reason: 'unit_name_taken' });
    expect(renameUnit(units, 'u05', { version: 1, name: '残联', shortName: '残联' }, DOING)).toEqual({
      ok: false,
      reason: 'unit_name_taken',
    });
    const merged = { ...units, units: [education, { ...disabled, mergedInto: 'u05' }] };
    expect(addUnit(merged, 'u9', { name: '残联', shortName: '残联' }, DOING)).toMatchObject({
      ok: true,
      change: { after: { version: 1 } },
    });
  });

  test.each([
    ['itself', units, { version: 1, into: 'u05' }, 'unit_into_itself'],
    ['one that does not exist', units, { version: 1, into: 'u99' }, 'not_found'],
    [
      'one that is merged itself',
      { ...units, units: [education, { ...disabled, mergedInto: 'u07' }, health] },
      { version: 1, into: 'u06' },
      'unit_merged',
    ],
    ['another one, seen at an old version', units, { version: 2, into: 'u06' }, 'outdated'],
  ] as const)('are not merged into %s', (_, before, asked, reason) => {
    expect(mergeUnit(before, 'u05', asked, DOING)).toEqual({ ok: false, reason });
  });

  test('once merged, are neither renamed nor merged again', () => {
    const merged = { ...units, units: [{ ...education, mergedInto: 'u06' }, disabled, health] };
    expect(mergeUnit(merged, 'u05', { version: 1, into: 'u07' }, DOING)).toEqual({ ok: false, reason: 'unit_merged' });
    expect(renameUnit(merged, 'u05', { version: 1, name: '甲', shortName: '甲' }, DOING)).toEqual({ ok: false, reason: 'unit_merged' });
  });
});

describe('rights follow merges', () => {
  const merges = mergesOf([
    sampleUnit({ id: 'a', mergedInto: 'b' }),
    sampleUnit({ id: 'b', mergedInto: 'c' }),
    sampleUnit({ id: 'c' }),
    sampleUnit({ id: 'd' }),
  ]);

  test.each(['a', 'b', 'c'])('whoever reports for %s reports for all that have become one with it', (unit) => {
    expect(familyOf([unit], merges).toSorted()).toEqual(['a', 'b', 'c']);
    const actor = actorOf(sampleMember({ units: [unit] }), merges);
    expect(['a', 'b', 'c', 'd'].map((lead) => may(actor, 'report', { units: [lead] }))).toEqual([true, true, true, false]);
  });

  test('and nobody else does', () => expect(familyOf(['d'], merges)).toEqual(['d']));
});
