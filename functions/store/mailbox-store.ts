/** How far the sender's mailbox was read: one item that is updated, in a partition of its own, for the one Lambda that reads it. */
import type { MailboxPlace, MailboxStore } from '../ports.ts';
import type { Engine, WriteOutcome } from './engine.ts';
import { MAILBOX_KEY } from './keys.ts';

const savePlace = (engine: Engine, { validity, uid }: MailboxPlace, before: MailboxPlace | null): Promise<WriteOutcome> =>
  engine.update({
    Key: MAILBOX_KEY,
    UpdateExpression: 'SET #validity = :validity, #uid = :uid',
    ConditionExpression: before === null ? 'attribute_not_exists(#uid)' : '#validity = :was AND #uid = :before',
    ExpressionAttributeNames: { '#validity': 'validity', '#uid': 'uid' },
    ExpressionAttributeValues: {
      ':validity': validity,
      ':uid': uid,
      ...(before === null ? {} : { ':was': before.validity, ':before': before.uid }),
    },
  });

/** Beside the store, which nothing else of it needs. */
export const mailboxStore = (engine: Engine): MailboxStore => ({
  mailboxPlace: async () => {
    const item = await engine.get(MAILBOX_KEY);
    return item === null ? null : { validity: item.validity, uid: item.uid };
  },
  saveMailboxPlace: async (place, before) => ((await savePlace(engine, place, before)) === 'written' ? 'saved' : 'conflict'),
});
