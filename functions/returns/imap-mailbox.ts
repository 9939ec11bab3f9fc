/**
 * The sender's mailbox over IMAP. It is opened to be looked at only (EXAMINE), and only what looks like a notice of a server's is
 * read: nothing in it is marked, moved or deleted, and people's own mail is left alone.
 */
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
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

/** Heads that one reading looks at; what came in beyond that is the next one's. */
const MOST = 500;

/** Bytes of a notice that are read: the report comes before the returned message, and its head is what counts of that. */
const MOST_BYTES = 256 * 1024;

const HEADS = ['from', 'content-type'];

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
  maxLiteralSize: 2 * MOST_BYTES,
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

const noticesAmong = async (client: ImapFlow, uids: readonly number[]): Promise<readonly Uint8Array[]> => {
  const heads = await client.fetchAll(range(uids), { uid: true, headers: HEADS }, { uid: true });
  const likely = heads.filter(({ headers }) => mayBeNotice(headers?.toString() ?? '')).map(({ uid }) => uid);
  const raws: Uint8Array[] = [];
  for (const uid of likely) {
    // oxlint-disable-next-line no-await-in-loop -- one connection reads one after the other
    const message = await client.fetchOne(String(uid), { source: { maxLength: MOST_BYTES } }, { uid: true });
    if (message !== false && message.source !== undefined) raws.push(message.source);
  }
  return raws;
};

const readSince = async (client: ImapFlow, path: string, place: MailboxPlace | null) => {
  const { uidValidity, uidNext } = await client.mailboxOpen(path, { readOnly: true });
  const validity = String(uidValidity);
  const from = place?.validity === validity ? place.uid + 1 : Math.max(1, uidNext - LOOKED_BACK);
  const uids = from < uidNext ? await newUids(client, from) : [];
  const raws = uids.length === 0 ? [] : await noticesAmong(client, uids);
  return { raws, place: { validity, uid: uids.at(-1) ?? Math.max(from, uidNext) - 1 } };
};

/** @param access is asked for with each reading, so that a changed password is taken up */
export const imapMailbox = (access: () => Promise<MailboxAccess>): Mailbox => ({
  since: async (before) => {
    const at = await access();
    const client = new ImapFlow(optionsOf(at));
    // What breaks later than the command at hand has nobody else to hear it.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { raws, place } = await readSince(client, at.mailbox, before);
      return { notices: (await Promise.all(raws.map(noticesIn))).flat(), place };
    } finally {
      client.close();
    }
  },
});
