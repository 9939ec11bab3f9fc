/** The fields that a server reports a delivery with (RFC 3464), as data that anybody may have written. */
import { type Notice, saidBy } from '../../domain/mail/feedback.ts';

type Fields = ReadonlyMap<string, string>;

/** What a report says of one recipient, before it is known which message it is about. */
export type Told = Omit<Notice, 'messageId'>;

/** A line that begins with a blank goes on with the one before it. */
export const unfolded = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(/\n[ \t]+/gu, ' ');

const fieldsOf = (block: string): Fields =>
  new Map(
    block.split('\n').flatMap((line): [string, string][] => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/u.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]];
    }),
  );

/** `rfc822; <wang@example.cn>` → `wang@example.cn`. */
const valueOf = (field: string): string => field.replace(/^[\w-]+\s*;/u, '').trim();
const addressOf = (field: string): string => valueOf(field).replaceAll(/^<|>$/gu, '');

/** A status in the fours that was given up is as good as one in the fives. */
const meaningOf = (action: string, status: string): Told['as'] | null => {
  if (action === 'failed' || (action === '' && status.startsWith('5'))) return 'bounced';
  return action === 'delayed' ? 'delayed' : null;
};

const toldOf = (fields: Fields): readonly Told[] => {
  const get = (name: string): string => fields.get(name) ?? '';
  const recipients = [get('final-recipient'), get('original-recipient')].filter((field) => field !== '').map(addressOf);
  const status = /^\d\.\d{1,3}\.\d{1,3}/u.exec(get('status'))?.[0] ?? '';
  const as = meaningOf(get('action').toLowerCase(), status);
  return recipients.length === 0 || as === null ? [] : [{ recipients, as, said: saidBy(status, valueOf(get('diagnostic-code'))) }];
};

/** What a `message/delivery-status` part tells of each recipient; nothing of what was delivered. */
export const deliveryStatus = (part: string): readonly Told[] =>
  unfolded(part)
    .split(/\n\s*\n/u)
    .flatMap((block) => toldOf(fieldsOf(block)));
