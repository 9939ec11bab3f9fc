/** A letter as the text that goes over the wire (RFC 5322). What comes from people is data in it: it makes no header and no address. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter, MailEntry, Recipient } from '../../domain/mail/types.ts';
import type { MailFile } from '../ports.ts';

/** Whom the city's mail is from. */
export type Sender = { readonly name: string; readonly address: string };

/** One plain address: nothing in it that could end it, begin another one or stand for a list. */
const ADDRESS = /^[^\s\p{C}<>()[\]\\,;:"@]+@[^\s\p{C}<>()[\]\\,;:"@]+$/u;

/** True where mail may be addressed to it. */
export const isAddress = (address: string): boolean => ADDRESS.test(address) && address.length <= 254;

const inOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** A name that looks like an address would be taken for the one that the mail goes to, so it is left out. */
const nameOf = ({ name }: Pick<Recipient, 'name'>): string => (/[@<>\p{Cf}]/u.test(name) ? '' : inOneLine(name));

const headersOf = ({ unsubscribe }: Letter): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribe === null
    ? {}
    : { 'List-Unsubscribe': `<${new URL(unsubscribe).href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
});

/** @param at milliseconds since 1970, for the Date header */
export const rawMessage = (entry: MailEntry, letter: Letter, files: readonly MailFile[], from: Sender, at: number): Promise<Buffer> =>
  new MailComposer({
    from: { ...from },
    to: { name: nameOf(entry.recipient), address: entry.recipient.address },
    subject: inOneLine(letter.subject),
    messageId: entry.messageId,
    date: new Date(at),
    headers: headersOf(letter),
    text: letter.text,
    ...(letter.html === '' ? {} : { html: letter.html }),
    attachments: files.map(({ name, type, bytes }) => ({ filename: inOneLine(name), contentType: type, content: Buffer.from(bytes) })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
