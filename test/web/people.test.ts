import { describe, expect, test } from 'vitest';
import type { MemberEvent, UnitEvent } from '../../domain/people/types.ts';
import type { MemberEntry } from '../../domain/wire/members.ts';
import { faultsOfFailure } from '../../web/src/people/faults.ts';
import { BLANK_MEMBER, checkMember, findMembers, isEntry, memberDraft, memberEditFrom } from '../../web/src/people/member-draft.ts';
import { changesOf } from '../../web/src/people/record-changes.ts';
import { checkUnit } from '../../web/src/people/unit-draft.ts';
import { unitBook } from '../../web/src/state/unit-book.ts';
import { networkDown, problem } from './samples.ts';

const book = unitBook([
  { id: 'u1', name: '建设局', shortName: '建设', mergedInto: 'u2', version: 2 },
  { id: 'u2', name: '住建局', shortName: '住建', mergedInto: null, version: 1 },
]);

const entry: MemberEntry = {
  id: 'm1',
  name: '李四',
  role: 'editor',
  units: ['u1'],
  email: 'li@pinghu.example',
  version: 3,
  signedIn: true,
};

describe('the form of a member', () => {
  test('shows the units that stand for merged ones', () => expect(memberDraft(entry, book).units).toEqual(['u2']));

  test('says at each field what is to be mended', () => {
    expect(checkMember(BLANK_MEMBER)).toEqual({ ok: false, faults: { name: 'missing', email: 'missing', units: 'units' } });
    const long = { ...BLANK_MEMBER, name: '长'.repeat(41), email: 'li', role: 'viewer' } as const;
    expect(checkMember(long)).toEqual({ ok: false, faults: { name: 'too_long', email: 'email' } });
  });

  test('gives the e-mail in small letters and without blanks', () => {
    expect(checkMember({ name: ' 李四 ', email: ' Li@Pinghu.Example ', role: 'viewer', units: [] })).toEqual({
      ok: true,
      invitation: { name: '李四', email: 'li@pinghu.example', role: 'viewer', units: [] },
    });
  });

  test('sends only what was changed in it, so that what others changed stays', () => {
    const seen = memberDraft({ ...entry, units: ['u2'] }, book);
    expect(memberEditFrom({ ...seen, units: ['u2'], role: 'admin' }, seen, 4)).toEqual({ version: 4, role: 'admin' });
    expect(memberEditFrom({ ...seen, units: ['u2'] }, seen, 4)).toBeNull();
  });
});

describe('the form of a unit', () => {
  test('takes the name where no short one was typed', () => {
    expect(checkUnit({ name: '教育局', shortName: ' ' })).toEqual({ ok: true, addition: { name: '教育局', shortName: '教育局' } });
  });

  test('says at each field what is to be mended', () => {
    expect(checkUnit({ name: '', shortName: '很长很长的一个简称很长很长' })).toEqual({
      ok: false,
      faults: { name: 'missing', shortName: 'too_long' },
    });
  });
});

describe('what the server refuses', () => {
  const fields = ['name', 'email', 'role', 'units'] as const;

  test.each([
    ['email_taken', { email: 'email_taken' }],
    ['editor_without_unit', { units: 'editor_without_unit' }],
    ['unknown_unit', { units: 'unknown_unit' }],
    ['last_admin', { role: 'last_admin' }],
    ['outdated', {}],
    ['forbidden', {}],
  ] as const)('%s is said where it can be mended', (code, faults) => expect(faultsOfFailure(problem(code, 422), fields)).toEqual(faults));

  test('is said of the whole form where it has no such field', () => {
    expect(faultsOfFailure(problem('last_admin', 422), ['name'])).toEqual({});
    expect(faultsOfFailure(networkDown, fields)).toEqual({});
    expect(faultsOfFailure(null, fields)).toEqual({});
  });
});

describe('the list of members', () => {
  test('is looked through by name, e-mail and unit', () => {
    expect(['李', 'LI@', '住建', '建设'].map((text) => findMembers([entry], text, book).length)).toEqual([1, 1, 1, 0]);
  });

  test('has e-mails for admins only', () => {
    expect(isEntry(entry)).toBe(true);
    expect(isEntry({ id: 'm1', name: '李四', role: 'editor', units: [] })).toBe(false);
  });
});

describe('records', () => {
  const told = { subject: 'm1', version: 2, by: { id: 'a', name: '督查室' }, at: '2024-04-12T00:00:00.000Z' } as const;
  const state = { name: '李四', email: 'li@pinghu.example', role: 'editor', units: ['u1'], removedAt: null, signedIn: false } as const;

  test('tell what a change changed', () => {
    const event: MemberEvent = { ...told, what: 'member_changed', before: state, after: { ...state, role: 'admin', units: [] } };
    expect(changesOf(event)).toEqual([
      { field: 'role', before: 'editor', after: 'admin' },
      { field: 'units', before: ['u1'], after: [] },
    ]);
  });

  test('tell all of what is new, and nothing of a first sign-in', () => {
    const invited: MemberEvent = { ...told, what: 'member_invited', before: null, after: { ...state, units: [] } };
    expect(changesOf(invited).map(({ field }) => field)).toEqual(['name', 'email', 'role']);
    expect(changesOf({ ...told, what: 'member_bound', before: state, after: { ...state, signedIn: true } })).toEqual([]);
  });

  test('tell into which unit one went', () => {
    const before = { name: '建设局', shortName: '建设', mergedInto: null };
    const event: UnitEvent = { ...told, what: 'unit_merged', before, after: { ...before, mergedInto: 'u2' } };
    expect(changesOf(event)).toEqual([{ field: 'mergedInto', before: null, after: 'u2' }]);
  });
});
