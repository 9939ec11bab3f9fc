/**
 * Tickets, connections, and what changed in a gap.
 *
 * An item's `ttl` removes it some day; whether it still holds is told by `expiresAt`, on every read. None of these items
 * names its sheet as `sheet`: it would put it into the index of the sheet's rows.
 */
import { randomBytes } from 'node:crypto';
import { type Connection, TICKET_MS, type Viewer } from '../../domain/live.ts';
import { monthOf, monthsBack } from '../../domain/months.ts';
import type { SheetId } from '../../domain/types.ts';
import type { LiveGrant, LiveStore, TaskKey } from '../ports.ts';
import type { Engine, Write } from './engine.ts';
import { commentMonth, connectionKey, type Key, refusalKey, socketKey, ticketKey, viewerKey } from './keys.ts';
import { BY_TIME } from './table.ts';

type Item = NonNullable<Awaited<ReturnType<Engine['get']>>>;

/** As many random bytes as a ticket has; nobody guesses one of them within a minute. */
const TICKET_BYTES = 24;

/** DynamoDB's time to live is in seconds. */
const expiry = (expiresAt: number) => ({ expiresAt, ttl: Math.ceil(expiresAt / 1000) });

const connectionItem = ({ id, sheet, expiresAt, ...rest }: Connection): Item => ({ ...rest, id, viewedSheet: sheet, ...expiry(expiresAt) });

const connectionOf = (item: Item): Connection => ({
  id: item.id,
  sheet: item.viewedSheet,
  member: item.member,
  name: item.name,
  unit: item.unit,
  connectedAt: item.connectedAt,
  expiresAt: item.expiresAt,
});

const viewerOf = (item: Item): Viewer => ({ ...connectionOf(item), task: item.open ?? null });

/** One connection is three items: by its id, at its sheet, and of its member. */
const keysOf = ({ id, sheet, member }: Pick<Connection, 'id' | 'sheet' | 'member'>): readonly Key[] => [
  connectionKey(id),
  viewerKey(sheet, id),
  socketKey(member, id),
];

const issueTicket = async (engine: Engine, { sheet, ...grant }: LiveGrant, expiresAt: number): Promise<string> => {
  const ticket = randomBytes(TICKET_BYTES).toString('base64url');
  await engine.putNew({ ...ticketKey(ticket), kind: 'ticket', ...grant, viewedSheet: sheet, ...expiry(expiresAt) });
  return ticket;
};

const takeTicket = async (engine: Engine, ticket: string, now: number): Promise<(LiveGrant & { readonly expiresAt: number }) | null> => {
  const item = await engine.take({
    Key: ticketKey(ticket),
    ConditionExpression: '#expiresAt > :now',
    ExpressionAttributeNames: { '#expiresAt': 'expiresAt' },
    ExpressionAttributeValues: { ':now': now },
  });
  if (item === null) return null;
  return { sheet: item.viewedSheet, member: item.member, name: item.name, unit: item.unit, expiresAt: item.expiresAt };
};

/** Needed as long as a ticket of that instant lives, so `ttl` may remove it then. */
const refuseTickets = async (engine: Engine, member: string, at: number): Promise<void> => {
  await engine.update({
    Key: refusalKey(member),
    UpdateExpression: 'SET #refusedAt = :at, #ttl = :ttl',
    ExpressionAttributeNames: { '#refusedAt': 'refusedAt', '#ttl': 'ttl' },
    ExpressionAttributeValues: { ':at': at, ':ttl': expiry(at + TICKET_MS).ttl + 60 },
  });
};

const addConnection = async (engine: Engine, connection: Connection): Promise<void> => {
  const item = connectionItem(connection);
  await engine.transact((table) =>
    keysOf(connection).map((key): Write => ({ Put: { TableName: table, Item: { ...item, ...key, kind: 'connection' } } })),
  );
};

const renewConnection = async (engine: Engine, connection: Connection, expiresAt: number): Promise<void> => {
  const until = expiry(expiresAt);
  await engine.transact((table) =>
    keysOf(connection).map((key): Write => ({
      Update: {
        TableName: table,
        Key: key,
        UpdateExpression: 'SET #expiresAt = :expiresAt, #ttl = :ttl',
        ConditionExpression: 'attribute_exists(#key)',
        ExpressionAttributeNames: { '#key': 'project', '#expiresAt': 'expiresAt', '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':expiresAt': until.expiresAt, ':ttl': until.ttl },
      },
    })),
  );
};

/** Messages of one socket may be worked off side by side; what was received last holds. */
const openCell = async (engine: Engine, { sheet, id }: Connection, task: string | null, at: number): Promise<void> => {
  await engine.update({
    Key: viewerKey(sheet, id),
    UpdateExpression: 'SET #open = :open, #openedAt = :at',
    ConditionExpression: 'attribute_exists(#key) AND (attribute_not_exists(#openedAt) OR #openedAt <= :at)',
    ExpressionAttributeNames: { '#key': 'project', '#open': 'open', '#openedAt': 'openedAt' },
    ExpressionAttributeValues: { ':open': task, ':at': at },
  });
};

const partition = (engine: Engine, key: string): Promise<Item[]> =>
  engine.query({
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'project' },
    ExpressionAttributeValues: { ':key': key },
    ConsistentRead: true,
  });

const changesOfMonth = (engine: Engine, month: string, from: string, until: string, limit: number): Promise<Item[]> =>
  engine.query({
    IndexName: BY_TIME,
    KeyConditionExpression: '#month = :month AND #time BETWEEN :from AND :until',
    ProjectionExpression: '#subject, #project',
    ExpressionAttributeNames: { '#month': 'month', '#time': 'time', '#subject': 'subject', '#project': 'taskProject' },
    ExpressionAttributeValues: { ':month': month, ':from': from, ':until': until },
    ScanIndexForward: false,
    Limit: limit,
  });

const changedSince = async (
  engine: Engine,
  sheet: SheetId,
  { from, until, limit }: { readonly from: string; readonly until: string; readonly limit: number },
): Promise<readonly TaskKey[] | null> => {
  const events: Item[] = [];
  for (const month of monthsBack(monthOf(until), monthOf(from))) {
    for (const place of [`${sheet}#${month}`, commentMonth(sheet, month)]) {
      // oxlint-disable-next-line no-await-in-loop -- more is read only while there is room
      events.push(...(await changesOfMonth(engine, place, from, until, limit + 1 - events.length)));
      if (events.length > limit) return null;
    }
  }
  if (events.some((event) => typeof event.taskProject !== 'string')) return null;
  return [...new Map(events.map((event) => [event.subject, { task: event.subject, project: event.taskProject }])).values()];
};

/** The live part of the store. */
export const liveStore = (engine: Engine): LiveStore => ({
  issueTicket: (grant, expiresAt) => issueTicket(engine, grant, expiresAt),
  takeTicket: (ticket, now) => takeTicket(engine, ticket, now),
  addConnection: (connection) => addConnection(engine, connection),
  connection: async (id, now) => {
    const item = await engine.get(connectionKey(id));
    return item === null || item.expiresAt <= now ? null : connectionOf(item);
  },
  renewConnection: (connection, expiresAt) => renewConnection(engine, connection, expiresAt),
  removeConnection: async (connection) => {
    await engine.transact((table) => keysOf(connection).map((key): Write => ({ Delete: { TableName: table, Key: key } })));
  },
  openCell: (connection, task, at) => openCell(engine, connection, task, at),
  viewers: async (sheet, now) => {
    const items = await partition(engine, viewerKey(sheet, '').project);
    return items.filter((item) => item.expiresAt > now).map(viewerOf);
  },
  connectionsOf: async (member) => {
    const items = await partition(engine, socketKey(member, '').project);
    return items.filter((item) => item.kind === 'connection').map(connectionOf);
  },
  refuseTickets: (member, at) => refuseTickets(engine, member, at),
  ticketsRefusedAt: async (member) => (await engine.get(refusalKey(member)))?.refusedAt ?? null,
  changedSince: (sheet, span) => changedSince(engine, sheet, span),
});
