/** Why a message did not arrive, as far as a relay's answer tells: what a person can do something about. */
export type MailReason =
  | 'address'
  | 'full'
  | 'policy'
  | 'later'
  | 'account'
  | 'secure'
  | 'away'
  | 'silent'
  | 'broken'
  | 'file'
  | 'robot'
  | 'not_set_up'
  | 'other';

/** What a mailer says where the other side has said nothing: the first word of an answer, as it is kept. */
const OWN_ANSWERS = {
  /** The recipient's address is none. */ EADDRESS: 'address',
  /** A file that goes with the letter could not be made. */ EFILE: 'file',
  /** The city has not said how this channel is reached. */ ENOTSETUP: 'not_set_up',
  EAUTH: 'account',
  ETLS: 'secure',
  EDNS: 'away',
  ENOTFOUND: 'away',
  ECONNREFUSED: 'away',
  EHOSTUNREACH: 'away',
  EAI_AGAIN: 'away',
  ETIMEDOUT: 'silent',
  EABORT: 'silent',
  ECONNECTION: 'broken',
  ECONNRESET: 'broken',
  ESOCKET: 'broken',
  UND_ERR_SOCKET: 'broken',
  /** A robot's code other than 0 follows. */ EROBOT: 'robot',
} as const satisfies Record<string, MailReason>;

/**
 * By an enhanced status code (RFC 3463), the reply's own (RFC 5321), or, last, by words that servers here put in their place; the
 * first that fits.
 */
const REPLIES: readonly (readonly [pattern: RegExp, reason: MailReason])[] = [
  [/^5(?:30|34|35|38)\b/u, 'account'],
  [/\b[45]\.2\.2\b|^552\b|mailbox (?:is )?full|over ?quota|quota exceeded|空间不足|邮箱已?满/iu, 'full'],
  [/^4/u, 'later'],
  [/\b5\.7\.\d|^554\b|\bspam\b|垃圾邮件/iu, 'policy'],
  [
    /\b5\.1\.\d|^55[013]\b|mailbox not found|user (?:unknown|not found|not exist)|no such user|用户不存在|收件人不存在|邮箱不存在/iu,
    'address',
  ],
];

/** Why a message came back, as far as a notice tells. */
export type ReturnReason = 'address' | 'full' | 'policy' | 'later' | 'other';

const isOwn = (word: string): word is keyof typeof OWN_ANSWERS => Object.hasOwn(OWN_ANSWERS, word);

const firstWord = (answer: string): string => answer.split(' ', 1)[0] ?? '';

/** What the other side has said itself; empty where it said nothing. */
export const saidIn = (answer: string): string => (isOwn(firstWord(answer)) ? answer.slice(firstWord(answer).length).trim() : answer);

const replyReason = (answer: string): MailReason => REPLIES.find(([pattern]) => pattern.test(answer))?.[1] ?? 'other';

/** What a notice in the log means. It is another server's, so it says nothing of our own. */
export const reasonOfReturn = (said: string): ReturnReason => {
  const reason = replyReason(said);
  return reason === 'address' || reason === 'full' || reason === 'policy' || reason === 'later' ? reason : 'other';
};

/** What an answer in the log means; null where nothing was answered. */
export const reasonOf = (answer: string): MailReason | null => {
  if (answer === '') return null;
  const word = firstWord(answer);
  return isOwn(word) ? OWN_ANSWERS[word] : replyReason(answer);
};
