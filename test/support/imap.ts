/** A mailbox on loopback behind a real IMAP server, which keeps it in memory. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

export type TestMailbox = {
  readonly port: number;
  readonly deliver: (raw: string) => void;
  /** Makes all ids of messages mean something else. */
  readonly renumber: (validity: number) => void;
  /** Answers each search with NO from now on, or as ever. */
  readonly refuseSearches: (isRefusing: boolean) => void;
  /** Says nothing more to whoever fetches, or answers as ever. */
  readonly keepSilent: (isSilent: boolean) => void;
  /** All that clients have said, without its tags. */
  readonly heard: () => readonly string[];
  /** The flags of each message. */
  readonly flags: () => readonly (readonly string[] | undefined)[];
  readonly stop: () => Promise<void>;
};

export const ACCOUNT = { user: 'shishi@pinghu.example', password: 'secret' } as const;

/** Ids of one mailbox mean nothing in the next one. */
let mailboxes = 0;

/** @param folder where what is delivered lies */
export const startMailbox = async (folder = 'INBOX'): Promise<TestMailbox> => {
  const sockets = new Set<Socket>();
  const said: string[] = [];
  mailboxes += 1;
  const server = hoodiecrow({
    plugins: ['ID', 'ENABLE', 'LITERALPLUS', 'UNSELECT'],
    users: { [ACCOUNT.user]: { password: ACCOUNT.password } },
    storage: {
      INBOX: { uidvalidity: mailboxes, messages: [] },
      '': { folders: { Returned: { uidvalidity: mailboxes, messages: [] } } },
    },
  });
  server.connectionHandlers.push(({ socket }) => {
    sockets.add(socket);
    socket.on('data', (chunk) => said.push(...chunk.toString().split('\r\n')));
    socket.on('error', () => undefined); // a client that went away
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    deliver: (raw) => server.appendMessage(folder, [], undefined, raw),
    renumber: (validity) => {
      server.getMailbox(folder).uidvalidity = validity;
    },
    refuseSearches: (isRefusing) =>
      server.setCommandHandler(
        'UID SEARCH',
        isRefusing
          ? (connection, command, data, done) => {
              const attributes = [{ type: 'TEXT', value: 'Unsafe Login' }];
              connection.send({ tag: command.tag, command: 'NO', attributes }, 'UID SEARCH', command, data);
              done();
            }
          : undefined,
      ),
    keepSilent: (isSilent) => server.setCommandHandler('UID FETCH', isSilent ? () => undefined : undefined),
    heard: () => said.filter((line) => line !== '').map((line) => line.replace(/^\S+ /u, '')),
    flags: () => server.getMailbox(folder).messages?.map(({ flags }) => flags) ?? [],
    stop: async () => {
      const closed = once(server.server, 'close');
      for (const socket of sockets) socket.destroy();
      server.close();
      await closed;
    },
  };
};
