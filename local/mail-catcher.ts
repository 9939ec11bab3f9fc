/**
 * Stands in for the mail relay on this computer: a real SMTP server on loopback that delivers nothing, and whose inbox opens
 * in the browser. What it has taken is kept in memory, the last so many messages, and is gone when the product stops.
 */
import { once } from 'node:events';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { INBOX_HEADERS, type CaughtMail, inboxPage, LETTER_HEADERS, letterPage, mailPage } from './mail-catcher-page.ts';
import type { Mount } from './server.ts';

/** Where the inbox is at the page's own address. */
export const INBOX_PATH = '/inbox';

/** Messages that are kept. */
const KEPT = 500;

export type MailCatcher = {
  readonly smtpPort: number;
  /** Answers requests at the inbox and below. */
  readonly mount: Mount;
  readonly stop: () => Promise<void>;
};

const addressesOf = (address: AddressObject | AddressObject[] | undefined): string =>
  [address ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');

const caughtOf = (number: number, at: number, raw: Buffer, mail: ParsedMail): CaughtMail => ({
  number,
  at,
  raw,
  from: addressesOf(mail.from),
  to: addressesOf(mail.to),
  subject: mail.subject ?? '',
  text: mail.text ?? '',
  html: typeof mail.html === 'string' ? mail.html : '',
  files: mail.attachments.map(({ filename, contentType, content }) => ({ name: filename ?? '', type: contentType, bytes: content })),
});

/** `/inbox` lists; `/inbox/3` shows a message, `/inbox/3/letter` its HTML, `/inbox/3/source` it as it came, `/inbox/3/file/0` a file. */
const newMount =
  (mails: readonly CaughtMail[], timeZone: string): Mount =>
  (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, , number, part, file] = pathname.split('/');
    const mail = mails.find((one) => `${one.number}` === number);
    const answer = (headers: Readonly<Record<string, string>>, body: string | Uint8Array): void => {
      response.writeHead(200, headers).end(body);
    };
    const plain = { ...INBOX_HEADERS, 'content-type': 'text/plain; charset=utf-8' };
    const attached = mail?.files[Number(file)];
    if (number === undefined || number === '') answer(INBOX_HEADERS, inboxPage(mails, timeZone));
    else if (mail === undefined) response.writeHead(404, plain).end('Not found');
    else if (part === 'letter') answer(LETTER_HEADERS, letterPage(mail));
    else if (part === 'source') answer(plain, mail.raw);
    else if (part === 'file' && attached !== undefined)
      answer({ ...INBOX_HEADERS, 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }, attached.bytes);
    else answer(INBOX_HEADERS, mailPage(mail, timeZone));
  };

/**
 * Starts on a free port; it ends with the process whatever becomes of that.
 *
 * @param timeZone the city's, by which the inbox tells times
 */
export const startMailCatcher = async (timeZone: string): Promise<MailCatcher> => {
  const mails: CaughtMail[] = [];
  let count = 0;
  const keep = async (raw: Buffer): Promise<void> => {
    count += 1;
    const number = count;
    mails.unshift(caughtOf(number, Date.now(), raw, await simpleParser(raw)));
    mails.splice(KEPT);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 500,
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void keep(Buffer.concat(chunks));
        done();
      });
    },
  });
  server.on('error', () => undefined); // a connection that broke off: whoever sent hears of it
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    smtpPort: typeof address === 'object' ? (address?.port ?? 0) : 0,
    mount: newMount(mails, timeZone),
    stop: async () => {
      const closed = once(server.server, 'close');
      server.close();
      await closed;
    },
  };
};
