import { claim, expire, handOver, settle, TRY_MS } from '../../domain/mail/log.ts';
import type { Attachment, Channel, MailEntry, SendOutcome } from '../../domain/mail/types.ts';
import type { Clock, Ids, Mailer, MailFile, MailStore } from '../ports.ts';
import { eachAtOnce } from './each-at-once.ts';

export type SendingPorts = {
  readonly store: Pick<MailStore, 'mail' | 'saveMail' | 'unfinishedMails'>;
  readonly mailers: Readonly<Record<Channel, Mailer>>;
  /** Makes a file that goes with a letter. */
  readonly files: (attachment: Attachment) => Promise<MailFile>;
  readonly now: Clock;
  readonly newId: Ids;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
};

export type SendingLimits = {
  /** When whoever runs this is ended, in milliseconds since 1970. No try is begun that might not be over by then. */
  readonly deadline: number;
  readonly perSecond: number;
  readonly atOnce: number;
};

/** What became of the messages that were unfinished. `left`: not due yet, in other hands, or no time for it. */
export type SendingCounts = Readonly<Record<'sent' | 'failed' | 'unknown' | 'again' | 'left', number>>;

/** Time to write down what the last try came to. */
const TO_SETTLE_MS = 5000;

/** Somebody else has taken the message over: it is no longer this run's to send. */
class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

const countedAs = ({ state }: MailEntry): keyof SendingCounts => {
  if (state === 'sent' || state === 'failed' || state === 'unknown') return state;
  return state === 'waiting' ? 'again' : 'left';
};

/** Lets tries begin no faster than so many a second. */
const paced = ({ now, pause }: SendingPorts, perSecond: number) => {
  let next = now();
  return async (): Promise<void> => {
    const at = Math.max(next, now());
    next = at + 1000 / perSecond;
    if (at > now()) await pause(at - now());
  };
};

/** Where a try broke off by itself: nothing had left, or nobody knows. */
const brokeOff = (entry: MailEntry, error: unknown): SendOutcome => ({
  as: entry.state === 'claimed' ? 'unreachable' : 'unknown',
  answer: error instanceof Error ? error.name : 'ECONNECTION',
});

/** Tries a claimed message once; what stands in the log follows each step. */
const tryOnce = async ({ store, mailers, files, now }: SendingPorts, claimed: MailEntry): Promise<keyof SendingCounts> => {
  let entry = claimed;
  const toNext = async (next: MailEntry): Promise<void> => {
    if ((await store.saveMail(next)) === 'conflict') throw new TakenOver(next.messageId);
    entry = next;
  };
  const outcome = async (): Promise<SendOutcome> => {
    const mail = await store.mail(claimed);
    if (mail === null) return { as: 'refused', answer: 'EFILE', isFinal: true };
    const made = await Promise.all(mail.letter.attachments.map(files)).catch(() => null);
    if (made === null) return { as: 'unreachable', answer: 'EFILE' };
    return mailers[claimed.recipient.channel].send(claimed, mail.letter, made, () => toNext(handOver(entry, now())));
  };
  const came = await outcome().catch((error: unknown) => brokeOff(entry, error));
  await toNext(settle(entry, came, now()));
  return countedAs(entry);
};

/**
 * Sends everything that is due. Each message is claimed on its version first, so of several runs at once one sends it; one
 * that goes wrong, whatever it is, stops no other.
 */
export const sendMails = async (ports: SendingPorts, { deadline, perSecond, atOnce }: SendingLimits): Promise<SendingCounts> => {
  const { store, now, newId } = ports;
  const counts = { sent: 0, failed: 0, unknown: 0, again: 0, left: 0 };
  const [holder, turn] = [newId(), paced(ports, perSecond)];
  const work = async (entry: MailEntry): Promise<keyof SendingCounts> => {
    const over = expire(entry, now());
    if (over !== null) return (await store.saveMail(over)) === 'saved' ? countedAs(over) : 'left';
    if (claim(entry, holder, now()) === null) return 'left';
    await turn();
    const claimed = now() + TRY_MS + TO_SETTLE_MS <= deadline ? claim(entry, holder, now()) : null;
    if (claimed === null || (await store.saveMail(claimed)) === 'conflict') return 'left';
    return tryOnce(ports, claimed);
  };
  const unfinished = (await store.unfinishedMails()).toSorted((a, b) => a.until - b.until);
  // What cannot be written down is left as it stands: its claim runs out, and a later run takes it up or lists it as unknown.
  await eachAtOnce(atOnce, unfinished, async (entry) => void (counts[await work(entry).catch(() => 'left' as const)] += 1));
  return counts;
};
