/** What waiting letters are sent with, as the environment says. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { attachedFile } from '../actions/attached-file.ts';
import { accessTo } from '../actions/robot-access.ts';
import type { SendingPorts } from '../actions/send-mails.ts';
import { wordOf } from '../bulletin/word.ts';
import { ENVIRONMENT } from '../environment.ts';
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

const overSmtp = async (): Promise<Mailer> => {
  const port = Number(required(ENVIRONMENT.smtpPort));
  const { user, password } = await mailAccount(required(ENVIRONMENT.smtpSecret));
  const server = { host: required(ENVIRONMENT.smtpHost), port, secure: port === 465, user, password };
  return smtpMailer({ relay: server, from: sender(), now: Date.now, atOnce: RATE.atOnce });
};

/** One whose password is read when there is something to send; one that could not be read is asked for again. */
const whenNeeded = (make: () => Promise<Mailer>): Mailer => {
  let made: Promise<Mailer> | null = null;
  return {
    send: async (...message) => {
      made ??= make().catch((error: unknown) => {
        made = null;
        throw error;
      });
      return (await made).send(...message);
    },
  };
};

const mailer = (): Mailer => {
  const kind = relay();
  if (kind === 'none') return notSetUp;
  if (kind === 'smtp') return whenNeeded(overSmtp);
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
