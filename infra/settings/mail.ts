/** How a city's mail goes out: by SES, or by any server that takes SMTP. */
import * as z from 'zod';
import { oneOf } from './choice.ts';
import { mend } from './complaints.ts';

const FROM = mend('Give the sender as an e-mail address.');
const HOST = mend('Give the name of the mail server, such as "smtp.example.cn".');
const PORT = mend('Give the port of the mail server, such as 465.');
const SECRET = mend('Give the name of the secret in Secrets Manager that holds {"user": …, "password": …}; never the password itself.');

const MAILBOX = mend('Give the name of the server with the mailbox, such as "imap.example.cn".');
const MAILBOX_PORT = mend('Give the port of the server with the mailbox, such as 993, or leave it out for that.');
const FOLDER = mend('Give the name of a folder, or leave it out for "INBOX".');

/** Where notices about mail that came back arrive. It is looked at, and nothing in it is changed. */
const bounces = z.strictObject(
  {
    /** Name of the server that takes IMAP. */
    host: z.string(MAILBOX).regex(/^[a-z0-9.-]+$/u, MAILBOX),
    /** 993, or 143 with STARTTLS. */
    port: z.int(MAILBOX_PORT).min(1, MAILBOX_PORT).max(65_535, MAILBOX_PORT).default(993),
    /** The folder to look into. */
    mailbox: z.string(FOLDER).min(1, FOLDER).max(200, FOLDER).default('INBOX'),
    /** Name of the secret with its account, where that is not the mail server's. */
    secretName: z
      .string(SECRET)
      .regex(/^[\w/+=.@-]+$/u, SECRET)
      .exactOptional(),
  },
  mend('Give { "host": … }, with "port", "mailbox" and "secretName" where they are others.'),
);

const ses = z.strictObject(
  {
    /** The sender; its domain is verified in SES. */
    from: z.email(FROM),
  },
  mend('Give { "from": … }.'),
);

const smtp = z.strictObject(
  {
    /** Name of the mail server. */
    host: z.string(HOST).regex(/^[a-z0-9.-]+$/u, HOST),
    /** 465, or 587 with STARTTLS. */
    port: z.int(PORT).min(1, PORT).max(65_535, PORT),
    /** The sender. */
    from: z.email(FROM),
    /** Name of the secret in Secrets Manager with the server's user and password. */
    secretName: z.string(SECRET).regex(/^[\w/+=.@-]+$/u, SECRET),
    /** The sender's mailbox. Without it, nobody hears of mail that comes back after the mail server took it. */
    bounces: bounces.exactOptional(),
  },
  mend('Give { "host": …, "port": …, "from": …, "secretName": … }.'),
);

export type Smtp = Readonly<z.output<typeof smtp>>;

export const mail = oneOf(
  [z.strictObject({ ses }), z.strictObject({ smtp })],
  'Give { "ses": … } or { "smtp": … }, not both; or leave it out for no mail.',
);
