/**
 * Units and members: each an item, with two more that lead to a member, from an e-mail and from an identity.
 *
 * Those that lead are claimed and given up in the transaction that saves the member, each on its condition; so an e-mail
 * and an identity are one member's, whoever comes at the same instant. Nothing is deleted: what was given up leads nowhere.
 */
import { mergesOf } from '../../domain/people/merges.ts';
import type { Identity, Member, MemberChange, Merges, Register, UnitChange } from '../../domain/people/types.ts';
import type { PeopleStore, SaveOutcome } from '../ports.ts';
import { type Engine, NEW, type Write } from './engine.ts';
import { bindingKey, CITY, emailKey, eventKey, type Key, memberKey, PEOPLE_PREFIXES, REGISTER_KEY } from './keys.ts';
import { memberItem, memberOf, registerEventItem, registerEventOf, unitItem, unitOf } from './people-items.ts';

type Item = NonNullable<Awaited<ReturnType<Engine['get']>>>;

/** Where a look-up leads when nobody holds it. */
const NOBODY = '';

/** Puts an item that is new, or in the place of its version before. */
const putAfter = (table: string, item: Item, before: { readonly version: number } | null): Write => ({
  Put: {
    TableName: table,
    Item: item,
    ...(before === null
      ? NEW
      : {
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': before.version },
        }),
  },
});

const claim = (table: string, key: Key, member: string): Write => ({
  Put: {
    TableName: table,
    Item: { ...key, kind: 'look-up', member },
    ConditionExpression: 'attribute_not_exists(#key) OR #member = :nobody',
    ExpressionAttributeNames: { '#key': 'project', '#member': 'member' },
    ExpressionAttributeValues: { ':nobody': NOBODY },
  },
});

const giveUp = (table: string, key: Key, member: string): Write => ({
  Put: {
    TableName: table,
    Item: { ...key, kind: 'look-up', member: NOBODY },
    ConditionExpression: '#member = :member',
    ExpressionAttributeNames: { '#member': 'member' },
    ExpressionAttributeValues: { ':member': member },
  },
});

/** From the key that led to the member to the one that shall. */
const lead = (table: string, member: string, from: Key | null, to: Key | null): Write[] => {
  if (from?.task === to?.task) return [];
  return [...(from === null ? [] : [giveUp(table, from, member)]), ...(to === null ? [] : [claim(table, to, member)])];
};

const keyOfBinding = (bound: Identity | null | undefined): Key | null => (bound === null || bound === undefined ? null : bindingKey(bound));

/** The register's next version, if it is at this one. */
const nextRegister = (table: string, version: number, merges: Merges | null): Write => ({
  Update: {
    TableName: table,
    Key: REGISTER_KEY,
    UpdateExpression: merges === null ? 'SET #version = :next' : 'SET #version = :next, #merges = :merges',
    ConditionExpression: version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
    ExpressionAttributeNames: { '#version': 'version', ...(merges === null ? {} : { '#merges': 'merges' }) },
    ExpressionAttributeValues: {
      ':next': version + 1,
      ...(version === 0 ? {} : { ':version': version }),
      ...(merges === null ? {} : { ':merges': merges }),
    },
  },
});

const memberWrites =
  ({ before, after, event }: MemberChange, register: number | null) =>
  (table: string): Write[] => [
    putAfter(table, memberItem(after), before),
    ...lead(table, after.id, before === null ? null : emailKey(before.email), emailKey(after.email)),
    ...lead(table, after.id, keyOfBinding(before?.bound), keyOfBinding(after.bound)),
    { Put: { TableName: table, Item: registerEventItem(event), ...NEW } },
    ...(register === null ? [] : [nextRegister(table, register, null)]),
  ];

const unitWrites =
  ({ before, after, event }: UnitChange, { version, units }: Register) =>
  (table: string): Write[] => [
    putAfter(table, unitItem(after), before),
    { Put: { TableName: table, Item: registerEventItem(event), ...NEW } },
    nextRegister(table, version, mergesOf([...units.filter(({ id }) => id !== after.id), after])),
  ];

const listOf = (engine: Engine, prefix: string): Promise<Item[]> =>
  engine.query({
    KeyConditionExpression: '#key = :city AND begins_with(#sort, :prefix)',
    ExpressionAttributeNames: { '#key': 'project', '#sort': 'task' },
    ExpressionAttributeValues: { ':city': CITY, ':prefix': prefix },
    ConsistentRead: true,
  });

/** The member that a look-up leads to. */
const memberAt = async (engine: Engine, key: Key): Promise<Member | null> => {
  const lookUp = await engine.get(key);
  if (lookUp === null || lookUp.member === NOBODY) return null;
  const item = await engine.get(memberKey(lookUp.member));
  return item === null ? null : memberOf(item);
};

const historyOf = (engine: Engine, subject: string): Promise<Item[]> =>
  engine.query({
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'project' },
    ExpressionAttributeValues: { ':key': eventKey(subject, 0).project },
    ScanIndexForward: false,
    ConsistentRead: true,
  });

const outcomeOf = (written: 'written' | 'lost'): SaveOutcome => (written === 'written' ? 'saved' : 'conflict');

export const peopleStore = (engine: Engine): PeopleStore => {
  const units: PeopleStore['units'] = async () => (await listOf(engine, PEOPLE_PREFIXES.unit)).map(unitOf);
  const members: PeopleStore['members'] = async () => (await listOf(engine, PEOPLE_PREFIXES.member)).map(memberOf);
  return {
    units,
    members,
    register: async () => {
      // First its version: what changes while the rest is read makes the version old, and nothing is saved on it.
      const version = (await engine.get(REGISTER_KEY))?.version ?? 0;
      const [allUnits, allMembers] = await Promise.all([units(), members()]);
      return { version, units: allUnits, members: allMembers };
    },
    merges: async () => (await engine.get(REGISTER_KEY))?.merges ?? {},
    boundMember: (identity) => memberAt(engine, bindingKey(identity)),
    memberOfEmail: (email) => memberAt(engine, emailKey(email)),
    saveMember: async (change, register) => outcomeOf(await engine.transact(memberWrites(change, register))),
    saveUnit: async (change, register) => outcomeOf(await engine.transact(unitWrites(change, register))),
    registerHistory: async (subject) => (await historyOf(engine, subject)).map(registerEventOf),
  };
};
