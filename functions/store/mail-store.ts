/**
 * The log of what is sent: an item for each message, one for its letter, and one more while it is not finished.
 *
 * All three are written in one transaction, so what is unfinished is found without reading any log, and none is lost. The log's
 * list reads no letters: they lie in a partition of their own, packed, for a letter in HTML may be longer than an item should be.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { isEnded, latestFirst } from '../../domain/mail/log.ts';
import type { Letter, MailEntry } from '../../domain/mail/types.ts';
import type { MailStore } from '../ports.ts';
import { type Engine, inGroups, NEW, type Write } from './engine.ts';
import { type Key, letterKey, MAIL_PARTITIONS, mailKey, mailsPartition, returnedMailKey, unfinishedMailKey } from './keys.ts';

type Item = NonNullable<GetCommandOutput['Item']>;
type Planned = { readonly entry: MailEntry; readonly letter: Letter };

/** Messages put in one transaction, of three items each: it takes 100 items and 4 MB. */
const MAILS_TOGETHER = 25;
const GROUPS_AT_ONCE = 4;

/** Kept as JSON for the same reasons as an assessment. */
const entryItem = (key: Key, entry: MailEntry): Item => ({ ...key, kind: 'mail', version: entry.version, entry: JSON.stringify(entry) });

const entryOf = (item: Item): MailEntry => JSON.parse(item.entry);

const letterItem = ({ entry, letter }: Planned): Item => ({
  ...letterKey(entry),
  kind: 'letter',
  packed: gzipSync(JSON.stringify(letter)),
});

const letterOf = (item: Item): Letter => JSON.parse(gunzipSync(item.packed).toString());

/** Lists an unfinished message as it is, or takes it out of the list. */
const listing = (table: string, entry: MailEntry): Write =>
  isEnded(entry)
    ? { Delete: { TableName: table, Key: unfinishedMailKey(entry) } }
    : { Put: { TableName: table, Item: entryItem(unfinishedMailKey(entry), entry) } };

const newWrites = (table: string, planned: Planned): Write[] => [
  { Put: { TableName: table, Item: entryItem(mailKey(planned.entry), planned.entry), ...NEW } },
  { Put: { TableName: table, Item: letterItem(planned) } },
  listing(table, planned.entry),
];

/** Notes whose mail came back; what became of that message later is in the log. */
const mark = (table: string, entry: MailEntry): Write[] =>
  entry.state === 'bounced' ? [{ Put: { TableName: table, Item: entryItem(returnedMailKey(entry), entry) } }] : [];

const nextWrites = (table: string, entry: MailEntry): Write[] => [
  {
    Put: {
      TableName: table,
      Item: entryItem(mailKey(entry), entry),
      ConditionExpression: '#version = :before',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':before': entry.version - 1 },
    },
  },
  listing(table, entry),
  ...mark(table, entry),
];

const readPartition = (engine: Engine, project: string): Promise<Item[]> =>
  engine.query({
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'project' },
    ExpressionAttributeValues: { ':key': project },
    ConsistentRead: true,
  });

/** Puts new messages together, or each by itself where somebody else has just put one of them. */
const putGroup = async (engine: Engine, group: readonly Planned[]): Promise<void> => {
  if ((await engine.transact((table) => group.flatMap((one) => newWrites(table, one)))) === 'written') return;
  await Promise.all(group.map((one) => engine.transact((table) => newWrites(table, one))));
};

const planMails = async (engine: Engine, mails: readonly Planned[]): Promise<void> => {
  const logs = await Promise.all([...new Set(mails.map(({ entry }) => mailsPartition(entry)))].map((log) => readPartition(engine, log)));
  const known = new Set(logs.flat().map(({ project, task }) => `${project}|${task}`));
  const isNew = ({ entry }: Planned): boolean => !known.has(`${mailKey(entry).project}|${mailKey(entry).task}`);
  for (const groups of inGroups(inGroups(mails.filter(isNew), MAILS_TOGETHER), GROUPS_AT_ONCE)) {
    // oxlint-disable-next-line no-await-in-loop -- so many at once and no more
    await Promise.all(groups.map((group) => putGroup(engine, group)));
  }
};

/** Those marked whose message stands so in the log: one that was sent again since may have arrived. */
const returnedMails = async (engine: Engine): Promise<readonly MailEntry[]> => {
  const marked = (await readPartition(engine, MAIL_PARTITIONS.returned)).map(entryOf);
  const present = await Promise.all(marked.map((entry) => engine.get(mailKey(entry))));
  return present.flatMap((item) => (item === null ? [] : [entryOf(item)])).filter(({ state }) => state === 'bounced');
};

/** The part of the store that keeps the log of what is sent. */
export const mailStore = (engine: Engine): MailStore => ({
  planMails: (mails) => planMails(engine, mails),
  mailLog: async (sheet, period) => (await readPartition(engine, mailsPartition({ sheet, period }))).map(entryOf).toSorted(latestFirst),
  mail: async (place) => {
    const [entry, letter] = await Promise.all([engine.get(mailKey(place)), engine.get(letterKey(place))]);
    return entry === null || letter === null ? null : { entry: entryOf(entry), letter: letterOf(letter) };
  },
  saveMail: async (entry) => ((await engine.transact((table) => nextWrites(table, entry))) === 'written' ? 'saved' : 'conflict'),
  unfinishedMails: async () => (await readPartition(engine, MAIL_PARTITIONS.unfinished)).map(entryOf),
  returnedMails: () => returnedMails(engine),
});
