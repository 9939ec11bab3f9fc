import { stoppedBy } from '../../domain/mail/choices.ts';
import { hear, type Notice } from '../../domain/mail/feedback.ts';
import { stopping } from '../../domain/mail/unsubscribe.ts';
import { placeNamedBy } from '../../domain/wire/mails.ts';
import type { Clock, MailingStore, MailStore } from '../ports.ts';

export type NoticePorts = {
  readonly store: Pick<MailStore, 'mail' | 'saveMail'> & Pick<MailingStore, 'choose'>;
  readonly now: Clock;
};

/** Times that something else may become of the message meanwhile. */
const TRIES = 4;

/**
 * Writes what was heard of a message into the log, and gives how it is heard of; null where it is none of ours, or nothing new.
 * Who calls a letter spam gets none of its kind any more, as by the link in it; what has no such link goes on.
 */
export const takeNotice = async ({ store, now }: NoticePorts, notice: Notice): Promise<Notice['as'] | null> => {
  const place = placeNamedBy(notice.messageId);
  if (place === null) return null;
  for (let left = TRIES; left > 0; left -= 1) {
    // oxlint-disable no-await-in-loop -- each try looks at the message anew
    const mail = await store.mail(place);
    const heard = mail === null ? null : hear(mail.entry, notice, now());
    if (heard === null) return null;
    // Before the log: broken off between both, it is done again.
    const stopped = stoppedBy(heard);
    if (notice.as === 'complained' && stopped !== null) await store.choose(heard.recipient.id, stopping(stopped));
    if ((await store.saveMail(heard)) === 'saved') return notice.as;
    // oxlint-enable no-await-in-loop
  }
  throw new Error('the message never stood still');
};
