/** 邮件: what the product tells people outside the page, and what became of each message. */
import type { Doing } from '../people/types.ts';
import type { Period } from '../period.ts';
import type { SheetId } from '../types.ts';

/**
 * 汇总 for the leaders, 催办 for the units that owe reports, 提及 for who is mentioned in comments; 通报 for the leaders where one was issued by
 * itself, and for the office where one is to be looked at.
 */
export type MailKind = 'summary' | 'chase' | 'mentions' | 'bulletin';

/** Kinds that go out at times of their own. 通报 follows the closing of a period. */
export type TimedKind = Exclude<MailKind, 'bulletin'>;

/** Where a message goes: to an e-mail address, or to a group's robot of 企业微信 or 钉钉. */
export type Channel = 'mail' | 'wecom' | 'dingtalk';

/** Whom a message is for, as they were when it was written. */
export type Recipient = {
  readonly channel: Channel;
  /** Id of the member, or of the robot. */
  readonly id: string;
  readonly name: string;
  /** E-mail address; empty for a robot, whose address is a secret and looked up when sending. */
  readonly address: string;
};

/**
 * Why a message goes out now: the local time that it was set for (`2024-03-29T09:00`), `now-<id>` where somebody asked, or what became of the
 * period's bulletin (`issued`).
 *
 * Kind, occasion and recipient name a message in its period: nobody is written to twice on one occasion.
 */
export type Occasion = string;

/** A file that goes with a letter; made from what is kept when it is sent. */
export type Attachment = { readonly name: string; readonly bulletin: { readonly sheet: SheetId; readonly number: number } };

/** What is sent, as it was written; every try sends the same. */
export type Letter = {
  readonly subject: string;
  readonly text: string;
  /** Empty where only the text is sent. */
  readonly html: string;
  readonly attachments: readonly Attachment[];
  /** Where its recipient stops this kind of mail with one POST (RFC 8058); null for mail that cannot be stopped. */
  readonly unsubscribe: string | null;
};

/**
 * 待发送, 发送中 (claimed, nothing handed over yet), 已交出 (its text is being taken by the relay), 已发送, 未送达 (refused for good,
 * or given up), 结果不明 (the line broke after the text was handed over: only a person sends it again), 已退回 (it was taken, and
 * came back later).
 */
export type MailState = 'waiting' | 'claimed' | 'handed_over' | 'sent' | 'failed' | 'unknown' | 'bounced';

/** What is heard of a message after it was taken: it is still being tried, it came back, or its recipient called it spam. */
export type Feedback = {
  readonly as: 'delayed' | 'bounced' | 'complained';
  /** The other side's own words, with its status code (RFC 3463) where it gave one; empty where it said nothing. */
  readonly said: string;
  /** When it was heard: ISO 8601, UTC. */
  readonly at: string;
};

/** What names a message. */
export type MailKey = {
  readonly sheet: SheetId;
  /** The sheet's period when it was written; of a bulletin that which it tells of. */
  readonly period: Period;
  readonly kind: MailKind;
  readonly occasion: Occasion;
  readonly recipient: Recipient;
};

/** One message in the log. */
export type MailEntry = MailKey & {
  readonly subject: string;
  /** Message-ID of every try. */
  readonly messageId: string;
  readonly state: MailState;
  /** Tries that were begun, since somebody last asked for it again. */
  readonly attempts: number;
  /** Milliseconds since 1970: not to be tried before; while it is claimed or handed over, how long that counts. */
  readonly until: number;
  /** Who has claimed it; empty where nobody has. */
  readonly holder: string;
  /** What the relay answered last, or why it could not be reached; empty where neither happened. */
  readonly answer: string;
  /** ISO 8601, UTC. */
  readonly writtenAt: string;
  /** When it came to its end; null before. */
  readonly endedAt: string | null;
  /** The last that was heard of it since it was taken; not there where nothing was. */
  readonly feedback?: Feedback;
  /** Who had it sent again, and when, the first one first; not there where nobody did. */
  readonly again?: readonly Doing[];
  readonly version: number;
};

/** Where a message stands in the log. */
export type MailPlace = Omit<MailKey, 'recipient'> & { readonly recipient: Pick<Recipient, 'channel' | 'id'> };

/** What a try came to. `unreachable` and `refused`: the text was not taken; only what is not `isFinal` is tried again. */
export type SendOutcome =
  | { readonly as: 'accepted'; readonly answer: string }
  | { readonly as: 'refused'; readonly answer: string; readonly isFinal: boolean }
  | { readonly as: 'unreachable'; readonly answer: string }
  | { readonly as: 'unknown'; readonly answer: string };
