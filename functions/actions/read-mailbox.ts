import type { Notice } from '../../domain/mail/feedback.ts';
import type { Mailbox, MailboxStore } from '../ports.ts';
import { type NoticePorts, takeNotice } from './take-notice.ts';

export type MailboxPorts = NoticePorts & {
  readonly store: MailboxStore;
  readonly mailbox: Mailbox;
};

/**
 * Writes into the log what came back to the sender's mailbox since it was last read. It goes on from there next time; where the
 * log cannot be written, the same is read again.
 */
export const readMailbox = async (ports: MailboxPorts): Promise<readonly (Notice['as'] | null)[]> => {
  const { store, mailbox } = ports;
  const before = await store.mailboxPlace();
  const { notices, place } = await mailbox.since(before);
  const heard: (Notice['as'] | null)[] = [];
  // oxlint-disable-next-line no-await-in-loop -- several may be about one message
  for (const notice of notices) heard.push(await takeNotice(ports, notice));
  if (place.validity !== before?.validity || place.uid !== before.uid) await store.saveMailboxPlace(place, before);
  return heard;
};
