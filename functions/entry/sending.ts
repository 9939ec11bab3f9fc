/** What waiting letters are sent with, as the environment says. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { attachedFile } from '../actions/attached-file.ts';
import { accessTo } from '../actions/robot-access.ts';
import type { SendingPorts } from '../actions/send-mails.ts';
import { wordOf } from '../bulletin/word.ts';
import { ENVIRONMENT } from '../environment.ts';
import { renewedMailer } from '../mail/renewed-mailer.ts';
import { notSetUp, robotMailers } from '../mail/robot-mailer.ts';
import { sesClient, sesMailer } from '../mail/ses-mailer.ts';
import { smtpMailer } from '../mail/smtp-mailer.ts';
import type { Mailer, Store } from '../ports.ts';
import { relay } from './letters.ts';
import { mailAccount } from './mail-account.ts';
import { required } from './required.ts';

/** Connections to the relay at once; SES takes 14 messages a second of a new account. */
export const RATE = { atOnce: 5, perSecond: 10 } as const;

const sender = () => ({ name: '实事台账', address: required(ENVIRONMENT.mailFrom) });

const overSmtp = (): Mailer => {
  const port = Number(required(ENVIRONMENT.smtpPort));
  const server = { host: required(ENVIRONMENT.smtpHost), port, secure: port === 465 };
  const from = sender();
  return renewedMailer({
    account: () => mailAccount(required(ENVIRONMENT.smtpSecret)),
    make: (account) => smtpMailer({ relay: { ...server, ...account }, from, now: Date.now, atOnce: RATE.atOnce }),
    now: Date.now,
  });
};

const mailer = (): Mailer => {
  const kind = relay();
  if (kind === 'none') return notSetUp;
  if (kind === 'smtp') return overSmtp();
  return sesMailer({ client: sesClient(), from: sender(), configurationSet: required(ENVIRONMENT.configurationSet), now: Date.now });
};

export const sendingParts = (store: Store): SendingPorts => {
  return {
    store,
    mailers: { mail: mailer(), ...robotMailers({ accessTo: accessTo(store), now: Date.now }) },
    files: (attachment) => attachedFile({ store, wordOf }, attachment),
    now: Date.now,
    newId: randomUUID,
    pause,
  };
};
