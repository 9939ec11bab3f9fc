/** What the tests use of it; it brings no types. */
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  type Folder = {
    uidvalidity?: number;
    messages?: { readonly raw: string; readonly flags?: readonly string[] }[];
    readonly folders?: Readonly<Record<string, Folder>>;
  };

  type Command = { readonly tag: string };
  type Connection = { send(answer: object, description: string, command: Command, data: unknown): void };
  type CommandHandler = (connection: Connection, command: Command, data: unknown, done: () => void) => void;

  type ImapServer = {
    readonly server: Server;
    readonly connectionHandlers: ((connection: { readonly socket: Socket }) => void)[];
    getMailbox(path: string): Folder;
    setCommandHandler(command: string, handler: CommandHandler | undefined): void;
    appendMessage(path: string, flags: string[], at: Date | undefined, raw: string): void;
    listen(port: number, host: string): void;
    close(): void;
  };

  export default function hoodiecrow(options: {
    readonly plugins: readonly (string | ((server: ImapServer) => void))[];
    readonly users: Readonly<Record<string, { readonly password: string }>>;
    readonly storage: Readonly<Record<string, Folder>>;
  }): ImapServer;
}
