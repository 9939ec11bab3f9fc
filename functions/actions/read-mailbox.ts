import type { Notice } from '../../domain/mail/feedback.ts';
import type { Mailbox, MailboxStore } from '../ports.ts';
import { type NoticePorts, takeNotice } from './take-notice.ts';

export type MailboxPorts = NoticePorts & {
  readonly store: MailboxStore;
  readonly mailbox: Mailbox;
};

/**
 * Writes into the log what came back to the sender's mailbox since it was last read, and after each message how far it got: broken
 * off, it goes on from there next time. Where the log cannot be written, the same message is read again.
 *
 * @param deadline from when on no further message is begun, in milliseconds since 1970
 */
export const readMailbox = async (ports: MailboxPorts, deadline: number): Promise<readonly (Notice['as'] | null)[]> => {
  const { store, mailbox, now } = ports;
  const heard: (Notice['as'] | null)[] = [];
  let before = await store.mailboxPlace();
  for await (const { notices, place } of mailbox.since(before)) {
    for (const notice of notices) heard.push(await takeNotice(ports, notice)); // oxlint-disable-line no-await-in-loop -- several may be about one message
    const isNew = place.validity !== before?.validity || place.uid !== before.uid;
    // Somebody else reads it, too, and has got on.
    if (isNew && (await store.saveMailboxPlace(place, before)) === 'conflict') break; // oxlint-disable-line no-await-in-loop -- one message after another
    before = place;
    if (now() >= deadline) break;
  }
  return heard;
};
