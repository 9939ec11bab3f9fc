/** Relays on loopback for tests: one that takes mail, and some that go wrong, all on real sockets. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type TestRelay = {
  readonly port: number;
  /** What was taken, in order. */
  readonly taken: readonly { readonly raw: string; readonly mail: Promise<ParsedMail>; readonly to: readonly string[] }[];
  /** Connections that were made. */
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
};

/** An error that the relay answers with this code. */
export const reply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

const portOf = (address: ReturnType<SMTPServer['server']['address']>): number => (typeof address === 'object' ? (address?.port ?? 0) : 0);

/** A relay that takes everything, but where `options` say otherwise. */
export const startRelay = async (options: SMTPServerOptions = {}): Promise<TestRelay> => {
  const taken: TestRelay['taken'][number][] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: (_, done) => {
      connections += 1;
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ raw: raw.toString('utf8'), mail: simpleParser(raw), to });
        done(null, 'taken as 42');
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // a client that went away is what some tests are about
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: portOf(server.server.address()),
    taken,
    connections: () => connections,
    stop: async () => {
      const closed = once(server.server, 'close');
      server.close();
      await closed;
    },
  };
};

/** What a relay of one's own says: a line for each that the client sends, until it says `354`; and what it does about the text. */
type Script = { readonly greeting: string; readonly onText: (socket: Socket, text: string) => void };

/** A relay that keeps to the protocol up to the text, which is for the test to answer. */
export const startScript = async ({ greeting, onText }: Script): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let text: string | null = null;
    socket.on('error', () => undefined);
    if (greeting !== '') socket.write(`${greeting}\r\n`);
    socket.on('data', (chunk) => {
      if (text !== null) {
        text += chunk.toString();
        onText(socket, text);
        return;
      }
      for (const line of chunk
        .toString()
        .split('\r\n')
        .filter((one) => one !== '')) {
        const isData = line.toUpperCase() === 'DATA';
        if (isData) text = '';
        socket.write(isData ? '354 go on\r\n' : '250 fine\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
