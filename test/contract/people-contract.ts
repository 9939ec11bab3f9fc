/** What every store promises of units and members, whatever engine stands behind it. */
import { usualReporting } from '../../domain/reporting.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUnit, mergeUnit } from '../../domain/people/units.ts';
import { admit, changeMember, inviteMember, removeMember } from '../../domain/people/members.ts';
import type { Member, MemberChange, RegisterDecision, Unit, UnitChange } from '../../domain/people/types.ts';
import type { SaveOutcome, Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import type { TestTable } from '../support/engine.ts';
import { sampleSheet, sampleUnit } from '../support/samples.ts';

const DOING = { by: { id: 'm1', name: '督查室' }, at: '2025-03-01T02:00:00.000Z' };
const FIRST = { admins: [], id: 'unused' };
const identity = (subject: string) => ({ issuer: 'https://id.example.cn', subject });

const made = <Change>(decision: RegisterDecision<Change, string>): Change => {
  if (!decision.ok) throw new Error(decision.reason);
  return decision.change;
};

export const peopleContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`units and members on ${name}`, () => {
    let engine: TestTable;
    let store: Store;
    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
      await store.create(
        sampleSheet({ sheet: { id: '2090', name: '', city: '', reporting: usualReporting('2025-03') }, projects: [], tasks: [] }),
      );
    }, 120_000);
    afterAll(() => engine.stop());

    /** What an admin does: reads the register, decides, saves. */
    const saveMember = async (decide: (register: Awaited<ReturnType<Store['register']>>) => RegisterDecision<MemberChange, string>) => {
      const register = await store.register();
      const change = made(decide(register));
      return { outcome: await store.saveMember(change, register.version), member: change.after };
    };
    const saveUnit = async (
      decide: (register: Awaited<ReturnType<Store['register']>>) => RegisterDecision<UnitChange, string>,
    ): Promise<Unit> => {
      const register = await store.register();
      const change = made(decide(register));
      expect(await store.saveUnit(change, register)).toBe('saved');
      return change.after;
    };
    const invited = async (id: string): Promise<Member> => {
      const body = { name: id, email: `${id}@pinghu.example`, role: 'editor' as const, units: ['u05'] };
      const { outcome, member } = await saveMember((register) => inviteMember(register, id, body, DOING));
      expect(outcome).toBe('saved');
      return member;
    };
    const bind = async (member: Member, subject: string): Promise<SaveOutcome> => {
      const change = admit(identity(subject), { email: member.email, name: null }, member, FIRST, DOING.at);
      return change === null ? 'conflict' : store.saveMember(change, null);
    };

    test('a sheet comes with its units, and they are kept once', async () => {
      expect((await store.sheet('2090'))?.units).toContainEqual(sampleUnit());
      await store.create(
        sampleSheet({
          sheet: { id: '2091', name: '', city: '', reporting: usualReporting('2025-03') },
          projects: [],
          tasks: [],
          units: [sampleUnit({ name: '别名' })],
        }),
      );
      expect((await store.units()).filter(({ id }) => id === 'u05')).toEqual([sampleUnit()]);
    });

    test('an invited member is found by e-mail, and by identity once bound', async () => {
      const member = await invited('a1');
      expect(await store.memberOfEmail('a1@pinghu.example')).toEqual(member);
      expect(await store.boundMember(identity('sa1'))).toBeNull();
      expect(await bind(member, 'sa1')).toBe('saved');
      expect(await store.boundMember(identity('sa1'))).toEqual({ ...member, bound: identity('sa1'), version: 2 });
      expect((await store.members()).map(({ id }) => id)).toContain('a1');
    });

    test('of several sign-ins with one e-mail at the same instant one binds', async () => {
      const member = await invited('b1');
      const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => bind(member, `sb${index}`)));
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect(await store.registerHistory('b1')).toHaveLength(2);
    });

    test('an identity is one member only', async () => {
      const [first, second] = [await invited('c1'), await invited('c2')];
      expect(await bind(first, 'sc')).toBe('saved');
      expect(await bind(second, 'sc')).toBe('conflict');
      expect((await store.boundMember(identity('sc')))?.id).toBe('c1');
      expect((await store.memberOfEmail(second.email))?.bound).toBeNull();
    });

    test('an e-mail is one member only, whoever claims it at the same instant', async () => {
      const body = { name: '甲', email: 'd@pinghu.example', role: 'viewer' as const, units: [] };
      const empty = { version: 0, units: [], members: [] };
      const outcomes = await Promise.all(
        ['d1', 'd2', 'd3'].map((id) => store.saveMember(made(inviteMember(empty, id, body, DOING)), null)),
      );
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect((await store.members()).filter(({ email }) => email === body.email)).toHaveLength(1);
    });

    test('an e-mail that was given up is free, and the new one is taken', async () => {
      await invited('e1');
      const { outcome } = await saveMember((register) => changeMember(register, 'e1', { version: 1, email: 'e9@pinghu.example' }, DOING));
      expect(outcome).toBe('saved');
      expect(await store.memberOfEmail('e1@pinghu.example')).toBeNull();
      expect((await store.memberOfEmail('e9@pinghu.example'))?.id).toBe('e1');
      const again = { name: '乙', email: 'e1@pinghu.example', role: 'viewer' as const, units: [] };
      expect((await saveMember((register) => inviteMember(register, 'e2', again, DOING))).outcome).toBe('saved');
      expect((await store.memberOfEmail('e1@pinghu.example'))?.id).toBe('e2');
    });

    test('who was removed stays known as that, and binds anew when invited again', async () => {
      const member = await invited('f1');
      await bind(member, 'sf');
      await saveMember((register) => removeMember(register, 'f1', 2, DOING));
      expect((await store.boundMember(identity('sf')))?.removedAt).toBe(DOING.at);
      const body = { name: '丙', email: member.email, role: 'viewer' as const, units: [] };
      const { member: back } = await saveMember((register) => inviteMember(register, 'f9', body, DOING));
      expect([back.id, back.version]).toEqual(['f1', 4]);
      expect(await store.boundMember(identity('sf'))).toBeNull();
      expect(await bind(back, 'sf')).toBe('saved');
      expect((await store.boundMember(identity('sf')))?.removedAt).toBeNull();
    });

    test('what was decided on an old register is not saved', async () => {
      const old = await store.register();
      await invited('g1');
      const body = { name: '丁', email: 'g2@pinghu.example', role: 'viewer' as const, units: [] };
      expect(await store.saveMember(made(inviteMember(old, 'g2', body, DOING)), old.version)).toBe('conflict');
      expect(await store.saveUnit(made(addUnit(old, 'ug', { name: '新局', shortName: '新局' }, DOING)), old)).toBe('conflict');
      expect(await store.memberOfEmail('g2@pinghu.example')).toBeNull();
      expect(await store.registerHistory('ug')).toEqual([]);
    });

    test('merges are told by one read and in the history, newest first', async () => {
      await saveUnit((register) => addUnit(register, 'uh1', { name: '甲局', shortName: '甲' }, DOING));
      await saveUnit((register) => addUnit(register, 'uh2', { name: '乙局', shortName: '乙' }, DOING));
      await saveUnit((register) => mergeUnit(register, 'uh1', { version: 1, into: 'uh2' }, DOING));
      expect(await store.merges()).toEqual({ uh1: 'uh2' });
      const history = await store.registerHistory('uh1');
      expect(history.map(({ what, version }) => [what, version])).toEqual([
        ['unit_merged', 2],
        ['unit_added', 1],
      ]);
      expect(history[0]).toEqual({
        subject: 'uh1',
        version: 2,
        what: 'unit_merged',
        before: { name: '甲局', shortName: '甲', mergedInto: null },
        after: { name: '甲局', shortName: '甲', mergedInto: 'uh2' },
        ...DOING,
      });
    });
  });
};
