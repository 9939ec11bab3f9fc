/** The migrations' way to the table. The version of the city's data, the lease and the runner's place are one item. */
import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../migrations/migration.ts';
import type { MigrationTable } from '../migrations/run.ts';
import { engineOn } from './engine.ts';
import { type Key, SCHEMA_KEY } from './keys.ts';
import { peopleStore } from './people-store.ts';
import { scanPage } from './scan.ts';

type Values = Readonly<Record<string, unknown>>;

/** An update that sets and removes attributes where `condition` holds; in it `#x` is the attribute x, and `:is_x` what `is` says of it. */
const changing = (key: Key, set: Values, removed: readonly string[], condition: string, is: Values) => {
  const sets = Object.keys(set).map((name) => `#${name} = :${name}`);
  const update = [
    ...(sets.length === 0 ? [] : [`SET ${sets.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`REMOVE ${removed.map((name) => `#${name}`).join(', ')}`]),
  ].join(' ');
  const values = { ...prefixed(':', set), ...prefixed(':is_', is) };
  return {
    Key: key,
    UpdateExpression: update,
    ConditionExpression: condition,
    ExpressionAttributeNames: Object.fromEntries(
      [...`${update} ${condition}`.matchAll(/#(\w+)/gu)].map(([place, name]) => [place, name ?? '']),
    ),
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  };
};

const prefixed = (prefix: string, values: Values): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));

const picked = (item: Item, names: readonly string[]): Values =>
  Object.fromEntries(names.filter((name) => item[name] !== undefined).map((name) => [name, item[name]]));

/** Writes the attributes that differ, if each is still as it was. */
const replacement = (before: Item, after: Item) => {
  const names = Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const unchanged = names.map((name) => (before[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :is_${name}`));
  return changing(
    { project: before.project, task: before.task },
    picked(after, names),
    names.filter((name) => after[name] === undefined),
    ['attribute_exists(#project)', ...unchanged].join(' AND '),
    picked(before, names),
  );
};

const IS_HOLDER = '#holder = :is_holder';

export const migrationTable = (client: DynamoDBDocumentClient, table: string): MigrationTable => {
  const engine = engineOn(client, table);
  const isWritten = async (...change: Parameters<typeof changing>): Promise<boolean> =>
    (await engine.update(changing(...change))) === 'written';
  return {
    schema: async () => {
      const item = await engine.get(SCHEMA_KEY);
      return { version: item?.version ?? 0, to: item?.to ?? 0, cursor: item?.cursor ?? null };
    },
    take: (holder, version, now, until) => {
      const atVersion = `(#version = :is_version${version === 0 ? ' OR attribute_not_exists(#version)' : ''})`;
      const isFree = '(attribute_not_exists(#until) OR #until <= :is_until)';
      return isWritten(SCHEMA_KEY, { kind: 'schema', version, holder, until }, [], `${atVersion} AND ${isFree}`, { version, until: now });
    },
    keep: (holder, to, cursor, until) => isWritten(SCHEMA_KEY, { to, cursor, until }, [], IS_HOLDER, { holder }),
    finish: (holder, version) => isWritten(SCHEMA_KEY, { version }, ['holder', 'until', 'to', 'cursor'], IS_HOLDER, { holder }),
    page: (from, limit) => scanPage(client, table, from, limit),
    item: (key) => engine.get(key),
    replace: async (before, after) => (await engine.update(replacement(before, after))) === 'written',
    add: async (item) => void (await engine.putNew(item)),
    units: () => peopleStore(engine).units(),
  };
};
