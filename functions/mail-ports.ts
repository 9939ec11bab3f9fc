/** What the actions need from outside to write letters, to send them, and to keep what became of each. */
import type { Notice } from '../domain/mail/feedback.ts';
import type { MailChoice, MailChoices } from '../domain/mail/choices.ts';
import type { Addressee, LetterRequest, LetterSetting } from '../domain/mail/requests.ts';
import type { MailSettings } from '../domain/mail/settings.ts';
import type { Attachment, Letter, MailEntry, MailPlace, SendOutcome } from '../domain/mail/types.ts';
import type { Doing, MemberId } from '../domain/people/types.ts';
import type { Period } from '../domain/period.ts';
import type { SheetId } from '../domain/types.ts';
import type { SaveOutcome } from './ports.ts';

/** How far the digest has got, in milliseconds since 1970: its runs, and the last daily letters of mentions (null for none). */
export type DigestPlace = { readonly handled: number; readonly told: number | null };

/** When mails go out, to whom, and by whose choice. All reads are consistent. */
export type MailingStore = {
  /** Null where nobody has set anything. */
  mailing(): Promise<MailSettings | null>;
  /** Saves the settings in the place of the version before; who did it and when is kept in history, without the robots' secrets. */
  saveMailing(settings: MailSettings, doing: Doing): Promise<SaveOutcome>;
  /** What members have chosen; those who have not are not in it. */
  choices(): Promise<Readonly<Record<MemberId, MailChoices>>>;
  choose(member: MemberId, choice: MailChoice): Promise<void>;
  /** Null before the first run. */
  digestPlace(): Promise<DigestPlace | null>;
  /** Saves how far a run got, if the place before is still as it was read. */
  saveDigestPlace(place: DigestPlace, before: DigestPlace | null): Promise<SaveOutcome>;
};

/** Up to which message the sender's mailbox was read; the ids mean something only while the mailbox has the same UIDVALIDITY (RFC 3501). */
export type MailboxPlace = { readonly validity: string; readonly uid: number };

/** The log of what is sent, with the letters. All reads are consistent. */
export type MailStore = {
  /** Puts those messages that are not there yet; what is there stays as it is. */
  planMails(mails: readonly { readonly entry: MailEntry; readonly letter: Letter }[]): Promise<void>;
  /** Messages of a sheet's period, newest first. */
  mailLog(sheet: SheetId, period: Period): Promise<readonly MailEntry[]>;
  mail(place: MailPlace): Promise<{ readonly entry: MailEntry; readonly letter: Letter } | null>;
  /** Saves what becomes of a message; `conflict` where it is not at the version before. */
  saveMail(entry: MailEntry): Promise<SaveOutcome>;
  /** Messages of all sheets that have not come to an end. */
  unfinishedMails(): Promise<readonly MailEntry[]>;
  /** The last message that came back of each recipient, of all sheets, unless it was sent again since. */
  returnedMails(): Promise<readonly MailEntry[]>;
};

/** How far the sender's mailbox was read. Reads are consistent. */
export type MailboxStore = {
  /** Null before the first reading. */
  mailboxPlace(): Promise<MailboxPlace | null>;
  /** Saves how far the mailbox was read, if the place before is still as it was read. */
  saveMailboxPlace(place: MailboxPlace, before: MailboxPlace | null): Promise<SaveOutcome>;
};

/** A file beside a letter. */
export type MailFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** The way to one channel's recipients: a relay for mail, a group's robot. */
export type Mailer = {
  /**
   * Tries once. `handingOver` is called, and waited for, right before the text leaves: until then a broken-off try did nothing.
   * What it throws ends the try before the text leaves, and comes out of `send`.
   */
  send(entry: MailEntry, letter: Letter, files: readonly MailFile[], handingOver: () => Promise<void>): Promise<SendOutcome>;
};

/** The mailbox of the sender, where notices about what could not be delivered arrive. Nothing in it is changed. */
export type Mailbox = {
  /**
   * What it has taken in since that place, or of late where there is none, the oldest first: in each step what a message says, and
   * up to where that was. Nothing more is read than is asked for. It throws where the mailbox cannot be read.
   */
  since(place: MailboxPlace | null): AsyncIterable<{ readonly notices: readonly Notice[]; readonly place: MailboxPlace }>;
};

/** Writes letters: their words and their looks. */
export type Writer = { write(request: LetterRequest, setting: LetterSetting, to: Addressee): Promise<Letter> };

/** Vouches for a text that leaves the house and comes back, such as a link. */
export type Seal = {
  of(text: string): Promise<string>;
  /** Takes as long for a wrong seal as for the right one. */
  fits(text: string, seal: string): Promise<boolean>;
};

/** What letters are written with, wherever they are planned. */
export type LetterParts = {
  readonly writer: Writer;
  /** Where they wait until they are sent. */
  readonly mails: Pick<MailStore, 'planMails'>;
  readonly seal: Seal;
  /** The city's, as the tz database names it. */
  readonly timeZone: string;
  /** Origin that the page is at. */
  readonly page: string;
  /** The period's issued bulletin as an attachment; null where there is none. */
  readonly bulletinOf: (sheet: SheetId, period: Period) => Promise<Attachment | null>;
};
