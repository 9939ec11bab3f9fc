/**
 * Notices that are only text, as qmail and servers that descend from it write them, and some mailboxes here. What has neither a
 * server's code nor words that leave no doubt says nothing.
 */
import type { Told } from './delivery-status.ts';

/** From here on the text is the message itself. */
const COPY = /^.{0,10}(?:below this line is a copy of the message|original message|原始?邮件).*$/imu;

/** A code (RFC 5321, RFC 3463) that is no part of a server's address, or words for a mailbox that is full or is none, or that qmail ends with. */
const GIVEN_UP =
  /(?<![\d.])5\.\d{1,3}\.\d{1,3}(?!\.?\d)\b|\b5[05]\d[ -]|not going to try again|mailbox (?:not found|full|is full)|user (?:unknown|not found|not exist)|no such user|用户不存在|收件人不存在|邮箱不存在|空间不足|邮箱已?满/iu;

/** As long as addresses may be (RFC 5321): without an end, a text that is one long word would take minutes. */
const ADDRESSES = /[^\s<>()[\]:;,"'@]{1,64}@[\w.-]{1,255}\.\w+/gu;

/** As many addresses as one notice may name. */
const MOST = 20;

/** The line with the code, and the one after it, which may say more. */
const reasonIn = (text: string, at: number): string => {
  const from = text.lastIndexOf('\n', at) + 1;
  return text.slice(from, from + 300).trim();
};

/** What a text tells of those whom it names. */
export const plainNotice = (text: string): readonly Told[] => {
  const said = text.replaceAll('\r\n', '\n').split(COPY)[0] ?? '';
  const found = GIVEN_UP.exec(said);
  const recipients = [...new Set(said.match(ADDRESSES))].slice(0, MOST);
  return found === null || recipients.length === 0 ? [] : [{ recipients, as: 'bounced', said: reasonIn(said, found.index) }];
};
