/**
 * Mail through any relay that speaks SMTP.
 *
 * A relay says 354 when it is ready for the text, and that is when the text is first read: whoever keeps the log is told
 * before the first byte of it leaves, and a try that ends earlier did nothing.
 */
import { Readable } from 'node:stream';
import { createTransport, type NodemailerError, type SMTPPoolOptions } from 'nodemailer';
import { TRY_MS } from '../../domain/mail/log.ts';
import type { SendOutcome } from '../../domain/mail/types.ts';
import type { Clock, Mailer } from '../ports.ts';
import { handingOver } from './handing-over.ts';
import { isAddress, rawMessage, type Sender } from './message.ts';

export type Relay = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (465); else STARTTLS, without which nothing is said to a relay that is not on this computer. */
  readonly secure: boolean;
  /** Empty where the relay asks for none. */
  readonly user: string;
  readonly password: string;
};

type SmtpParts = {
  readonly relay: Relay;
  readonly from: Sender;
  readonly now: Clock;
  /** Connections to the relay at once. */
  readonly atOnce: number;
  /** Milliseconds that one try may take. */
  readonly longest?: number;
};

/** Asks a relay that knows how (RFC 3461) to tell of what comes back or is late, by the address that it was sent to, and not to repeat the text. */
const noticesTo = (address: string) => ({ ret: 'HDRS' as const, notify: ['FAILURE' as const, 'DELAY' as const], orcpt: address });

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/u;

/** Milliseconds to wait for the connection, for the greeting, and for any later word. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 } as const;

const optionsOf = ({ relay, atOnce }: SmtpParts): SMTPPoolOptions & { pool: true } => ({
  pool: true,
  host: relay.host,
  port: relay.port,
  secure: relay.secure,
  ...(LOOPBACK.test(relay.host) ? { ignoreTLS: true } : { requireTLS: true }),
  ...(relay.user === '' ? {} : { auth: { user: relay.user, pass: relay.password } }),
  ...PATIENCE,
  maxConnections: atOnce,
  // A connection that the relay gave up while it was idle: the message goes over another one.
  maxRequeues: 2,
  idleTimeout: 20_000,
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Replies that speak of who is sending and not of the message. */
const ABOUT_ACCOUNT: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/** What a failed try came to where nothing but a reply tells of it. A reply to the text says that the text was not taken. */
const replied = ({ code, responseCode, response = '', permanent }: Partial<NodemailerError>): SendOutcome | null => {
  if ((code !== 'EENVELOPE' && code !== 'EMESSAGE') || responseCode === undefined) return null;
  if (ABOUT_ACCOUNT.has(responseCode)) return { as: 'unreachable', answer: `EAUTH ${response}` };
  return { as: 'refused', answer: response, isFinal: permanent === true };
};

/** What a failed try came to where no text had left. */
const unsaid = ({ code = 'ECONNECTION', originalCode, response = '' }: Partial<NodemailerError>): SendOutcome => {
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { as: 'refused', answer: 'EADDRESS', isFinal: true };
  if (code === 'EAUTH' || code === 'ETLS') return { as: 'unreachable', answer: `${code} ${response}` };
  return { as: 'unreachable', answer: response === '' ? (originalCode ?? code) : response };
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Takes what nobody may read out of a relay's answer, should it repeat it. */
const without = ({ user, password }: Relay) => {
  const secrets = password === '' ? [] : [password, base64(password), base64(`\u0000${user}\u0000${password}`)];
  return (outcome: SendOutcome): SendOutcome => ({
    ...outcome,
    answer: secrets.reduce((answer, secret) => answer.replaceAll(secret, '…'), outcome.answer),
  });
};

/** The stream is not read before the connection pulls at it. */
const lazily = (text: Readable, begin: () => Promise<void>): Readable =>
  Readable.from(
    (async function* read() {
      await begin();
      yield* text;
    })(),
  );

/** Connections are made when there is mail, kept for what follows, and ended by `close`. */
export const smtpMailer = (parts: SmtpParts): Mailer & { readonly close: () => void } => {
  const { relay, from, now, longest = TRY_MS } = parts;
  const transport = createTransport(optionsOf(parts));
  const clean = without(relay);
  /** By the message's bytes: what is to be done before they leave. */
  const beginnings = new WeakMap<object, () => Promise<void>>();
  transport.use('stream', (mail, done) => {
    const begin = typeof mail.data.raw === 'object' ? beginnings.get(mail.data.raw) : undefined;
    if (begin === undefined) throw new Error('nobody said what to do before the text leaves');
    mail.message?.processFunc((text) => lazily(Readable.from(text), begin));
    done();
  });
  return {
    close: () => transport.close(),
    send: async (entry, letter, files, note) => {
      const { address } = entry.recipient;
      if (!isAddress(address)) return { as: 'refused', answer: 'EADDRESS', isFinal: true };
      const raw = await rawMessage(entry, letter, files, from, now());
      const handing = handingOver(note);
      beginnings.set(raw, handing.begin);
      const envelope = { from: from.address, to: [address] };
      try {
        const { response } = await transport.sendMail({ envelope, raw, dsn: noticesTo(address), signal: AbortSignal.timeout(longest) });
        return clean({ as: 'accepted', answer: response });
      } catch (error) {
        const fault: Partial<NodemailerError> = error instanceof Error ? error : {};
        const brokeOff = await handing.brokeOff(unsaid(fault));
        return clean(replied(fault) ?? brokeOff);
      }
    },
  };
};
