/** Mail settings, what members have chosen, and how far the digest has got: each an item that is updated, in one partition. */
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { type MailChoices, USUAL_CHOICES } from '../../domain/mail/choices.ts';
import { type MailSettings, USUAL_MAILING } from '../../domain/mail/settings.ts';
import type { DigestPlace, MailingStore, SaveOutcome } from '../ports.ts';
import { type Engine, NEW, type Write, type WriteOutcome } from './engine.ts';
import { choicesKey, choosingMemberOf, DIGEST_PLACE_KEY, eventKey, MAILING_KEY, MAILING_SUBJECT } from './keys.ts';

type Item = NonNullable<GetCommandOutput['Item']>;

/** Kept as JSON for the same reasons as an assessment. */
const settingsText = (settings: object): string => JSON.stringify(settings);

/** History is kept for ever: the robots' secrets have no place in it. */
const withoutSecrets = (settings: MailSettings): object => ({
  ...settings,
  robots: settings.robots.map(({ id, name, channel, kinds }) => ({ id, name, channel, kinds })),
});

const mailingWrites =
  (settings: MailSettings, doing: Parameters<MailingStore['saveMailing']>[1]) =>
  (table: string): Write[] => [
    {
      Update: {
        TableName: table,
        Key: MAILING_KEY,
        UpdateExpression: 'SET #settings = :settings, #version = :version',
        ConditionExpression: settings.version === 1 ? 'attribute_not_exists(#version)' : '#version = :before',
        ExpressionAttributeNames: { '#settings': 'settings', '#version': 'version' },
        ExpressionAttributeValues: {
          ':settings': settingsText(settings),
          ':version': settings.version,
          ...(settings.version === 1 ? {} : { ':before': settings.version - 1 }),
        },
      },
    },
    {
      Put: {
        TableName: table,
        Item: {
          ...eventKey(MAILING_SUBJECT, settings.version),
          kind: 'mailing-event',
          settings: settingsText(withoutSecrets(settings)),
          ...doing,
        },
        ...NEW,
      },
    },
  ];

/** Each choice is a field of its own: a member's page and a link in a mail may change two of them at once. */
const choicesOf = (item: Item): MailChoices => ({
  summary: item.summary ?? USUAL_CHOICES.summary,
  mentions: item.mentions ?? USUAL_CHOICES.mentions,
});

const readChoices = async (engine: Engine): Promise<Readonly<Record<string, MailChoices>>> => {
  const { project, task: first } = choicesKey('');
  const items = await engine.query({
    KeyConditionExpression: '#key = :key AND begins_with(#sort, :choice)',
    ExpressionAttributeNames: { '#key': 'project', '#sort': 'task' },
    ExpressionAttributeValues: { ':key': project, ':choice': first },
    ConsistentRead: true,
  });
  return Object.fromEntries(items.map((item) => [choosingMemberOf(item.task), choicesOf(item)]));
};

const savePlace = (engine: Engine, { handled, told }: DigestPlace, before: DigestPlace | null): Promise<WriteOutcome> =>
  engine.update({
    Key: DIGEST_PLACE_KEY,
    UpdateExpression: 'SET #handled = :handled, #told = :told',
    ConditionExpression: before === null ? 'attribute_not_exists(#handled)' : '#handled = :before',
    ExpressionAttributeNames: { '#handled': 'handled', '#told': 'told' },
    ExpressionAttributeValues: { ':handled': handled, ':told': told, ...(before === null ? {} : { ':before': before.handled }) },
  });

const outcomeOf = (written: WriteOutcome): SaveOutcome => (written === 'written' ? 'saved' : 'conflict');

/** The part of the store about when mails go out. */
export const mailingStore = (engine: Engine): MailingStore => ({
  mailing: async () => {
    const item = await engine.get(MAILING_KEY);
    // Those from before bulletins could be made by themselves say nothing of it.
    return item === null ? null : { bulletin: USUAL_MAILING.bulletin, ...JSON.parse(item.settings) };
  },
  saveMailing: async (settings, doing) => outcomeOf(await engine.transact(mailingWrites(settings, doing))),
  choices: () => readChoices(engine),
  choose: async (member, { kind, choice }) => {
    await engine.update({
      Key: choicesKey(member),
      UpdateExpression: 'SET #kind = :choice',
      ExpressionAttributeNames: { '#kind': kind },
      ExpressionAttributeValues: { ':choice': choice },
    });
  },
  digestPlace: async () => {
    const item = await engine.get(DIGEST_PLACE_KEY);
    return item === null ? null : { handled: item.handled, told: item.told };
  },
  saveDigestPlace: async (place, before) => outcomeOf(await savePlace(engine, place, before)),
});
