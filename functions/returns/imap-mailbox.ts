/**
 * The sender's mailbox over IMAP. It is opened to be looked at only (EXAMINE), and only what looks like a notice of a server's is
 * read: nothing in it is marked, moved or deleted, and people's own mail is left alone.
 */
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import type { Notice } from '../../domain/mail/feedback.ts';
import type { Mailbox, MailboxPlace } from '../ports.ts';
import { mayBeNotice, noticesIn } from './notice.ts';

export type MailboxAccess = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (993); else STARTTLS, without which nothing is said to a server that is not on this computer. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  /** `INBOX`, or a folder that notices are moved to. */
  readonly mailbox: string;
};

/** Ids looked back over where nobody knows how far the mailbox was read. */
const LOOKED_BACK = 200;

/** Heads that one reading looks at, all held at once; what came in beyond that is the next one's. */
const MOST = 100;

/** Bytes of a notice that are read: the report comes before the returned message, and its head is what counts of that. */
const MOST_BYTES = 256 * 1024;

const HEADS = ['from', 'content-type'];

/** Bytes of two lines of a head: whoever sends mail may make them longer than any server writes, and is to stop nobody by that. */
const LONGEST_HEAD = 4 * 1024 * 1024;

/** Milliseconds that the server may take for what is asked for at once; then the reading ends, and the next one begins there. */
const LONGEST_ANSWER_MS = 30_000;

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/u;

/** `logger: false` keeps addresses and mail out of the log. Some mailboxes here take nobody who does not say who they are. */
const optionsOf = ({ host, port, secure, user, password }: MailboxAccess): ImapFlowOptions => ({
  host,
  port,
  secure,
  doSTARTTLS: !secure && !LOOPBACK.test(host),
  auth: { user, pass: password },
  clientInfo: { name: 'shishi' },
  logger: false,
  disableAutoIdle: true,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  maxLiteralSize: LONGEST_HEAD,
});

const range = (uids: readonly number[]): string => uids.join(',');

/** Ids of what came in since, the oldest first. */
const newUids = async (client: ImapFlow, from: number): Promise<readonly number[]> => {
  const found = await client.search({ uid: `${from}:*` }, { uid: true });
  // Refused: what came in is not none, and is read once the server answers.
  if (found === false || found === undefined) throw new Error('the mailbox refused to be searched');
  // `*` is the last message, even where that is an older one.
  return found
    .filter((uid) => uid >= from)
    .toSorted((a, b) => a - b)
    .slice(0, MOST);
};

/** What the client is doing, given up where it takes too long. */
const inTime = async <T>(client: ImapFlow, longest: number, work: Promise<T>): Promise<T> => {
  const timer = setTimeout(() => client.close(), longest);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
};

/** Ids among these of what looks like a notice. */
const likelyAmong = async (client: ImapFlow, uids: readonly number[]): Promise<readonly number[]> => {
  const heads = await client.fetchAll(range(uids), { uid: true, headers: HEADS }, { uid: true });
  return heads
    .filter(({ headers }) => mayBeNotice(headers?.toString() ?? ''))
    .map(({ uid }) => uid)
    .toSorted((a, b) => a - b);
};

const noticesOf = async (client: ImapFlow, uid: number): Promise<readonly Notice[]> => {
  const message = await client.fetchOne(String(uid), { source: { maxLength: MOST_BYTES } }, { uid: true });
  return message === false || message.source === undefined ? [] : noticesIn(message.source);
};

async function* readSince(client: ImapFlow, path: string, place: MailboxPlace | null, longest: number): ReturnType<Mailbox['since']> {
  const { uidValidity, uidNext } = await client.mailboxOpen(path, { readOnly: true });
  const validity = String(uidValidity);
  const from = place?.validity === validity ? place.uid + 1 : Math.max(1, uidNext - LOOKED_BACK);
  const uids = from < uidNext ? await newUids(client, from) : [];
  const likely = uids.length === 0 ? [] : await inTime(client, longest, likelyAmong(client, uids));
  for (const uid of likely) {
    // oxlint-disable-next-line no-await-in-loop -- one connection reads one after the other
    yield { notices: await inTime(client, longest, noticesOf(client, uid)), place: { validity, uid } };
  }
  yield { notices: [], place: { validity, uid: uids.at(-1) ?? Math.max(from, uidNext) - 1 } };
}

/**
 * @param access is asked for with each reading, so that a changed password is taken up
 * @param longest milliseconds that the server may take to give a message
 */
export const imapMailbox = (access: () => Promise<MailboxAccess>, longest = LONGEST_ANSWER_MS): Mailbox => ({
  since: async function* since(before) {
    const at = await access();
    const client = new ImapFlow(optionsOf(at));
    // What breaks later than the command at hand has nobody else to hear it.
    client.on('error', () => undefined);
    try {
      await client.connect();
      yield* readSince(client, at.mailbox, before, longest);
    } finally {
      client.close();
    }
  },
});
