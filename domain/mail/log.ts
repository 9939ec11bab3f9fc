/**
 * What becomes of a message, as decisions on its entry in the log.
 *
 * A message is claimed, handed over and settled, and each of these is saved on the version before it, so of several who try one
 * goes on. Until it is handed over nothing has left, and whoever claimed it may vanish: it is claimed anew. After that nobody
 * knows what the relay did with the text: only a person has it sent again.
 */
import type { Doing } from '../people/types.ts';
import type { Letter, MailEntry, MailKey, MailPlace, MailState, SendOutcome } from './types.ts';

const MINUTE_MS = 60_000;

/** The longest that one try may take, from its connection to the relay's answer, in milliseconds. */
export const TRY_MS = 45_000;

/** How long a claim and a hand-over count: whoever holds one is gone after that. */
const LEASE_MS = 2 * TRY_MS;

/** Minutes before the next try, by the tries that were made; the last one holds for all later ones. */
const PAUSES = [1, 5, 15, 60] as const;

/** Tries before a message is given up, some six hours after the first one. */
export const MOST_TRIES = 10;

/** As much of a relay's answer as is kept: 300 characters. */
const KEPT = /^.{0,300}/u;

const ENDS: ReadonlySet<MailState> = new Set(['sent', 'failed', 'unknown', 'bounced']);

/** True where the machine does nothing more about a message. */
export const isEnded = ({ state }: Pick<MailEntry, 'state'>): boolean => ENDS.has(state);

/** Puts messages in the order of the log. */
export const latestFirst = (a: Pick<MailEntry, 'writtenAt'>, b: Pick<MailEntry, 'writtenAt'>): number =>
  a.writtenAt === b.writtenAt ? 0 : Number(a.writtenAt < b.writtenAt) * 2 - 1;

/** Names a message in its sheet, in a URL: `2024-03~summary~2024-03-29T09:00~mail~m1`. */
export const mailIdOf = ({ period, kind, occasion, recipient: { channel, id } }: Omit<MailPlace, 'sheet'>): string =>
  [period, kind, occasion, channel, id].join('~');

/** What may not stand in the left part of an address as it is. */
const NOT_IN_ADDRESS = /[^0-9A-Za-z-]/gu;

/**
 * Message-ID of a message, the same whenever it is asked for: a mailbox that gets it twice can tell.
 *
 * @param domain the city's own, as the right side of it
 */
export const messageIdOf = (key: MailPlace, domain: string): string => {
  const parts = [key.sheet, key.period, key.kind, key.occasion, key.recipient.channel, key.recipient.id];
  return `<${parts.map((part) => part.replace(NOT_IN_ADDRESS, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)).join('.')}@${domain}>`;
};

/** What a Message-ID of `messageIdOf` was made from, as text in that order; null for one that was made elsewhere. */
export const partsOfMessageId = (messageId: string): readonly string[] | null => {
  const parts = /^<([\w.-]{1,500})@[^@<>]+>$/u.exec(messageId)?.[1]?.split('.');
  return (
    parts?.map((part) => part.replaceAll(/_([0-9a-f]{1,5})_/gu, (_, sign: string) => String.fromCodePoint(parseInt(sign, 16)))) ?? null
  );
};

/** A message that is to go out as soon as somebody takes it. */
export const newMail = (key: MailKey, { subject }: Pick<Letter, 'subject'>, domain: string, now: number): MailEntry => ({
  sheet: key.sheet,
  period: key.period,
  kind: key.kind,
  occasion: key.occasion,
  recipient: key.recipient,
  subject,
  messageId: messageIdOf(key, domain),
  state: 'waiting',
  attempts: 0,
  until: now,
  holder: '',
  answer: '',
  writtenAt: new Date(now).toISOString(),
  endedAt: null,
  version: 1,
});

const became = (entry: MailEntry, change: Partial<MailEntry>): MailEntry => ({ ...entry, ...change, version: entry.version + 1 });

const ended = (entry: MailEntry, state: MailState, answer: string, now: number): MailEntry =>
  became(entry, { state, answer, until: now, holder: '', endedAt: new Date(now).toISOString() });

const isTriedOut = ({ attempts }: MailEntry): boolean => attempts >= MOST_TRIES;

/** Takes a message that is due, or that was claimed by somebody who is gone; null for one that is not to be tried now. */
export const claim = (entry: MailEntry, holder: string, now: number): MailEntry | null =>
  (entry.state === 'waiting' || entry.state === 'claimed') && entry.until <= now && !isTriedOut(entry)
    ? became(entry, { state: 'claimed', holder, attempts: entry.attempts + 1, until: now + LEASE_MS })
    : null;

/** The text is about to leave. */
export const handOver = (claimed: MailEntry, now: number): MailEntry => became(claimed, { state: 'handed_over', until: now + LEASE_MS });

/**
 * Ends a message whose holder is gone: handed over, nobody knows what became of it; claimed for the last try, it is given up.
 * Null for all others.
 */
export const expire = (entry: MailEntry, now: number): MailEntry | null => {
  if (entry.until > now) return null;
  if (entry.state === 'handed_over') return ended(entry, 'unknown', '', now);
  return entry.state === 'claimed' && isTriedOut(entry) ? ended(entry, 'failed', entry.answer, now) : null;
};

/** What another server said, in one line without control characters, cut to what is kept. */
export const cleanAnswer = (answer: string): string => {
  const line = answer
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return KEPT.exec(line)?.[0] ?? '';
};

const triedAgain = (entry: MailEntry, answer: string, now: number): MailEntry => {
  if (isTriedOut(entry)) return ended(entry, 'failed', answer, now);
  const minutes = PAUSES[Math.min(entry.attempts, PAUSES.length) - 1] ?? PAUSES[0];
  return became(entry, { state: 'waiting', answer, holder: '', until: now + minutes * MINUTE_MS });
};

/** What a try came to. */
export const settle = (entry: MailEntry, outcome: SendOutcome, now: number): MailEntry => {
  const answer = cleanAnswer(outcome.answer);
  if (outcome.as === 'accepted') return ended(entry, 'sent', answer, now);
  if (outcome.as === 'unknown') return ended(entry, 'unknown', answer, now);
  if (outcome.as === 'refused' && outcome.isFinal) return ended(entry, 'failed', answer, now);
  return triedAgain(entry, answer, now);
};

/** Has a message that came to its end sent once more, because a person asks for it; null where it has not ended. */
export const sendAgain = ({ feedback: _feedback, ...entry }: MailEntry, doing: Doing, now: number): MailEntry | null =>
  isEnded(entry)
    ? became(entry, { state: 'waiting', attempts: 0, until: now, answer: '', endedAt: null, again: [...(entry.again ?? []), doing] })
    : null;
