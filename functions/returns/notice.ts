/** A notice that came to the sender's mailbox: which message of ours it is about, and what it says of it. */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { Notice } from '../../domain/mail/feedback.ts';
import { placeNamedBy } from '../../domain/wire/mails.ts';
import { deliveryStatus, type Told, unfolded } from './delivery-status.ts';
import { plainNotice } from './plain-notice.ts';

const OF_A_SERVER = /^from:.*\b(?:mailer-daemon|postmaster)\b/imu;

/** True where the head of a message looks like a notice of a server's: only such are read. */
export const mayBeNotice = (head: string): boolean => {
  const lines = unfolded(head);
  return /^content-type:\s*multipart\/report\b/imu.test(lines) || OF_A_SERVER.test(lines);
};

const textOf = ({ content }: Attachment): string => (typeof content === 'string' ? content : new TextDecoder().decode(content));

const partsOf = ({ attachments }: Email, type: RegExp): readonly string[] =>
  attachments.filter(({ mimeType }) => type.test(mimeType)).map(textOf);

/** As many recipients as one report may name: a message of ours has one. Each costs a look into the log. */
const MOST = 20;

/** A tag ends before the next one begins: looked for to the end of the text, a page of nothing but `<` would take minutes. */
const withoutTags = (html: string): string =>
  html.replaceAll(/<(?:br|\/p|\/div|\/tr|\/td|\/li)\b[^<>]*>/giu, '\n').replaceAll(/<[^<>]*>/gu, ' ');

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&quot;': '"', '&amp;': '&' };

const bodyOf = ({ text, html = '' }: Email): string =>
  text ?? withoutTags(html).replaceAll(/&(?:lt|gt|nbsp|quot|amp);/gu, (entity) => ENTITIES[entity] ?? entity);

/** The message that it is about: by the returned one's own head, by what the notice answers, or by what its text repeats. */
const messageIdIn = (mail: Email, returned: readonly string[], body: string): string | null => {
  const named = [...returned, body].flatMap((text) => [...text.matchAll(/\bmessage-id:\s*(<[^<>\s]+>)/giu)].map(([, id = '']) => id));
  const answered = `${mail.inReplyTo ?? ''} ${mail.references ?? ''}`.match(/<[^<>\s]+>/gu) ?? [];
  return [...named, ...answered].find((id) => placeNamedBy(id) !== null) ?? null;
};

/** What a notice says of messages of ours; nothing where it is none, where it cannot be read, or where it is about others. */
export const noticesIn = async (raw: Uint8Array): Promise<readonly Notice[]> => {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true }).catch(() => null);
  if (mail === null) return [];
  const body = bodyOf(mail);
  const reports = partsOf(mail, /^message\/(?:global-)?delivery-status$/iu);
  const told: readonly Told[] = reports.length > 0 ? reports.flatMap(deliveryStatus) : plainNotice(body);
  const messageId = messageIdIn(mail, partsOf(mail, /^(?:message\/(?:rfc822|global)|text\/rfc822-headers)/iu), body);
  return messageId === null ? [] : told.slice(0, MOST).map((one) => ({ ...one, messageId }));
};
