/** What is heard of a message after the relay took it: anybody may have written it, so it says no more than that this message came back. */
import { cleanAnswer } from './log.ts';
import type { Feedback, MailEntry, MailState } from './types.ts';

/** A notice of another server, as it was read. */
export type Notice = {
  /** Of the message that it is about. */
  readonly messageId: string;
  /** Whom it is about; the same mailbox may have several addresses. */
  readonly recipients: readonly string[];
  readonly as: Feedback['as'];
  readonly said: string;
};

/** A status (RFC 3463) with another server's own words, which mostly hold it already; either may be empty. */
export const saidBy = (status: string, words: string): string => (words.includes(status) ? words : `${status} ${words}`).trim();

/** Text has left, or may have. */
const TAKEN: ReadonlySet<MailState> = new Set(['handed_over', 'sent', 'unknown']);

/** Weightier news stands over lighter, and none is told twice. */
const WEIGHT = { delayed: 1, complained: 2, bounced: 3 } as const satisfies Record<Feedback['as'], number>;

const isAbout = ({ messageId, recipient }: MailEntry, notice: Notice): boolean =>
  notice.messageId === messageId &&
  recipient.channel === 'mail' &&
  notice.recipients.some((address) => address.toLowerCase() === recipient.address.toLowerCase());

/**
 * The message with what was heard of it; null where the notice is not about it, about another recipient, or nothing new.
 *
 * Whatever is heard tells that the text was taken: one that nobody knew the end of was sent.
 */
export const hear = (entry: MailEntry, notice: Notice, now: number): MailEntry | null => {
  const known = entry.feedback === undefined ? 0 : WEIGHT[entry.feedback.as];
  if (!isAbout(entry, notice) || !TAKEN.has(entry.state) || WEIGHT[notice.as] <= known) return null;
  const at = new Date(now).toISOString();
  return {
    ...entry,
    state: notice.as === 'bounced' ? 'bounced' : 'sent',
    holder: '',
    until: now,
    endedAt: entry.endedAt ?? at,
    feedback: { as: notice.as, said: cleanAnswer(notice.said), at },
    version: entry.version + 1,
  };
};
