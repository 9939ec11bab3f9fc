/** How a city's mail goes out: by SES, or by any server that takes SMTP. */
import * as z from 'zod';
import { oneOf } from './choice.ts';
import { mend } from './complaints.ts';

const FROM = mend('Give the sender as an e-mail address.');
const HOST = mend('Give the name of the mail server, such as "smtp.example.cn".');
const PORT = mend('Give the port of the mail server, such as 465.');
const SECRET = mend('Give the name of the secret in Secrets Manager that holds {"user": …, "password": …}; never the password itself.');

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
  },
  mend('Give { "host": …, "port": …, "from": …, "secretName": … }.'),
);

export const mail = oneOf(
  [z.strictObject({ ses }), z.strictObject({ smtp })],
  'Give { "ses": … } or { "smtp": … }, not both; or leave it out for no mail.',
);
